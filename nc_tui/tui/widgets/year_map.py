"""The year as a map, a column a week: what each day was, by shape as well as colour."""

from collections.abc import Set
from datetime import date, timedelta

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.core.sayings import MONTHS
from nc_tui.core.streak import DayMark, Ledger, marks_between
from nc_tui.tui.marks import DAY, URGE_DAY

_WEEKS = 52
_LABELS = 5  # columns of "Mon", and two
_NAMED = {0: "Mon", 2: "Wed", 4: "Fri", 6: "Sun"}
_LEGEND = (
    (*DAY[DayMark.KEPT], "kept"),
    (*URGE_DAY, "with an urge"),
    (*DAY[DayMark.CONTACT], "contact"),
    (*DAY[DayMark.NOT_COUNTED], "not counted"),
)


class YearMap(Widget):
    """Seven rows and the months above; the legend always beside or below it."""

    DEFAULT_CSS = "YearMap { width: 1fr; height: auto; }"

    step: reactive[int] = reactive(1, layout=True)
    """Columns a week: 2 where there is room, else 1."""

    def __init__(self) -> None:
        super().__init__()
        self._ledger: Ledger | None = None
        self._urge_days: Set[date] = frozenset()
        self._today = date.min

    def show(self, ledger: Ledger, urge_days: Set[date], today: date) -> None:
        """``urge_days``: the days on which there was an urge."""
        self._ledger, self._urge_days, self._today = ledger, urge_days, today
        self.refresh(layout=True)

    def render(self) -> Content:
        if self._ledger is None:
            return Content()
        monday = self._today - timedelta(days=self._today.weekday())
        first = monday - timedelta(weeks=_WEEKS)
        marks = marks_between(self._ledger, first, self._today, self._today)
        lines = [self._months(first)]
        for weekday in range(7):
            cells: list[tuple[str, str]] = []
            for week in range(_WEEKS + 1):
                day = first + timedelta(days=7 * week + weekday)
                cells.append(self._cell(day, marks))
                cells.append((" " * (self.step - 1), ""))
            label = (_NAMED.get(weekday, "").ljust(_LABELS), "$quiet")
            lines.append(Content.assemble(label, *cells))
        return self._with_legend(lines)

    def _cell(self, day: date, marks: dict[date, DayMark]) -> tuple[str, str]:
        if day > self._today:
            return " ", ""
        mark, style = DAY[marks[day]]
        if marks[day] is DayMark.NOT_COUNTED:
            style = "$rule"
        elif marks[day] is DayMark.KEPT and day in self._urge_days:
            mark, style = URGE_DAY
        return mark, "$accent" if day == self._today else style

    def _months(self, first: date) -> Content:
        row = [" "] * ((_WEEKS + 1) * self.step + 3)
        free = 0
        for week in range(_WEEKS + 1):
            monday = first + timedelta(weeks=week)
            at = week * self.step
            if week and monday.day <= 7 and at >= free and at + 3 <= len(row):
                row[at : at + 3] = MONTHS[monday.month - 1][:3]
                free = at + 4
        return Content.styled(" " * _LABELS + "".join(row), "$quiet")

    def _with_legend(self, lines: list[Content]) -> Content:
        signs = [
            Content.assemble((mark, style), (f" {word}", "$text-muted"))
            for mark, style, word in _LEGEND
        ]
        if self.step > 1:
            below = Content("   ").join(signs)
            return Content("\n").join([*lines, Content(), Content.assemble(" " * _LABELS, below)])
        for offset, sign in enumerate(signs):
            lines[2 + offset] = Content.assemble(lines[2 + offset], "    ", sign)
        return Content("\n").join(lines)
