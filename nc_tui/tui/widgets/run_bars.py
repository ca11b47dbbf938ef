"""Every run as a bar, newest first: the open one in primary, the longest sets the scale."""

from collections.abc import Sequence
from datetime import date, datetime

from textual.binding import Binding
from textual.content import Content

from nc_tui.core.sayings import MONTHS
from nc_tui.core.streak import Run
from nc_tui.tui.widgets.year_list import YearList

_DATES = 17  # "30 Oct – 25 Nov", and two columns
_NUMBER = 5
_BAR = "▆"


class RunBars(YearList[Run]):
    """``30 Oct – now  ▆▆▆▆▆ 23``.

    Hundreds scroll: only the rows that are seen are drawn.
    """

    BINDINGS = [Binding("enter", "choose", "the day it began", show=False)]

    marks_always = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._today = date.min
        self._longest = 1

    def show(self, runs: Sequence[Run], today: date) -> None:
        """``runs`` oldest first, as the ledger has them; the cursor stays on its run."""
        self._today = today
        self._longest = max((run.days(today) for run in runs), default=1) or 1
        self.fill(reversed(runs), today.year)

    @property
    def run(self) -> Run | None:
        """The one under the cursor."""
        return self.item

    def key_of(self, item: Run) -> datetime:
        return item.begins

    def year_of(self, item: Run) -> int:
        return item.first_day.year

    def item_row(self, item: Run, width: int, *, selected: bool) -> Content:
        days = item.days(self._today)
        room = max(1, width - _DATES - _NUMBER)
        bar = _BAR * max(1 if days else 0, round(days / self._longest * room))
        words = "$foreground" if item.is_open or selected else "$text-muted"
        end = ("now", f"{words} bold") if item.is_open else (_date(item.last_day), words)
        dates = Content.assemble((f"{_date(item.first_day)} – ", words), end)
        bar_style, number = ("$primary", "$primary bold") if item.is_open else ("$past", words)
        return Content.assemble(
            dates, " " * (_DATES - dates.cell_length), (bar, bar_style),
            " " if bar else "", (str(days), number),
        )  # fmt: skip


def _date(day: date | None) -> str:
    return "" if day is None else f"{day.day:>2} {MONTHS[day.month - 1][:3]}"
