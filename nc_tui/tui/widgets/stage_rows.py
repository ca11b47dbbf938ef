"""How feelings came and went: a row a stage, a mark a week, in no order of worth."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content
from textual.geometry import Size

from nc_tui.core.text import one_line
from nc_tui.tui.widgets.chart import Chart, named
from nc_tui.tui.widgets.week_columns import columns_of, months_below
from nc_tui.tui.widgets.week_strip import week_legend, week_strip

_WIDEST = 7  # columns of a week
_MONTHS, _LEGEND = 1, 2  # rows below, the legend with the one above it


class StageRows(Chart):
    """Names with the days of each week, oldest first. Where there are more weeks than columns, a
    mark is the fullest of its weeks."""

    def __init__(self) -> None:
        super().__init__()
        self._stages: Sequence[tuple[str, Sequence[int]]] = ()
        self._firsts: Sequence[date] = ()

    def show(self, stages: Sequence[tuple[str, Sequence[int]]], firsts: Sequence[date]) -> None:
        """``firsts`` are the days the weeks begin on."""
        self._stages, self._firsts = stages, firsts
        self.changed()

    @property
    def _is_airy(self) -> bool:
        """Whether the rows have air between them."""
        return self.given >= 2 * len(self._stages) + _MONTHS + _LEGEND

    @property
    def _has_legend(self) -> bool:
        return self.given >= len(self._stages) + _MONTHS + _LEGEND

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._stages) * (1 + self._is_airy) + _MONTHS + _LEGEND * self._has_legend

    def rows(self, width: int, height: int) -> Sequence[Content]:
        labels = [one_line(name) for name, _ in self._stages]
        side = max(map(len, labels), default=0) + 2
        count = len(self._firsts)
        side = min(side, max(width // 2, width - count))
        room = max(1, width - side)
        step = max(1, min(_WIDEST, room // max(1, count)))
        columns = columns_of(count, min(count, room))
        rows = []
        for label, (_, weeks) in zip(labels, self._stages, strict=True):
            marks = [max(weeks[those]) for those in columns]
            rows.append(Content.assemble(named(label, side), week_strip(marks, step)))
            rows += [Content()] * self._is_airy
        months = months_below(self._firsts, len(columns) * step)
        rows.append(Content.styled(" " * side + months, "$quiet"))
        if self._has_legend:
            rows += [Content(), Content.assemble(" " * side, week_legend())]
        return rows
