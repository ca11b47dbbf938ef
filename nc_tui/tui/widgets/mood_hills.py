"""Mood over weeks as hills; a week without a check-in leaves a gap."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from nc_tui.core.insights import Week
from nc_tui.core.sayings import MONTHS
from nc_tui.tui.widgets.chart import EIGHTHS, Chart

_HEIGHT = 7  # rows from low to good
_LABELS = 6  # columns of "good", "low" and the gap
_BEST = 5
_FOOT = 0.35  # how much colour is left at the foot of a hill


class MoodHills(Chart):
    """The mean mood of each week, 1 (very low) to 5 (good)."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: Sequence[Week] = ()

    def show(self, weeks: Sequence[Week]) -> None:
        self._weeks = weeks
        self.changed()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return _HEIGHT + 1

    def rows(self, width: int, height: int) -> Sequence[Content]:
        if not self._weeks:
            return []
        room = max(1, width - _LABELS)
        weeks = self._weeks[-room:]  # more weeks than columns: the latest
        step = max(1, min(4, room // len(weeks)))
        top = _HEIGHT * 8
        levels = [None if week.mood is None else round(week.mood / _BEST * top) for week in weeks]
        rows = []
        for row in range(_HEIGHT - 1, -1, -1):
            label = {_HEIGHT - 1: "good", 0: "low"}.get(row, "")
            share = _FOOT + (1 - _FOOT) * row / max(1, _HEIGHT - 1)
            tint = self.tint("background", "primary", share * 0.8)
            cells = [(label.ljust(_LABELS), "$quiet")]
            for index, level in enumerate(levels):
                filled = 0 if level is None else max(0, min(8, level - row * 8))
                if filled:
                    cells.append((EIGHTHS[filled] * step, tint))
                else:
                    dot = row in (0, _HEIGHT - 1) and index % 3 == 0
                    cells.append((("·" if dot else " ") + " " * (step - 1), "$rule"))
            rows.append(Content.assemble(*cells))
        return [*rows, Content.styled(" " * _LABELS + self._months(weeks, step), "$quiet")]

    def _months(self, weeks: Sequence[Week], step: int) -> str:
        foot = [" "] * (len(weeks) * step)
        free = 0
        for index, week in enumerate(weeks):
            at = index * step
            is_first = index == 0 or week.first.month != weeks[index - 1].first.month
            if is_first and at >= free and at + 3 <= len(foot):
                foot[at : at + 3] = MONTHS[week.first.month - 1][:3]
                free = at + 4
        return "".join(foot)
