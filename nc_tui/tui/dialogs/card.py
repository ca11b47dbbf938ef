"""A card or a few, over whatever is there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.card_page import CardPage
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint

if TYPE_CHECKING:
    from nc_tui.content.library import Library
    from nc_tui.content.shapes.library import Card

_AROUND = 6  # rows of the dialog besides the card: edge, padding, keys


class CardDialog(Dialog[None]):
    """Read and left; nothing is asked."""

    TITLE = "a card"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "another", "another card", show=False),
        Binding("enter", "leave", "close", show=False),
    ]

    def __init__(self, cards: "Sequence[Card]", library: "Library") -> None:
        """``cards`` are shown one after the other, the first first."""
        super().__init__()
        self._cards, self._library = cards, library
        self._at = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog", id="card"):
            yield CardPage()
            yield DialogKeys([])

    def on_mount(self) -> None:
        page = self.query_one(CardPage)
        page.focus()
        self.watch(page, "is_longer", self._show_keys, init=False)
        self.watch(page, "length", self.on_resize, init=False)
        self._show()

    def on_resize(self) -> None:
        page = self.query_one(CardPage)
        page.styles.height = max(1, min(page.length, self.size.height - _AROUND))

    def _show(self) -> None:
        rule = self.nc.snapshot.rule
        self.query_one(CardPage).show(self._cards[self._at], self._library, rule)
        self._show_keys()

    def _show_keys(self) -> None:
        keys = [Hint("esc", "close", "screen.leave")]
        if len(self._cards) > 1:
            keys.insert(0, Hint("p", "another", "screen.another"))
        if self.query_one(CardPage).is_longer:
            keys.insert(0, Hint("space", "read on"))
        self.query_one(DialogKeys).become(keys)

    def action_another(self) -> None:
        self._at = (self._at + 1) % len(self._cards)
        self._show()
