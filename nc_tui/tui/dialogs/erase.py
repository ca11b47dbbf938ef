"""Erasing for good: what it takes with it, what to think of first, and a word typed in full."""

from textual.content import Content

from nc_tui.tui.dialogs.in_full import InFullDialog

_TAKES = (
    "It leaves the file, its history, backups, drafts and undo, for good. "
    "Copies you made elsewhere stay."
)
_EVIDENCE = (
    "If someone threatens or follows you, this may be evidence. Copy it somewhere safe first."
)


class EraseDialog(InFullDialog):
    """True once "erase" stands there, None otherwise."""

    TITLE = "erasing"
    WORD = "erase"
    does, stays = "erase for good", "keep it"
    nothing_happens = "Nothing is erased."

    def __init__(self, question: str, what: Content | str, problem: str = "") -> None:
        """``what`` names what goes."""
        super().__init__(question, [what, _TAKES, Content.styled(_EVIDENCE, "$error")], problem)
