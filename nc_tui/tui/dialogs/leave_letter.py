"""Leaving a letter with words on it: what becomes of them."""

from typing import Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.key_line import Hint, KeyLine

Answer = Literal["keep", "let-go", "go-on"]

_ROWS = (
    [
        Hint("esc", "leave it", "screen.leave"),
        Hint("enter", "go on writing", "screen.answer('go-on')"),
    ],
    [
        Hint("s", "keep it", "screen.answer('keep')"),
        Hint("t", "let it go", "screen.answer('let-go')"),
    ],
    [Hint("f2", "surf", "app.surf"), Hint("f3", "safety", "app.safety")],
)


class LeaveLetter(Dialog[Answer]):
    """``keep`` till morning, ``let-go``, ``go-on`` writing, or None: leave it as it stands."""

    SHEETS = ("confirm",)
    TITLE = "this letter"
    BINDINGS = [
        Binding(
            "s,ctrl+s", "answer('keep')", "keep it till morning",
            tooltip="keep it till morning", show=False, id="leave-letter.keep",
        ),
        Binding(
            "t", "answer('let-go')", "let it go", tooltip="let it go", show=False,
            id="leave-letter.let-go",
        ),
        Binding(
            "enter", "answer('go-on')", "go on writing", tooltip="go on writing", show=False,
            id="leave-letter.go-on",
        ),
        Binding("exclamation_mark", "app.safety", "safety", show=False),
    ]  # fmt: skip

    def __init__(self, opening: str) -> None:
        """``opening`` says when it would open."""
        super().__init__()
        self._opening = opening

    def compose(self) -> ComposeResult:
        words = (
            "Left for now, it stays a draft; l goes on with it. "
            f"Kept, it is sealed until {self._opening}. Let go, it is shown nowhere any more."
        )
        with Vertical(classes="dialog confirm"):
            yield Static(Content.styled("Leave this letter?", "bold"), markup=False)
            yield Static(words, classes="confirm-words", markup=False)
            with Vertical(classes="dialog-keys"):
                for keys in _ROWS:
                    yield KeyLine(keys, strong=True)

    def action_answer(self, answer: Answer) -> None:
        self.dismiss(answer)
