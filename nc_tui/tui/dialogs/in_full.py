"""A question that is answered by a word typed in full: no key held down, no habit says yes."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.notice import Notice


class InFullDialog(Dialog[bool]):
    """True once the word stands there in full, None otherwise."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "go on, once the word stands there", show=False),
    ]
    WORD = ""
    does = "go on"
    """What enter does then."""
    stays = "leave it"
    """What esc does."""
    nothing_happens = "Nothing is changed."

    def __init__(self, question: str, words: Sequence[Content | str], problem: str = "") -> None:
        """``words`` are paragraphs: what it is about, and what will happen."""
        super().__init__(problem)
        self._question = question
        self._words = [words if isinstance(words, Content) else Content(words) for words in words]

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog in-full", can_focus=False):
            yield Static(Content.styled(self._question, "bold"), markup=False)
            for words in self._words:
                yield Static(words, classes="in-full-words", markup=False)
            yield Field(placeholder=f"type {self.WORD} to go on", id="in-full-word")
            yield Notice()
            yield DialogKeys([Hint("enter", self.does, "keep"), Hint("esc", self.stays, "leave")])

    def on_mount(self) -> None:
        self.query_one(Field).focus()

    def action_keep(self) -> None:
        if self.query_one(Field).line.lower() == self.WORD:
            self.dismiss(True)
        else:
            notice = self.query_one(Notice)
            notice.tell(f"{self.nothing_happens} Type {self.WORD} in full, or esc.")
