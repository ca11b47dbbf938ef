"""Every run as a bar, newest first: the open one in primary, the longest sets the scale."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from nc_tui.core.sayings import MONTHS
from nc_tui.core.streak import Run
from nc_tui.tui.widgets.row_list import RowList

_DATES = 17  # "30 Oct – 25 Nov", and two columns
_NUMBER = 5
_BAR = "▆"


class RunBars(RowList):
    """``30 Oct – now  ▆▆▆▆▆ 23``."""

    indent = 0
    marks_always = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._runs: Sequence[Run] = ()
        self._today = date.min
        self._longest = 1

    def show(self, runs: Sequence[Run], today: date) -> None:
        """``runs`` oldest first, as the ledger has them."""
        self._runs, self._today = tuple(reversed(runs)), today
        self._longest = max((run.days(today) for run in runs), default=1) or 1
        self.rows_changed()

    def count(self) -> int:
        return len(self._runs)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        run = self._runs[index]
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


def _date(day: date | None) -> str:
    return "" if day is None else f"{day.day:>2} {MONTHS[day.month - 1][:3]}"
