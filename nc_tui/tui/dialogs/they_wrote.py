"""They wrote: a moment first, then one question; and what a rule says before an answer."""

from typing import ClassVar, Literal, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.content.shapes.they_wrote import First
from nc_tui.core.records import Contact, ContactKind, whole_seconds
from nc_tui.core.text import one_line
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.keyed_rows import KeyedRows

ANSWER = "answer"
"""The way on to an answer; any other leads to Safety."""


LEFT_AS = "they-wrote"
"""The name of what they wrote, until it is kept."""


_LEAVE = Hint("esc", "not now", "screen.leave")
_IN_ROWS = (Hint("tab", "a line", "app.focus_next"), _LEAVE)
_IN_THE_LINE = (Hint("enter", "what kind", "screen.keep"), _LEAVE)


class TheyWroteDialog(Dialog[Contact]):
    """Returns the line for the ledger as soon as the kind of message is chosen, with what they
    wrote where the person put that down before.

    A breath opens over it, and comes back to it.
    """

    SHEETS = ("keyed",)
    TITLE = "their message"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "b,u", "app.surf", "a breath first", tooltip="a breath first", show=False,
            id="they-wrote.breath",
        ),
    ]  # fmt: skip

    def compose(self) -> ComposeResult:
        words = self.nc.words.contact.they_wrote
        with Vertical(classes="dialog keyed", id="they-wrote"):
            opening = words.opening_by(one_line(self.nc.snapshot.settings.them))
            yield Static(Content.styled(opening, "$foreground bold"), markup=False)
            yield Static(words.about, markup=False)
            yield KeyLine([Hint("b", words.breath, "app.surf")], classes="keyed-aside", strong=True)
            yield Static(words.question, classes="keyed-asks", markup=False)
            yield KeyedRows(words.answers_under(self.nc.snapshot.rule))
            yield Field(placeholder=words.note_label, id="they-wrote-note")
            yield DialogKeys(_IN_ROWS)

    def on_descendant_focus(self) -> None:
        keys = _IN_THE_LINE if self.query_one(Field).has_focus else _IN_ROWS
        self.query_one(DialogKeys).become(keys)

    @property
    def left_as(self) -> str:
        return LEFT_AS

    def steps_out(self) -> bool:
        is_in_words = self.is_in_words
        if is_in_words:
            self.query_one(KeyedRows).focus()  # where letters choose again
        return is_in_words

    def action_keep(self) -> None:
        note = self.query_one(Field)
        if note.has_focus:
            self.query_one(KeyedRows).focus()
            return
        clock = self.nc.clock
        chosen = self.query_one(KeyedRows).chosen
        answer = cast(Literal["practical", "emotional", "unsafe"], chosen)
        wrote = Contact(
            id=self.nc.new_id(Contact), at=whole_seconds(clock.now()), zone=clock.zone.key,
            kind=ContactKind.THEY_WROTE, ends_run=False, answer=answer,
            note=note.line or None,
        )  # fmt: skip
        self.dismiss(wrote)


class FirstDialog(Dialog[str]):
    """What the rule in force has to say first. Returns the id of the way taken."""

    SHEETS = ("keyed",)
    TITLE = "before an answer"

    def __init__(self, first: First) -> None:
        super().__init__()
        self._first = first

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog keyed"):
            yield Static(Content.styled(self._first.opening, "$foreground bold"))
            for line in self._first.lines:
                yield Static(line, classes="keyed-line", markup=False)
            yield KeyedRows(self._first.choices)
            yield DialogKeys([Hint("esc", "leave it unanswered", "screen.leave")])

    def action_keep(self) -> None:
        self.dismiss(self.query_one(KeyedRows).chosen)
