"""A card to read, in a column that scrolls where it is too long."""

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from nc_tui.tui.widgets.card_rows import card_rows

if TYPE_CHECKING:
    from nc_tui.content.library import Library
    from nc_tui.content.library_shapes import Card


class CardPage(VerticalScroll, can_focus=True, inherit_bindings=False):
    """One card of the library."""

    DEFAULT_CSS = """
    CardPage { scrollbar-size: 0 0; overflow-x: hidden; }
    CardPage > Static { width: 1fr; height: auto; }
    """
    BINDINGS = [
        Binding("down,j", "by(1)", "down", show=False),
        Binding("up,k", "by(-1)", "up", show=False),
        Binding("space,pagedown", "page(1)", "read on", show=False),
        Binding("backspace,pageup", "page(-1)", "read back", show=False),
        Binding("home,g", "edge(0)", "top", show=False),
        Binding("end,G", "edge(1)", "end", show=False),
    ]

    is_longer: var[bool] = var(False)
    """Whether there is more to read than fits."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._card: Card | None = None
        self._library: Library | None = None

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def show(self, card: "Card | None", library: "Library") -> None:
        """Show a card from its top; the same card again stays where it was read to."""
        before, self._card, self._library = self._card, card, library
        if card != before:
            self._draw()
            self.scroll_home(animate=False, immediate=True)

    def on_resize(self, event: events.Resize) -> None:
        self._draw()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """It looks no different; Textual would restyle all that is in it."""

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        if self._library is None or width <= 0:
            return  # over the list it has no width until it is opened
        rows = card_rows(self._card, self._library, width) if self._card else []
        self.query_one(Static).update(Content("\n").join(rows))
        self.is_longer = len(rows) > self.size.height

    def action_by(self, rows: int) -> None:
        self.scroll_relative(y=rows, animate=False)

    def action_page(self, direction: int) -> None:
        self.scroll_relative(y=direction * max(1, self.size.height - 2), animate=False)

    def action_edge(self, share: int) -> None:
        self.scroll_to(y=share * self.max_scroll_y, animate=False)
