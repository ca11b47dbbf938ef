"""A list by the line API: rows are drawn when they are seen, so fifty thousand cost nothing."""

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from nc_tui.tui.marks import BAR

_NO_WIDER = 1
"""Columns that can be scrolled: rows are cut to what is seen, and a list that is shown again is
not laid out anew for its width."""


class RowList(ScrollView, can_focus=True):
    """One-row items with a cursor, ``▎`` in the margin and panel ground where it stands.

    Subclasses say how many rows there are, which can be chosen, and how one looks.
    """

    DEFAULT_CSS = """
    RowList { scrollbar-size-vertical: 1; scrollbar-gutter: auto; overflow-x: hidden; }
    """

    BINDINGS = [
        Binding("down,j", "move(1)", "down", show=False),
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("home,g", "edge(-1)", "first", show=False),
        Binding("end,G", "edge(1)", "last", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("enter", "choose", "open", show=False),
    ]

    ground = "$panel"
    """Of the row under the cursor; on a dialog, which is panel itself, it is another."""

    cursor: reactive[int] = reactive(-1, repaint=False)
    """The row chosen; -1 where there is none."""

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, rows: "RowList") -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "RowList":
            return self.rows

    class Opened(Message):
        """Enter, or a second click, on the row under the cursor."""

        def __init__(self, rows: "RowList") -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "RowList":
            return self.rows

    indent = 2
    """Columns kept free on the left for the mark of the selection."""

    is_led = False
    """Whether a field beside it keeps the focus, and its keys move the cursor here."""

    marks_always = True
    """Whether the selection is marked while the focus is elsewhere."""

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        """One row, ``width`` columns at most."""
        raise NotImplementedError

    def can_choose(self, index: int) -> bool:
        """Whether the cursor may stand on a row; headings say no."""
        return 0 <= index < self.count()

    def extent(self, index: int) -> int:
        """How many rows belong to the one at ``index`` that can be chosen, itself included."""
        return 1

    def lead_of(self, index: int) -> int:
        """The row that is chosen by choosing this one: the first, of an item of several rows."""
        return index

    def rows_changed(self) -> None:
        """Call after the rows are others: keeps the cursor on one that can be chosen."""
        size = Size(_NO_WIDER, self.count())
        if self.styles.scrollbar_size_vertical:
            self.virtual_size = size
        else:
            # Without its watcher, which lays out the whole screen anew for a scrollbar not shown.
            self.set_reactive(RowList.virtual_size, size)
            if self.scroll_offset.y > self.max_scroll_y:
                self.scroll_to(y=self.max_scroll_y, animate=False, force=True, immediate=True)
        if not self.can_choose(self.cursor):
            wanted = max(0, min(self.cursor, self.count() - 1))
            self.cursor = self._nearest(wanted, 1, self._nearest(wanted, -1, -1))
        self.refresh()

    def _nearest(self, start: int, step: int, otherwise: int) -> int:
        index = start
        while 0 <= index < self.count():
            if self.can_choose(index):
                return index
            index += step
        return otherwise

    def on_resize(self) -> None:
        # It may have been moved while this list was hidden, or its row be cut off now.
        self._show_cursor()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The row under the cursor says where the focus is; no style sheet has to."""
        self.refresh()

    def watch_cursor(self, before: int, now: int) -> None:
        for row in (before, now):
            rows = self.extent(row) if self.can_choose(row) else 1
            self.refresh(Region(0, row - self.scroll_offset.y, self.size.width, rows))
        self._show_cursor()
        self.post_message(self.Moved(self))

    def _show_cursor(self) -> None:
        """Scroll until its row is seen; a heading comes into view with its first row."""
        if self.cursor < 0 or not self.size:
            return
        first = self.cursor
        while first > 0 and not self.can_choose(first - 1):
            first -= 1
        last = self.cursor + (self.extent(self.cursor) if self.can_choose(self.cursor) else 1)
        height = min(last - first, self.size.height)
        region = Region(0, last - height, 1, height)
        self.scroll_to_region(region, animate=False, force=True)

    def action_move(self, step: int) -> None:
        self.cursor = self._nearest(self.cursor + step, step, self.cursor)

    def action_page(self, direction: int) -> None:
        page = max(1, self.size.height - 1)
        wanted = max(0, min(self.count() - 1, self.cursor + direction * page))
        self.cursor = self._nearest(
            wanted, direction, self._nearest(wanted, -direction, self.cursor)
        )

    def action_edge(self, direction: int) -> None:
        start = 0 if direction < 0 else self.count() - 1
        self.cursor = self._nearest(start, -direction, self.cursor)

    def action_choose(self) -> None:
        if self.can_choose(self.cursor):
            self.post_message(self.Opened(self))

    def on_click(self, event: events.Click) -> None:
        row = self.lead_of(event.y + self.scroll_offset.y)
        if self.can_choose(row):
            if row == self.cursor and event.chain >= 1 and (self.has_focus or self.is_led):
                self.action_choose()
            self.cursor = row

    def render_line(self, y: int) -> Strip:
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if not 0 <= index < self.count():
            return Strip.blank(width, self.rich_style)
        selected = (
            self.lead_of(index) == self.cursor
            and self.can_choose(self.cursor)
            and (self.marks_always or self.has_focus)
        )
        row = self.row(index, width - self.indent, selected=selected)
        if self.indent:
            mark = (BAR, "$primary") if selected else " "
            row = Content.assemble(mark, " " * (self.indent - 1), row)
        content = row
        style = self.visual_style
        if selected and (self.has_focus or self.is_led):
            ground = f"on {self.ground}"
            content = (
                content.stylize_before(ground)
                .pad_right(max(0, width - content.cell_length))
                .stylize_before(ground)
            )
        strips = Visual.to_strips(self, content, width, 1, style, pad=True)
        return strips[0] if strips else Strip.blank(width, self.rich_style)
