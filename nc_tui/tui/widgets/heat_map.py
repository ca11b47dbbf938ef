"""A grid of marks with a label before each row: what a map of days, or of hours, is drawn as."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from nc_tui.tui.widgets.in_view import show_row
from nc_tui.tui.widgets.options import CHOSEN


class Cell(NamedTuple):
    """One place of the grid: its mark, one column wide, and the mark's style."""

    mark: str
    style: str


class Place(NamedTuple):
    """Where in the grid: both count from 0."""

    row: int
    column: int


NOTHING = Cell(" ", "")


class HeatMap(Widget):
    """Rows of cells under one row of labels; a cursor where a subclass moves one.

    A row is drawn when it is seen and stays drawn until it is another: moving the cursor draws
    the rows it leaves and comes to. Subclasses say how large the grid is and what stands in it.
    """

    DEFAULT_CSS = "HeatMap { width: 1fr; height: auto; }"

    step: reactive[int] = reactive(1)
    """Columns of the screen a cell takes: its mark, and air."""

    place: reactive[Place | None] = reactive(None, repaint=False)
    """Where the cursor is; drawn only with the focus."""

    rows = 7
    labels = 5
    """Columns before the first cell."""

    def columns(self) -> int:
        """How many cells a row has."""
        raise NotImplementedError

    def cells(self, row: int) -> Sequence[Cell]:
        """One row, left to right; what is missing at its end is empty."""
        raise NotImplementedError

    def label(self, row: int) -> tuple[str, str]:
        """What stands before a row, and its style."""
        raise NotImplementedError

    def heading(self) -> str:
        """What stands above the grid, from its first column on."""
        raise NotImplementedError

    def go_to(self, place: Place) -> None:
        """A click on a place of the grid."""

    def room(self) -> int:
        """How many cells would fit into a row."""
        return max(0, (self.content_size.width - self.labels) // self.step)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.rows + 1

    def watch_step(self) -> None:
        self.refresh()

    def watch_has_focus(self, _has_focus: bool) -> None:
        self._refresh_row(self.place)
        self._show_place()

    def watch_place(self, before: Place | None, now: Place | None) -> None:
        for place in {before and before.row: before, now and now.row: now}.values():
            self._refresh_row(place)
        self._show_place()

    def _show_place(self) -> None:
        if self.place is not None and self.has_focus:
            show_row(self, self.place.row + 1)

    def _refresh_row(self, place: Place | None) -> None:
        if place is not None:
            self.refresh(Region(0, place.row + 1, self.size.width, 1))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or offset.y < 1:
            return
        column = (offset.x - self.labels) // self.step
        if 0 <= column < self.columns():
            self.go_to(Place(offset.y - 1, column))

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        if y == 0:
            content = Content.styled(self.heading(), "$quiet")
        elif y <= self.rows:
            content = self._row(y - 1, width)
        else:
            content = Content()
        strips = Visual.to_strips(self, content, width, 1, self.visual_style, pad=True)
        return strips[0] if strips else Strip.blank(width, self.rich_style)

    def _row(self, row: int, width: int) -> Content:
        label, style = self.label(row)
        row_cells = [*((mark, style) for mark in label.ljust(self.labels)), *self._spread(row)]
        place = self.place
        if place is not None and place.row == row and self.has_focus:
            at = self.labels + place.column * self.step
            # Where there is air around the mark it belongs to the cursor too.
            for column in range(at - self.step + 1, at + self.step):
                if 0 <= column < len(row_cells):
                    row_cells[column] = row_cells[column][0], CHOSEN
        runs = groupby(row_cells[:width], key=lambda cell: cell[1])
        return Content.assemble(*(("".join(m for m, _ in run), style) for style, run in runs))

    def _spread(self, row: int) -> Iterator[Cell]:
        for cell in self.cells(row):
            yield cell
            yield from [NOTHING] * (self.step - 1)
