"""Mood over weeks as hills; a week without a check-in leaves a gap."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from nc_tui.core.insights import Week
from nc_tui.tui.widgets.chart import EIGHTHS, Chart, joined
from nc_tui.tui.widgets.week_columns import columns_of, months_below

_HEIGHT = 7  # rows from low to good
_MONTHS = 1  # rows below
_LABELS = 6  # columns of "good", "low" and the gap
_BEST = 5
_FOOT = 0.35  # how much colour is left at the foot of a hill
_DOT_EVERY = 4  # columns between two dots of the grid


class MoodHills(Chart):
    """The mean mood of each week, 1 (very low) to 5 (good). Where there are more weeks than
    columns, a column is the mean of its check-ins."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: Sequence[Week] = ()

    def show(self, weeks: Sequence[Week]) -> None:
        self._weeks = weeks
        self.changed()

    @property
    def _high(self) -> int:
        """Rows from low to good."""
        return self.high(_HEIGHT, _MONTHS)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._high + _MONTHS

    def rows(self, width: int, height: int) -> Sequence[Content]:
        if not self._weeks:
            return []
        room = max(1, width - _LABELS)
        columns = columns_of(len(self._weeks), room)
        high = self._high
        levels = [_level(self._weeks[weeks], high) for weeks in columns]
        rows = []
        for row in range(high - 1, -1, -1):
            label = {high - 1: "good", 0: "low"}.get(row, "")
            share = _FOOT + (1 - _FOOT) * row / max(1, high - 1)
            tint = self.shade("primary", share * 0.8)
            cells = [(label.ljust(_LABELS), "$quiet")]
            for x, level in enumerate(levels):
                filled = 0 if level is None else max(0, min(8, level - row * 8))
                is_dot = not filled and row in (0, high - 1) and x % _DOT_EVERY == 0
                cells.append(("·", "$rule") if is_dot else (EIGHTHS[filled], tint))
            rows.append(joined(cells))
        months = months_below([week.first for week in self._weeks], room)
        return [*rows, Content.styled(" " * _LABELS + months, "$quiet")]


def _level(weeks: Sequence[Week], high: int) -> int | None:
    """The mean of these weeks, in eighths of ``high`` rows; None where nothing was answered."""
    n = sum(week.n for week in weeks)
    if not n:
        return None
    mean = sum(week.mood * week.n for week in weeks if week.mood is not None) / n
    return round(mean / _BEST * high * 8)
