"""Library: doubts, and a card to each; beside the list where there is room, else over it."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from nc_tui.core.errors import NcError
from nc_tui.core.records import PlanItem
from nc_tui.core.state import Snapshot
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.first_hints import FirstHint
from nc_tui.tui.flows.own_words import change_own_words, new_own_words
from nc_tui.tui.flows.taking_away import take_out
from nc_tui.tui.phrases import counted
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.widgets.card_list import CardList
from nc_tui.tui.widgets.card_page import CardPage
from nc_tui.tui.widgets.doubt_field import DoubtField
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.row_list import RowList
from nc_tui.tui.widgets.safety_first import SafetyFirst

if TYPE_CHECKING:
    from nc_tui.content.library import Library

_WIDE, _MEDIUM = 100, 60
_TAKEN_OUT = "It is out of the library."


class LibraryPane(Pane, can_focus=False):
    """All doubts by heading, or those that the words in the field ask for."""

    commands = (
        Command("library.search", "slash", "search", "search: in your own words", key_shown="/"),
        Command("library.read", "enter", "read", "read this card"),
        Command("library.add", "a", "add", "a card of your own"),
        Command("library.change", "e", "change", "change this card of yours"),
        Command("library.take-away", "d", "take_away", "take this card of yours out"),
        Command("library.read-on", "space", "read_on(1)", "read on down the card"),
        Command("library.read-back", "backspace", "read_on(-1)", "read back up the card"),
        Command("library.list", "escape", "list", "back to the list, then to all cards"),
    )
    about = (
        "What others claim stands as a claim, with what speaks against it. "
        "Solid: several studies agree. Some: one or two. Thin: opinion."
    )
    first_hint = FirstHint(
        "library", "/", "finds an answer to a doubt, in your own words", "asks in your own words",
        "search",
    )  # fmt: skip
    BINDINGS = bindings_of(commands)

    def compose(self) -> ComposeResult:
        with Vertical(id="library-list"):
            with Horizontal(id="library-search"):
                yield Static(Content.styled("/", "$primary"), id="library-slash")
                yield DoubtField(id="library-field")
            yield SafetyFirst()
            yield CardList()
            yield Static(id="library-none", markup=False)
            yield KeyLine(id="library-keys")
        with Vertical(id="library-card"):
            yield CardPage()
            yield KeyLine(id="card-keys")

    def on_mount(self) -> None:
        self._wanted = ""
        self._list, self._page = self.query_one(CardList), self.query_one(CardPage)
        self._field = self.query_one(DoubtField)
        # Not by the list's message: that comes a frame later, and the card with it.
        self.watch(self._list, "cursor", self._show_card, init=False)
        self.watch(self._page, "is_longer", self._show_keys, init=False)

    @property
    def is_wide(self) -> bool:
        return self.columns >= _WIDE

    @property
    def is_reading(self) -> bool:
        """Whether the card stands over the list."""
        return self.has_class("-reading")

    @property
    def library(self) -> "Library | None":
        """The cards; None where the program's own could not be read, and that was told."""
        try:
            return self.nc.library
        except NcError as error:
            self.nc.notice(str(error))
            return None

    @property
    def own(self) -> PlanItem | None:
        """What stands under the cursor, where it is the person's own."""
        card = self._list.card
        items = self.nc.snapshot.plan_of("card")
        return next((item for item in items if card and str(item.id) == card.id), None)

    @property
    def safety_topic(self) -> str:
        card = self._list.card if self.is_wide or self.is_reading else None
        return card.safety_topic if card else ""

    def fact(self, snapshot: Snapshot) -> str:
        library = self.library
        return counted(len(library.cards), "card") if library else ""

    def arrive(self) -> None:
        (self._page if self.is_reading else self._list).focus()

    # What is seen

    def show(self, snapshot: Snapshot) -> None:
        if self.is_reading and self.is_wide:
            self._read(False)
        self._list.indent = 2 if self.columns >= _MEDIUM else 1
        words = "a doubt, in your own words" if self.columns >= _MEDIUM else "in your own words"
        self._field.placeholder = words
        self._show_list()
        self._show_card()

    def _show_list(self) -> None:
        library = self.library
        if library is None:
            return
        words = self._field.line
        # No card is an answer to words of danger.
        is_answered = self.query_one(SafetyFirst).hear(words)
        cards, speaks = library.find("" if is_answered else words)
        cards = [] if is_answered else cards
        above = None if speaks or not cards else library.near
        self._list.show(cards, () if words else library.groups, above)
        if self._wanted and self._list.go_to(self._wanted):
            self._wanted = ""
        none = self.query_one("#library-none", Static)
        none.display = not cards and not is_answered
        none.update(
            Content.assemble(
                ("No card has these words.", "$text-muted"), "\n\n",
                ("esc", "$primary bold"), ("  all cards   ", "$text-muted"),
                ("f2", "$primary bold"), ("  breathe   ", "$text-muted"),
                ("f3", "$primary bold"), ("  people and lines", "$text-muted"),
            )
        )  # fmt: skip
        self._list.display = bool(cards)

    def _show_card(self) -> None:
        library = self.library
        if library is not None:
            self._page.show(self._list.card, library, self.nc.snapshot.rule)
        self._show_keys()

    def _show_keys(self) -> None:
        roomy = self.columns >= _MEDIUM
        search, add = Hint("/", "search", "search"), Hint("a", "your own", "add")
        mine = [Hint("e", "change", "change"), Hint("d", "take out", "take_away")]
        mine = mine if self.own is not None else []
        library = self.library
        count = counted(len(library.cards), "card") if library else ""
        read = Hint("enter", "read", "read")
        left = [read, search, add, *mine]
        if self._field.has_focus:
            left = [read, Hint("↓ ↑", "choose"), Hint("esc", "list")]
        self.query_one("#library-keys", KeyLine).show(left, note=count)
        keys = left[1:] if self.is_wide else []
        if not self.is_wide:
            keys = [Hint("esc", "back to the list" if roomy else "back", "list"), *mine]
        if self._page.is_longer:
            keys.insert(0, Hint("space", "read on" if roomy else "more", "read_on(1)"))
        self.query_one("#card-keys", KeyLine).show(keys)

    def on_descendant_focus(self) -> None:
        # By a class: what lies beside a field in focus is not restyled by the sheet alone.
        self.query_one("#library-search").set_class(self._field.has_focus, "-typing")
        self._show_keys()

    # What is searched and read

    def action_search(self) -> None:
        self._read(False)
        self._field.focus()

    @on(Input.Changed, "#library-field")
    def _searched(self) -> None:
        self._show_list()
        self._show_card()

    @on(DoubtField.Stepped)
    def _stepped(self, message: DoubtField.Stepped) -> None:
        self._list.action_move(message.rows)

    @on(DoubtField.Left)
    def _left(self, message: DoubtField.Left) -> None:
        if self._list.card is None:
            self._field.value = ""
        self._list.focus()
        if message.reads:
            self.action_read()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.action_read()

    def go_to_card(self, card_id: str) -> None:
        """Put the cursor on a card, now or as soon as it is in the list."""
        self._field.value = ""
        self._show_list()
        self._wanted = "" if self._list.go_to(card_id) else card_id

    def go_to(self, record_id: int) -> None:
        self.go_to_card(str(record_id))

    def action_read(self) -> None:
        if self._list.card is not None and not self.is_wide and not self.is_reading:
            self._read(True)

    def _read(self, reading: bool) -> None:
        self.set_class(reading, "-reading")
        (self._page if reading else self._list).focus()

    def action_read_on(self, direction: int) -> None:
        self._page.action_page(direction)

    def action_list(self) -> None:
        if self.is_reading or self._page.has_focus:
            self._read(False)
        elif self._field.value:
            card = self._list.card
            self.go_to_card(card.id if card else "")

    # Cards of the person's own

    def action_add(self) -> None:
        self.run_worker(self._add(), group="flow", exclusive=True)

    async def _add(self) -> None:
        kept = await new_own_words(self.nc, "card")
        if kept is not None:
            self.go_to(kept.id)

    def action_change(self) -> None:
        if self.own is not None:
            flow = change_own_words(self.nc, "card", self.own)
            self.run_worker(flow, group="flow", exclusive=True)

    def action_take_away(self) -> None:
        if self.own is not None:
            flow = self._take_away(self.own)
            self.run_worker(flow, group="flow", exclusive=True)

    async def _take_away(self, item: PlanItem) -> None:
        if await take_out(self.nc, item, _TAKEN_OUT) and self.is_reading:
            self._read(False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("change", "take_away"):
            return self.own is not None or None
        if action == "list":
            return self.is_reading or self._page.has_focus or bool(self._field.value)
        return True
