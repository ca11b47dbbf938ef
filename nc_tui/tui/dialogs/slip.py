"""After a contact that ended a run: kind words, what went before, and what would help now."""

from typing import ClassVar

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.content.shapes import Way
from nc_tui.core.answers import Answers
from nc_tui.core.before import Before, read_before, say_before
from nc_tui.core.records import Contact
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.triggers import trigger_options
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_grid import KeyGrid
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.keyed_rows import KeyedRows
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.options import Option


class BeforeDialog(Dialog[Contact]):
    """Returns the line with what was chosen; None where nothing of it changed.

    ``esc`` keeps it too, so nothing is lost, and asks no more: ``goes_on`` is False then.
    """

    TITLE = "what went before"
    letters = "choose, or not again"
    AUTO_FOCUS = ""  # letters choose, until the person comes to the field
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "go on", show=False),
        Binding("tab", "own", "own words", show=False),
        Binding("escape", "leave", "done: keep it and close", show=False),
    ]

    def __init__(self, contact: Contact, said: str, ended: str, problem: str = "") -> None:
        """``said`` is the kind sentence about ``contact``, the line as it is kept; ``ended``
        says what became of the run."""
        super().__init__(problem)
        self._contact, self._said, self._ended = contact, said, ended
        self._field = Field(id="slip-own")
        self.goes_on = False

    @property
    def left_as(self) -> str:
        """It is not asked again of this contact; its line in the ledger can be changed."""
        return f"contact-{self._contact.id}"

    def answers(self) -> Answers:
        return {"contact-before": self._answer().before or ""}

    def compose(self) -> ComposeResult:
        words = self.nc.words.slip.before
        options = trigger_options(self.nc.words, self.nc.snapshot)
        self._labels = {option.value: option.label for option in options}
        self._options = options
        self.own_letters = "".join(option.key for option in options)
        before = read_before(self._contact.before, self._labels)
        self._chosen = list(before.chosen)
        self._field.begin(before.own)
        self._field.placeholder = words.own_words
        with VerticalScroll(classes="dialog slip", can_focus=False):
            yield Static(Content.styled(self._said, "$foreground bold"), id="slip-said")
            yield Static(self._ended, id="slip-ended", markup=False)
            yield Notice()
            yield Static(words.question, id="slip-asks", markup=False)
            yield Static(words.about, id="slip-about", markup=False)
            yield KeyGrid(options, columns=3, id="slip-before")
            yield self._field
            yield DialogKeys(
                [
                    Hint("enter", "go on", "screen.keep"),
                    Hint("tab", "write", "screen.own"),
                    Hint("esc", "done", "screen.leave"),
                ]
            )

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        self.query_one(KeyGrid).show(self._options, self._chosen)

    def on_key(self, event: events.Key) -> None:
        if isinstance(self.focused, Field) or not event.character:
            return
        for option in self._options:
            if option.key == event.character:
                event.stop()
                self._choose(option)

    def on_key_grid_chosen(self, message: KeyGrid.Chosen) -> None:
        for option in self._options:
            if option.value == message.value:
                self._choose(option)

    def _choose(self, option: Option) -> None:
        if option.value in self._chosen:
            self._chosen.remove(option.value)
        else:
            self._chosen.append(option.value)
        self._show()
        self.answered()

    def action_own(self) -> None:
        if self._field.has_focus:
            self.set_focus(None)
        else:
            self._field.focus()

    def action_keep(self) -> None:
        self.goes_on = True
        self._leave(self._answer())

    def action_leave(self) -> None:
        if self.steps_out():
            return
        # What could not be saved once is left then, as the message says.
        self._leave(self._contact if self._problem else self._answer())

    def _leave(self, answer: Contact) -> None:
        tries_again = bool(self._problem) and self.goes_on
        self.dismiss(answer if tries_again or answer != self._contact else None)

    def _answer(self) -> Contact:
        before = Before(tuple(self._chosen), self._field.line)
        if before == read_before(self._contact.before, self._labels):
            return self._contact
        return replace(self._contact, before=say_before(before, self._labels))

    async def put_down(self) -> None:
        await super().put_down()
        answer = self._answer()
        if answer != self._contact:
            # Should the person stay after all, it goes on from there.
            self._contact = await self.keep_at_the_end(answer) or self._contact


class NowDialog(Dialog[str]):
    """What would help now. Returns the id of the way taken; ``esc`` takes none."""

    SHEETS = ("keyed",)
    TITLE = "what would help now"

    def __init__(self, ways: tuple[Way, ...], said: str = "") -> None:
        """``said`` is what became of the way taken before this."""
        super().__init__()
        self._ways, self._news = ways, said

    def compose(self) -> ComposeResult:
        words = self.nc.words.slip.now
        with Vertical(classes="dialog keyed", id="slip-now"):
            yield Static(Content.styled(words.question, "$foreground bold"))
            yield Static(self._news or words.about, markup=False)
            yield KeyedRows(self._ways)
            yield DialogKeys([Hint("esc", "nothing now", "screen.leave")])

    def action_keep(self) -> None:
        self.dismiss(self.query_one(KeyedRows).chosen)
