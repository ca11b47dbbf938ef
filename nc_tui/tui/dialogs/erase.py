"""Erasing for good: what it takes with it, what to think of first, and a word typed in full."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.notice import Notice

WORD = "erase"

_TAKES = (
    "It leaves the file, its history, backups, drafts and undo, for good. "
    "Copies you made elsewhere stay."
)
_EVIDENCE = (
    "If someone threatens or follows you, this may be evidence. Copy it somewhere safe first."
)


class EraseDialog(Dialog[bool]):
    """True once the word stands there in full, None otherwise."""

    TITLE = "erasing"

    def __init__(self, question: str, what: Content | str, problem: str = "") -> None:
        """``what`` names what goes."""
        super().__init__(problem)
        self._question = question
        self._what = what if isinstance(what, Content) else Content(what)

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog erase", can_focus=False):
            yield Static(Content.styled(self._question, "bold"), markup=False)
            yield Static(self._what, classes="erase-words", markup=False)
            yield Static(_TAKES, classes="erase-words", markup=False)
            yield Static(Content.styled(_EVIDENCE, "$error"), classes="erase-words", markup=False)
            yield Field(placeholder=f"type {WORD} to go on", id="erase-word")
            yield Notice()
            yield DialogKeys(
                [Hint("enter", "erase for good", "keep"), Hint("esc", "keep it", "leave")]
            )

    def on_mount(self) -> None:
        self.query_one(Field).focus()

    def action_keep(self) -> None:
        if self.query_one(Field).line.lower() == WORD:
            self.dismiss(True)
        else:
            self.query_one(Notice).tell(f"Nothing is erased. Type {WORD} in full, or esc.")
