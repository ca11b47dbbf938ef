"""One chart with its heading, its n, and its one sentence; or the same as a table."""

import re
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.content.insight_tables import Table, lines_of
from nc_tui.tui.widgets.chart import Chart

_MARKED = (
    (re.compile(r"\d\d:00 and \d\d:00"), "$warning"),
    (re.compile(r"(?<=took )(a minute|\d+ minutes)"), "$primary"),
)


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

    def show(self, table: Table, width: int, *, as_table: bool) -> None:
        """``width``: columns there are for the heading and a table's lines."""
        head = self.query_one(".chart-head", Static)
        head.update(_heading(table.title, table.n, width))
        lines = lines_of(table) if as_table else ()
        self.chart.display = table.is_enough and not as_table
        numbers = self.query_one(".numbers", Static)
        numbers.display = bool(lines)
        numbers.update(_numbers(lines))
        said = self.query_one(".sentence", Static)
        said.set_class(not (self.chart.display or lines), "-alone")
        said.update(_sentence(table))


def _heading(title: str, n: str, width: int) -> Content:
    gap = width - len(title) - len(n)
    if gap < 2:
        return Content.assemble((title, "$text-muted bold"), "\n", (n, "$quiet"))
    return Content.assemble((title, "$text-muted bold"), " " * gap, (n, "$quiet"))


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
