"""A list so short that all of it stands on the page; past its ends the page scrolls."""

from textual.containers import VerticalScroll
from textual.geometry import Region

from nc_tui.tui.widgets.row_list import RowList


class ShortList(RowList):
    """As high as it has rows. ``j`` on the last row moves the page, so nothing below it is
    out of reach in a low window."""

    DEFAULT_CSS = "ShortList { height: auto; overflow-y: hidden; }"

    @property
    def page(self) -> VerticalScroll | None:
        """What scrolls around this list."""
        return next((node for node in self.ancestors if isinstance(node, VerticalScroll)), None)

    def watch_cursor(self, before: int, now: int) -> None:
        super().watch_cursor(before, now)
        page = self.page
        if page is not None and now >= 0 and self.has_focus:
            top = self.region.y - page.content_region.y + page.scroll_offset.y
            page.scroll_to_region(Region(0, top + now, 1, 1), animate=False, force=True)

    def action_move(self, step: int) -> None:
        before = self.cursor
        super().action_move(step)
        if self.cursor == before and self.page is not None:
            self.page.scroll_relative(y=step, animate=False)

    def action_page(self, direction: int) -> None:
        if self.page is not None:
            self.page.scroll_relative(y=direction * (self.page.size.height - 1), animate=False)

    def action_edge(self, direction: int) -> None:
        before = self.cursor
        super().action_edge(direction)
        if self.cursor == before and self.page is not None:
            self.page.scroll_relative(y=direction * self.page.virtual_size.height, animate=False)
