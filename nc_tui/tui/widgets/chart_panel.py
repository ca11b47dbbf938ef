"""One chart with its heading, its n, and its one sentence; or the same as a table."""

import re
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from nc_tui.content.insight_tables import Table, lines_of
from nc_tui.tui.widgets.chart import Chart

_MARKED = (
    (re.compile(r"\d\d:00 and \d\d:00"), "$warning"),
    (re.compile(r"(?<=took )(a minute|\d+ minutes)"), "$primary"),
)
_APART = 2  # columns between title and n
_BESIDE = 5  # rows of the title, the sentence, which may take two, and the air above and below


class ChartPanel(Vertical):
    """Heading left, n right in quiet, the drawing, one true sentence below."""

    DEFAULT_CSS = """
    ChartPanel { height: auto; width: 1fr; }
    ChartPanel Static { width: 1fr; height: auto; }
    ChartPanel .numbers, ChartPanel Chart { margin: 1 0; }
    ChartPanel .sentence.-alone { margin: 1 0 0 0; }
    """

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart

    def compose(self) -> ComposeResult:
        yield Static(classes="chart-head", markup=False)
        yield self.chart
        yield Static(classes="numbers", markup=False)
        yield Static(classes="sentence", markup=False)

    def show(self, table: Table, room: Size, *, stacked: bool, as_table: bool) -> None:
        """``room``: columns there are for the heading and a table's lines, rows for all of it, 0
        where it takes what it needs. ``stacked``: the n stands below the title."""
        head = self.query_one(".chart-head", Static)
        head.update(_heading(table, room.width, stacked=stacked))
        self.chart.given = max(0, room.height - _BESIDE - stacked)
        lines = lines_of(table) if as_table else ()
        self.chart.display = table.is_enough and not as_table
        numbers = self.query_one(".numbers", Static)
        numbers.display = bool(lines)
        numbers.update(_numbers(lines))
        said = self.query_one(".sentence", Static)
        said.set_class(not (self.chart.display or lines), "-alone")
        said.update(_sentence(table))


def fits_in_a_row(table: Table, width: int) -> bool:
    """Whether title and n have room side by side in ``width`` columns."""
    return len(table.title) + _APART + len(table.n) <= width


def _heading(table: Table, width: int, *, stacked: bool) -> Content:
    gap = "\n" if stacked else " " * (width - len(table.title) - len(table.n))
    return Content.assemble((table.title, "$text-muted bold"), gap, (table.n, "$quiet"))


def _sentence(table: Table) -> Content:
    """A moment of the day stands out as urges do, a time it took as calm does."""
    if not table.is_enough:
        return Content.styled(table.sentence, "$text-muted")
    said = Content.styled(table.sentence, "$foreground")
    for pattern, colour in _MARKED:
        said = said.highlight_regex(pattern, style=colour)
    return said


def _numbers(lines: Sequence[str]) -> Content:
    if not lines:
        return Content()
    return Content.assemble((lines[0], "$quiet"), *(f"\n{line}" for line in lines[1:]))
