"""Every run as a bar, newest first: the open one in primary, the longest sets the scale."""

from collections.abc import Sequence
from datetime import date

from textual.binding import Binding
from textual.content import Content

from nc_tui.core.sayings import MONTHS
from nc_tui.core.streak import Run
from nc_tui.tui.widgets.row_list import RowList

_DATES = 17  # "30 Oct – 25 Nov", and two columns
_NUMBER = 5
_BAR = "▆"


class RunBars(RowList):
    """``30 Oct – now  ▆▆▆▆▆ 23``; a heading where the runs of an earlier year begin.

    Hundreds scroll: only the rows that are seen are drawn.
    """

    BINDINGS = [Binding("enter", "choose", "the day it began", show=False)]

    marks_always = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._rows: list[Run | int] = []
        self._today = date.min
        self._longest = 1

    def show(self, runs: Sequence[Run], today: date) -> None:
        """``runs`` oldest first, as the ledger has them; the cursor stays on its run."""
        at = self.run
        self._today = today
        self._longest = max((run.days(today) for run in runs), default=1) or 1
        self._rows, year = [], today.year
        for run in reversed(runs):
            if run.first_day.year != year:
                year = run.first_day.year
                self._rows.append(year)
            self._rows.append(run)
        if at is not None:
            same = [n for n, row in enumerate(self._rows) if _begins_with(row, at)]
            self.set_reactive(RunBars.cursor, same[0] if same else self.cursor)
        self.rows_changed()

    @property
    def run(self) -> Run | None:
        """The one under the cursor."""
        row = self._rows[self.cursor] if 0 <= self.cursor < self.count() else None
        return row if isinstance(row, Run) else None

    def count(self) -> int:
        return len(self._rows)

    def can_choose(self, index: int) -> bool:
        return 0 <= index < self.count() and isinstance(self._rows[index], Run)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        run = self._rows[index]
        if not isinstance(run, Run):
            return Content.styled(str(run), "$quiet")
        days = run.days(self._today)
        room = max(1, width - _DATES - _NUMBER)
        bar = _BAR * max(1 if days else 0, round(days / self._longest * room))
        words = "$foreground" if run.is_open or selected else "$text-muted"
        end = ("now", f"{words} bold") if run.is_open else (_date(run.last_day), words)
        dates = Content.assemble((f"{_date(run.first_day)} – ", words), end)
        bar_style, number = ("$primary", "$primary bold") if run.is_open else ("$past", words)
        return Content.assemble(
            dates, " " * (_DATES - dates.cell_length), (bar, bar_style),
            " " if bar else "", (str(days), number),
        )  # fmt: skip


def _begins_with(row: Run | int, run: Run) -> bool:
    return isinstance(row, Run) and row.begins == run.begins


def _date(day: date | None) -> str:
    return "" if day is None else f"{day.day:>2} {MONTHS[day.month - 1][:3]}"
