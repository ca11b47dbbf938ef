"""A card to read, drawn line by line: the next one costs no layout."""

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip
from textual.visual import Visual

from nc_tui.tui.widgets.card_rows import card_rows
from nc_tui.tui.widgets.reading import Reading

if TYPE_CHECKING:
    from nc_tui.content.library import Library
    from nc_tui.content.shapes.library import Card


class CardPage(Reading):
    """One card of the library."""

    length: var[int] = var(0)
    """How many rows the card has."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self.auto_links = False
        self._card: Card | None = None
        self._library: Library | None = None
        self._rule = ""
        self._rows: list[Content] = []
        self._width = 0

    def show(self, card: "Card | None", library: "Library", rule: str) -> None:
        """Show a card from its top, under the ``rule`` in force; the same again stays where it
        was read to."""
        before, self._card, self._library = (self._card, self._rule), card, library
        self._rule = rule
        if (card, rule) != before:
            self._lay_out()
            self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def _lay_out(self) -> None:
        self._width = width = self.scrollable_content_region.width
        card, library, self._rows = self._card, self._library, []
        # Over the list the card has no width until it is opened.
        if card is not None and library is not None and width > 0:
            self._rows = card_rows(card, library, width, self._rule)
        self.length = len(self._rows)
        # Without its watcher, which lays out the whole screen anew for a scrollbar not shown.
        self.set_reactive(CardPage.virtual_size, Size(self.size.width, self.length))
        self.is_longer = self.length > self.size.height
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        if self.scrollable_content_region.width != self._width:
            self._lay_out()
        self.is_longer = self.length > self.size.height

    def watch_has_focus(self, _has_focus: bool) -> None:
        """It looks no different; Textual would draw all of it anew."""

    def render_line(self, y: int) -> Strip:
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        row = self._rows[index] if 0 <= index < self.length else Content()
        (strip,) = Visual.to_strips(self, row, width, 1, self.visual_style, pad=True)
        return strip
