"""Your plan: reasons, sentences, people, things to do, the rule; written on a good day."""

import asyncio

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from nc_tui.core.records import PlanItem
from nc_tui.core.state import Snapshot
from nc_tui.tui.actions import Command, bindings_of, command
from nc_tui.tui.first_hints import FirstHint
from nc_tui.tui.flows.erasing import erase
from nc_tui.tui.flows.plan import move, write_line
from nc_tui.tui.flows.taking_away import take_out
from nc_tui.tui.screens.plan_blocks import Place, blocks_of
from nc_tui.tui.screens.two_lists import TwoLists
from nc_tui.tui.widgets.block_list import BlockList
from nc_tui.tui.widgets.hint_line import HintLine
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.page_head import PageHead
from nc_tui.tui.widgets.page_scroll import PageScroll

_LEFT = ("reason", "if-then", "milestone")
_RIGHT = ("person", "activity", "rule")
_ORDERED = ("reason", "if-then", "person", "activity")
"""What stands in an order of the person's own."""
_WRITTEN = (*_ORDERED, "milestone", "rule")
_WORDS = 62  # columns: a line of words is no longer


class PlanScreen(TwoLists):
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
    )
    first_hint = FirstHint(
        "plan", "a", "adds a line; it shows up where it helps", "adds a line", "add",
        lambda snapshot: any(item.kind in ("if-then", "activity") for item in snapshot.plan),
    )  # fmt: skip
    BINDINGS = [
        *bindings_of(commands),
        Binding("escape", "back", "back", tooltip="back", show=False, id="plan.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._turn = asyncio.Lock()
        self._moving = 0
        """Moves that are not on disk yet."""

    def compose(self) -> ComposeResult:
        yield PageHead("p", "Plan", "ctrl+z takes anything back")
        yield HintLine(self.first_hint)
        with PageScroll(id="plan-body", can_focus=False), Horizontal(id="plan-sides"):
            yield BlockList(id="plan-left")
            yield BlockList(id="plan-right")
        yield KeyLine(id="plan-keys")
        yield Notice()
        yield KeyLine(id="plan-footer", strong=True)

    @property
    def place(self) -> Place:
        """The line under the cursor."""
        value = self.listed.value
        return value if isinstance(value, Place) else Place("reason")

    @property
    def item(self) -> PlanItem | None:
        """Its record; None where nothing is written yet."""
        place = self.place
        lines = self.nc.snapshot.plan_of(place.kind)
        return next((item for item in lines if item.id == place.item_id), None)

    # What is seen

    def show(self, snapshot: Snapshot) -> None:
        column, today = self.lay_out(), snapshot.today(self.nc.clock.now())
        sides = [_LEFT, _RIGHT] if self.has_two else [(*_LEFT, *_RIGHT), ()]
        for listed, kinds in zip(self.lists, sides, strict=True):
            width = min(_WORDS, column)
            listed.show(blocks_of(snapshot, self.nc.words, kinds, width, today))
        self._show_keys()

    def _show_keys(self) -> None:
        keys = [
            Hint("a", "add", "add"), Hint("e", "change", "change"),
            Hint("d", "take out", "take_out"), Hint("J K", "move"),
        ]  # fmt: skip
        settings = command("settings")
        right = [Hint(settings.shown, "settings", settings.action)] if self.has_two else []
        self.query_one("#plan-keys", KeyLine).show(keys, right)
        self.query_one("#plan-footer", KeyLine).show(*self.footer_keys())

    def go_to(self, record_id: int) -> None:
        """Put the cursor on a line, if it is there."""
        for item in self.nc.snapshot.plan:
            if item.id == record_id:
                for listed in self.lists:
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
                return (self.item is not None and self._can_go(parameters)) or None
        return super().check_action(action, parameters)

    def _can_go(self, parameters: tuple[object, ...]) -> bool:
        """Whether the line has a place to go to; while others are on their way, any has."""
        kind, item_id = self.place
        if kind not in _ORDERED:
            return False
        ids = [item.id for item in self.nc.snapshot.plan_of(kind)]
        end = ids[-1] if parameters == (1,) else ids[0]
        return bool(self._moving) or item_id != end

    def on_row_list_opened(self) -> None:
        if self.item is None:
            self.action_add()
        elif self.place.kind in _WRITTEN:
            self.action_change()

    def action_add(self) -> None:
        self.do(self._write(self.place.kind))

    def action_change(self) -> None:
        self.do(self._write(self.place.kind, self.item))

    async def _write(self, kind: str, item: PlanItem | None = None) -> None:
        kept = await write_line(self.nc, kind, item)
        if kept is not None:
            self.renew()
            self.go_to(kept.id)

    def action_take_out(self) -> None:
        if self.item is not None:
            self.do(take_out(self.nc, self.item, self.nc.words.plan.taken_out))

    def action_erase(self) -> None:
        item = self.item
        if item is not None:
            words = [listed.words_of(self.place) for listed in self.lists]
            self.do(erase(self.nc, item, "Erase this line?", "".join(words)))

    def action_place(self, step: int) -> None:
        if self.item is not None:
            self._moving += 1
            self.run_worker(self._move(self.place, step), group="move")

    async def _move(self, place: Place, step: int) -> None:
        try:
            async with self._turn:  # each from where the one before has put it
                await move(self.nc, place.kind, place.item_id, step)
        finally:
            self._moving -= 1
