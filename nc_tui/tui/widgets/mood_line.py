"""Two weeks of moods: a dot a day on a braille line; a missing day has no mark."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.core.sayings import WEEKDAYS
from nc_tui.tui.marks import MOODS, PLAIN_MOODS

DAYS = 14
_LABELS = 6  # columns before the first day, for "good" and "low"
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # braille, by dot row and column

Moods = Sequence[tuple[date, int | None]]
"""Days, oldest first, each with a mood of 1 to 5 or None."""


def mood_cells(moods: Moods, *, plain: bool = False) -> Content:
    """The moods as one row of bars, for a narrow pane; ``plain`` as their numbers."""
    cells = PLAIN_MOODS if plain else MOODS
    return Content.assemble(
        *(("·", "$rule") if mood is None else (cells[mood - 1], "$primary") for _, mood in moods)
    )


class MoodLine(Widget):
    """The chart; its height is the heading, a row a step of mood, and the days' letters."""

    DEFAULT_CSS = "MoodLine { width: auto; height: auto; }"

    moods: reactive[Moods] = reactive((), layout=True)
    step: reactive[int] = reactive(2, layout=True)
    """Columns a day."""
    rows: reactive[int] = reactive(5, layout=True)
    about: reactive[str] = reactive("two weeks")

    def render(self) -> Content:
        width = _LABELS + self.step * (len(self.moods) - 1) + 1
        heading = Content.assemble(
            ("mood", "$text-muted bold"),
            " " * (width - 4 - len(self.about)),
            (self.about, "$quiet"),
        )
        cells = self._cells(width)
        lines = [heading]
        for row, line in enumerate(cells):
            label = "good" if row == 0 else "low" if row == self.rows - 1 else ""
            lines.append(Content.assemble((label.ljust(_LABELS), "$quiet"), *line[_LABELS:]))
        letters = [" " * _LABELS]
        last = len(self.moods) - 1
        parts: list[str | tuple[str, str]] = [*letters]
        for index, (day, _) in enumerate(self.moods):
            style = "$foreground bold" if index == last else "$quiet"
            parts += [
                (WEEKDAYS[day.weekday()][0], style),
                " " * (self.step - 1) if index < last else "",
            ]
        return Content("\n").join([*lines, Content.assemble(*parts)])

    def _cells(self, width: int) -> list[list[tuple[str, str]]]:
        points = [
            (_LABELS + self.step * index, self._height(mood))
            for index, (_, mood) in enumerate(self.moods)
            if mood is not None
        ]
        dots: dict[tuple[int, int], int] = {}
        for (x0, y0), (x1, y1) in pairwise(points):
            for dot in range(2 * x0, 2 * x1 + 1):
                share = (dot - 2 * x0) / (2 * (x1 - x0))
                down = round(4 * (y0 + (y1 - y0) * share) + 1.5)
                cell = (dot // 2, min(self.rows - 1, down // 4))
                dots[cell] = dots.get(cell, 0) | _BITS[down % 4][dot % 2]
        cells = [[(" ", "")] * width for _ in range(self.rows)]
        for (x, row), bits in dots.items():
            cells[row][x] = (chr(0x2800 + bits), "$kept")
        for x, y in points:
            cells[y][x] = ("●", "$primary")
        return cells

    def _height(self, mood: int) -> int:
        return round((5 - mood) / 4 * (self.rows - 1))
