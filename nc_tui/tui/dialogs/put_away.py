"""Putting pages away: which ones; and the word that puts them back."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.content.shapes import Way
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.dialogs.in_full import InFullDialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.keyed_rows import KeyedRows

_WHAT_HAPPENS = (
    "Out of the journal, search and Today. Nothing is deleted: Z lists what is put away."
)


class PutAwayDialog(Dialog[str]):
    """The id of the way that was chosen: which pages go."""

    TITLE = "putting away"

    def __init__(self, ways: Sequence[Way]) -> None:
        super().__init__()
        self._ways = ways

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog put-away", can_focus=False):
            yield Static(Content.styled("Put away?", "bold"), markup=False)
            yield Static(_WHAT_HAPPENS, classes="put-away-words", markup=False)
            yield KeyedRows(self._ways)
            yield DialogKeys([Hint("enter", "put away", "keep"), Hint("esc", "not now", "leave")])

    def on_mount(self) -> None:
        self.query_one(KeyedRows).focus()

    def action_keep(self) -> None:
        self.dismiss(self.query_one(KeyedRows).chosen)


class PutBackDialog(InFullDialog):
    """True once "back" stands there, None otherwise."""

    TITLE = "putting back"
    WORD = "back"
    does, stays = "put it back", "leave it there"
    nothing_happens = "It stays where it is."
