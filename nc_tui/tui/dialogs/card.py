"""One card, over whatever is there."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.card_rows import card_rows
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint

if TYPE_CHECKING:
    from nc_tui.content.library import Library
    from nc_tui.content.library_shapes import Card


class CardDialog(Dialog[None]):
    """Read and left; nothing is asked."""

    TITLE = "a card"
    AUTO_FOCUS = "#card"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", "close", show=False),
        Binding("j", "by(1)", "down", show=False),
        Binding("k", "by(-1)", "up", show=False),
    ]

    def __init__(self, card: "Card", library: "Library") -> None:
        super().__init__()
        self._card, self._library = card, library

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", id="card"):
            yield Static(id="card-words", markup=False)
            yield DialogKeys([Hint("esc", "close", "screen.leave")])

    def on_resize(self) -> None:
        width = self.query_one("#card-words").size.width
        if width > 0:
            rows = card_rows(self._card, self._library, width)
            self.query_one("#card-words", Static).update(Content("\n").join(rows))

    def on_mount(self) -> None:
        self.call_after_refresh(self.on_resize)

    def action_by(self, rows: int) -> None:
        self.query_one("#card").scroll_relative(y=rows, animate=False)
