"""Confirm: one question before something that is hard to take back."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint


class Confirm(Dialog[bool]):
    """True for yes, None otherwise.

    Yes is ``y``: neither enter nor the key that asked, so that a key held down answers nothing.
    """

    TITLE = "this question"
    BINDINGS = [Binding("y", "yes", "yes", show=False)]

    def __init__(self, question: str, words: Content | str, *, yes: str, no: str) -> None:
        """``words`` says what will happen; ``yes`` and ``no`` label the two keys."""
        super().__init__()
        self._question, self._words = question, words
        self._yes, self._no = yes, no

    def compose(self) -> ComposeResult:
        words = self._words if isinstance(self._words, Content) else Content(self._words)
        with Vertical(classes="dialog confirm"):
            yield Static(Content.styled(self._question, "bold"), markup=False)
            yield Static(words, classes="confirm-words", markup=False)
            yield DialogKeys(
                [Hint("y", self._yes, "screen.yes"), Hint("esc", self._no, "screen.leave")]
            )

    def action_yes(self) -> None:
        self.dismiss(True)
