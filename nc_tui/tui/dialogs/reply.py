"""A short, practical answer: written beside four rules, never sent, and what became of it."""

from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.records import Entry
from nc_tui.core.reply import hints
from nc_tui.tui.dialogs.answer import AnswerDialog
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.phrases import rule_words
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.either import Either
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.keyed_rows import KeyedRows
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.options import Option
from nc_tui.tui.widgets.reply_rules import ReplyRules

SENT, LATER = "sent", "later"
"""Endings of a draft that keep something; any other lets it go."""
_GO, _KEEP = "go", "keep"


class ReplyDialog(AnswerDialog):
    """A draft that outlives a kill, as an answer in place does; the rules only hint."""

    TITLE = "a short answer"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s,escape", "keep", "done: was it sent?", tooltip="done: was it sent?",
            show=False, priority=True, id="reply.done",
        ),
    ]  # fmt: skip

    def __init__(self, page: Entry, problem: str = "") -> None:
        """``page`` is the draft's frame, and ``problem`` why it could not be kept."""
        super().__init__("", page)
        self._refused = problem

    def compose(self) -> ComposeResult:
        words = self.nc.words.contact.reply
        self._area.id = "reply-text"
        self._area.placeholder = words.example
        with VerticalScroll(classes="dialog", id="reply", can_focus=False):
            with Horizontal(classes="dialog-title"):
                yield Static(Content.styled(words.title, "$foreground bold"))
                yield Static(words.about, classes="dialog-aside", markup=False)
            allowed = rule_words(self.nc.words, self.nc.snapshot)
            if allowed:
                yield Static(allowed, id="reply-allowed", markup=False)
            yield Notice()
            with Horizontal(id="reply-page"):
                yield self._area
                with Vertical(id="reply-beside"):
                    yield ReplyRules(words.rules)
                    source = f"After {words.source}. {words.mark.capitalize()} evidence."
                    yield Static(source, id="reply-source", markup=False)
            yield DialogKeys([Hint("esc", "done", "screen.keep")])

    def on_mount(self) -> None:
        self.query_one("#reply").set_class(bool(self.query("#reply-allowed")), "-ruled")
        self._listen()
        if self._refused:
            self.query_one(Notice).tell(self._refused, "It is still here, and esc tries again.")

    def on_text_area_changed(self) -> None:
        self._listen()

    def _listen(self) -> None:
        heard = self.nc.words.contact.reply.heard
        self.query_one(ReplyRules).lit = hints(self._area.text, heard)


class EndingDialog(Dialog[str]):
    """Was it sent? Returns the id of the ending; ``esc`` goes back to the draft."""

    SHEETS = ("keyed",)
    TITLE = "the draft"

    def compose(self) -> ComposeResult:
        words = self.nc.words.contact.reply
        with Vertical(classes="dialog keyed"):
            yield Static(Content.styled(words.question, "$foreground bold"))
            yield KeyedRows(words.endings)
            yield DialogKeys([Hint("esc", "back", "screen.leave")])

    def action_keep(self) -> None:
        self.dismiss(self.query_one(KeyedRows).chosen)


LEFT_AS = "sent"
"""The name of what is said of a message that was sent, until it is kept."""


class Sent(NamedTuple):
    """What is to be kept of an answer that was sent."""

    note: str = ""
    keeps_text: bool = False


class SentDialog(Dialog[Sent]):
    """It was sent: a line for the ledger if they want, and whether the words stay here too."""

    TITLE = "a message sent"
    letters = "choose: each is underlined"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "keep", show=False)]

    def __init__(self, sent: Sent, problem: str = "") -> None:
        """``sent`` are the answers so far."""
        super().__init__(problem)
        self._sent = sent

    @property
    def left_as(self) -> str:
        return LEFT_AS

    @property
    def takes_up(self) -> bool:
        # It is asked again where the words of the message could not be kept.
        return self._sent == Sent()

    def compose(self) -> ComposeResult:
        words = self.nc.words.contact.reply
        with Vertical(classes="dialog", id="sent"):
            yield Static(Content.styled(words.sent, "$foreground bold"), classes="sent-words")
            yield Static(words.sent_about, classes="sent-words", markup=False)
            yield Notice()
            with Vertical(classes="dialog-line"):
                yield Static("one line, if you want", markup=False)
                yield Field(self._sent.note, id="sent-note")
            yield Either(
                "the draft", Option(_GO, "let it go", "g"), Option(_KEEP, "into the journal", "j"),
                _KEEP if self._sent.keeps_text else _GO, indent=14,
            )  # fmt: skip
            yield DialogKeys(
                [
                    Hint("enter", "keep", "screen.keep"),
                    Hint("tab", "next", "app.focus_next"),
                    Hint("esc", "back", "screen.leave"),
                ]
            )

    def on_key(self, event: events.Key) -> None:
        # A letter typed into the field never comes here.
        if self.query_one(Either).choose_key(event.character or ""):
            event.stop()

    def action_keep(self) -> None:
        keeps = self.query_one(Either).chosen == _KEEP
        self.dismiss(Sent(self.query_one(Field).line, keeps))
