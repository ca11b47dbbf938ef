"""Deleting a page: out of the journal, which ctrl+z takes back, or out of everything."""

from typing import Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint

Answer = Literal["delete", "erase"]


class DeleteDialog(Dialog[Answer]):
    """``delete``, ``erase``, which asks for a word before it does, or None: keep it."""

    SHEETS = ("confirm",)
    TITLE = "this question"
    # Neither enter nor the key that asked, so that a key held down answers nothing.
    BINDINGS = [
        Binding("y", "answer('delete')", "yes", show=False),
        Binding("D", "answer('erase')", "erase", show=False),
    ]

    def __init__(self, which: Content) -> None:
        """``which`` page it is."""
        super().__init__()
        self._which = which

    def compose(self) -> ComposeResult:
        words = Content.assemble(
            self._which, "\n\n",
            ("ctrl+z brings it back. The data file still holds it; D erases.", "$text-muted"),
        )  # fmt: skip
        with Vertical(classes="dialog confirm"):
            yield Static(Content.styled("Delete this page?", "bold"), markup=False)
            yield Static(words, classes="confirm-words", markup=False)
            yield DialogKeys(
                [
                    Hint("y", "delete", "screen.answer('delete')"),
                    Hint("esc", "keep it", "screen.leave"),
                ]
            )

    def action_answer(self, answer: Answer) -> None:
        self.dismiss(answer)
