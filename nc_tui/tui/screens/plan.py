"""Your plan: reasons, sentences, people, things to do, the rule; written on a good day."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll

from nc_tui.core.records import PlanItem
from nc_tui.core.state import Snapshot
from nc_tui.tui.actions import BY_NAME, Command, bindings_of
from nc_tui.tui.first_hints import FirstHint
from nc_tui.tui.flows.erasing import erase
from nc_tui.tui.flows.plan import move, take_out, write_line
from nc_tui.tui.screens.beside import WIDE, BesideScreen
from nc_tui.tui.screens.plan_blocks import Place, blocks_of
from nc_tui.tui.widgets.block_list import BlockList
from nc_tui.tui.widgets.hint_line import HintLine
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.page_head import PageHead

_TWO_COLUMNS = 76  # columns of the window
_LEFT = ("reason", "if-then", "milestone")
_RIGHT = ("person", "activity", "rule")
_ORDERED = ("reason", "if-then", "person", "activity")
"""What stands in an order of the person's own."""
_WRITTEN = (*_ORDERED, "milestone", "rule")
_GUTTER = 6


class PlanScreen(BesideScreen):
    """Two lists side by side, or one of all."""

    TITLE = "your plan"
    about = "Each line shows up where it helps: on Today, after a breath, in Safety."
    commands = (
        Command("plan.add", "a", "add", "add a line here"),
        Command("plan.change", "e", "change", "change this line"),
        Command("plan.remove", "d", "take_out", "take this line out"),
        Command("plan.later", "J", "place(1)", "one place down"),
        Command("plan.sooner", "K", "place(-1)", "one place up"),
        Command("plan.erase", "D", "erase", "erase this line: for good, and every copy"),
        BY_NAME["settings"],
    )
    first_hint = FirstHint(
        "plan", "a", "adds a line; it shows up where it helps", "adds a line", "add",
        lambda snapshot: any(item.kind in ("if-then", "activity") for item in snapshot.plan),
    )  # fmt: skip
    BINDINGS = [
        *bindings_of(commands),
        Binding("left", "side(0)", "the left side", show=False),
        Binding("right", "side(1)", "the right side", show=False),
        Binding("escape", "back", "back", tooltip="back", show=False, id="plan.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._turn = asyncio.Lock()

    def compose(self) -> ComposeResult:
        yield PageHead("p", "Plan", "ctrl+z takes anything back")
        yield HintLine(self.first_hint)
        with VerticalScroll(id="plan-body", can_focus=False), Horizontal(id="plan-sides"):
            yield BlockList(id="plan-left")
            yield BlockList(id="plan-right")
        yield KeyLine(id="plan-keys")
        yield Notice()
        yield KeyLine(id="plan-footer", strong=True)

    def on_mount(self) -> None:
        self._lists[0].focus()

    @property
    def _lists(self) -> list[BlockList]:
        return list(self.query(BlockList))

    @property
    def place(self) -> Place:
        """The line under the cursor."""
        lists = [each for each in self._lists if each.has_focus] or self._lists
        value = lists[0].value
        return value if isinstance(value, Place) else Place("reason")

    @property
    def item(self) -> PlanItem | None:
        """Its record; None where nothing is written yet."""
        place = self.place
        lines = self.nc.snapshot.plan_of(place.kind)
        return next((item for item in lines if item.id == place.item_id), None)

    # What is seen

    def show(self, snapshot: Snapshot) -> None:
        width, margin = self.app.size.width, self.margin
        today = snapshot.today(self.nc.clock.now())
        left, right = self._lists
        sides = [_LEFT, _RIGHT] if width >= _TWO_COLUMNS else [(*_LEFT, *_RIGHT), ()]
        column = (width - 2 * margin - _GUTTER) // 2 if sides[1] else width - 2 * margin
        if width >= _TWO_COLUMNS and width < WIDE:
            column = 36  # text at 2 and 42
        right.display = bool(sides[1])
        if right.has_focus and not right.display:
            left.focus()
        indent = min(2, margin)
        for listed, kinds in zip((left, right), sides, strict=True):
            listed.indent = indent
            listed.styles.width = column + indent
            listed.show(blocks_of(snapshot, self.nc.words, kinds, min(62, column), today))
        right.styles.margin = (0, 0, 0, max(0, _GUTTER - indent) if width >= WIDE else 2)
        left.styles.margin = (0, 0, 0, margin - indent)
        self._show_keys()

    def _show_keys(self) -> None:
        roomy = self.app.size.width >= _TWO_COLUMNS
        keys = [
            Hint("a", "add", "add"), Hint("e", "change", "change"),
            Hint("d", "take out", "take_out"), Hint("J K", "move"),
        ]  # fmt: skip
        settings = BY_NAME["settings"]
        right = [Hint(settings.shown, "settings", settings.action)] if roomy else []
        self.query_one("#plan-keys", KeyLine).show(keys, right)
        self.query_one("#plan-footer", KeyLine).show(*self.footer_keys())

    def go_to(self, record_id: int) -> None:
        """Put the cursor on a line, if it is there."""
        for item in self.nc.snapshot.plan:
            if item.id == record_id:
                for listed in self._lists:
                    if listed.go_to(Place(item.kind, item.id)):
                        listed.focus()

    # What is pressed

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "add":
                return self.place.kind in _WRITTEN or None
            case "change":
                return (self.item is not None and self.place.kind in _WRITTEN) or None
            case "take_out" | "erase":
                return self.item is not None or None
            case "place":
                return (self.item is not None and self.place.kind in _ORDERED) or None
        return True

    def on_row_list_opened(self) -> None:
        if self.item is None:
            self.action_add()
        elif self.place.kind in _WRITTEN:
            self.action_change()

    def action_side(self, side: int) -> None:
        if self._lists[side].display:
            self._lists[side].focus()

    def action_add(self) -> None:
        self._do(self._write(self.place.kind))

    def action_change(self) -> None:
        self._do(self._write(self.place.kind, self.item))

    async def _write(self, kind: str, item: PlanItem | None = None) -> None:
        kept = await write_line(self.nc, kind, item)
        if kept is not None:
            self.renew()
            self.go_to(kept.id)

    def action_take_out(self) -> None:
        if self.item is not None:
            self._do(take_out(self.nc, self.item))

    def action_erase(self) -> None:
        item = self.item
        if item is not None:
            words = [listed.words_of(self.place) for listed in self._lists]
            self._do(erase(self.nc, item, "Erase this line?", "".join(words)))

    def action_place(self, step: int) -> None:
        if self.item is not None:
            self.run_worker(self._move(self.place, step), group="move")

    async def _move(self, place: Place, step: int) -> None:
        async with self._turn:  # each from where the one before has put it
            await move(self.nc, place.kind, place.item_id, step)

    def _do(self, steps: Coroutine[Any, Any, object]) -> None:
        self.run_worker(steps, group="flow", exclusive=True)
