"""Leaving a letter with words on it: what becomes of them."""

from typing import Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.key_line import Hint, KeyLine


class LeaveLetter(Dialog[Literal["keep", "let-go"]]):
    """``keep`` till morning, ``let-go``, or None: go on writing."""

    TITLE = "this letter"
    BINDINGS = [
        Binding(
            "k,ctrl+s", "answer('keep')", "keep it till morning",
            tooltip="keep it till morning", show=False, id="leave-letter.keep",
        ),
        Binding(
            "g", "answer('let-go')", "let it go", tooltip="let it go", show=False,
            id="leave-letter.let-go",
        ),
    ]  # fmt: skip

    def __init__(self, opening: str) -> None:
        """``opening`` says when it would open."""
        super().__init__()
        self._opening = opening

    def compose(self) -> ComposeResult:
        words = f"Kept, it is sealed until {self._opening}. Let go, it is shown nowhere any more."
        with Vertical(classes="dialog confirm"):
            yield Static(Content.styled("Keep it till morning?", "bold"), markup=False)
            yield Static(words, classes="confirm-words", markup=False)
            yield KeyLine(
                [
                    Hint("k", "keep it", "screen.answer('keep')"),
                    Hint("g", "let it go", "screen.answer('let-go')"),
                    Hint("esc", "go on", "screen.leave"),
                ],
                strong=True,
            )

    def action_answer(self, answer: Literal["keep", "let-go"]) -> None:
        self.dismiss(answer)
