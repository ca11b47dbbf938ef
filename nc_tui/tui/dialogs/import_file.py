"""Importing: which file. What it would add is said before anything is added."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.path_field import PathField, path_label

_ABOUT = (
    "A json export, of nc-tui or of jrnl. What is here already is not added again, and you read "
    "what it would add first."
)


class ImportDialog(Dialog[str]):
    """The path as it was typed."""

    SHEETS = ("exchange",)
    TITLE = "importing"

    def __init__(self, typed: str = "", problem: str = "") -> None:
        """``typed`` is what could not be read, and ``problem`` why."""
        super().__init__(problem)
        self._typed = typed

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog exchange", can_focus=False):
            yield Static(Content.styled("Import from a file", "bold"), markup=False)
            yield Static(_ABOUT, classes="exchange-words", markup=False)
            with Vertical(classes="dialog-line"):
                yield Static(path_label("which file"), markup=False)
                yield PathField(self._typed, placeholder="~/everything.json", id="import-path")
            yield Notice()
            yield DialogKeys(
                [Hint("enter", "look into it", "keep"), Hint("esc", "not now", "leave")]
            )

    def on_mount(self) -> None:
        self.query_one(Field).focus()

    def action_keep(self) -> None:
        if path := self.query_one(Field).line:
            self.dismiss(path)
