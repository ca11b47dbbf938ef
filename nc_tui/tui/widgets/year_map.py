"""The days as a map, a column a week: what each was, by shape as well as colour; to be walked."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive

from nc_tui.core.days import DaySign
from nc_tui.core.sayings import MONTHS, WEEKDAYS
from nc_tui.tui.marks import day_mark
from nc_tui.tui.widgets.heat_map import NOTHING, Cell, HeatMap, Place

WEEKS = 53
"""Columns of a whole year: the week of today, and the fifty-two before it."""
_YEAR = timedelta(weeks=52)
_WEEK = timedelta(weeks=1)
_MONTH = 4  # columns that a month's name needs

SignsBetween = Callable[[date, date], Mapping[date, DaySign]]
"""The signs of the days from a first to a last one."""


class YearMap(HeatMap, can_focus=True):
    """As many weeks as there is room for, a year at most. Arrows walk its days, enter opens one.

    It asks for the signs of those weeks only, and for others when the person walks out of them.
    """

    BINDINGS = [
        Binding("down,j", "walk(1)", "the day after", show=False),
        Binding("up,k", "walk(-1)", "the day before", show=False),
        Binding("right", "week(1)", "a week on", show=False),
        Binding("left", "week(-1)", "a week back", show=False),
        Binding("left_square_bracket,pageup", "year(-1)", "a year back", show=False,
                key_display="["),
        Binding("right_square_bracket,pagedown", "year(1)", "a year on", show=False,
                key_display="]"),
        Binding("home,g", "edge(-1)", "the first day", show=False),
        Binding("end,G", "edge(1)", "today", show=False),
        Binding("enter", "open", "what is kept of this day", show=False),
    ]  # fmt: skip

    day: reactive[date] = reactive(date.min, repaint=False, init=False)
    """The day under the cursor."""
    seen: reactive[frozenset[DaySign]] = reactive(frozenset(), repaint=False)
    """The signs of the days that are shown."""

    class DayChosen(Message):
        """The cursor stands on another day."""

        def __init__(self, year_map: "YearMap", day: date) -> None:
            super().__init__()
            self.year_map, self.day = year_map, day

        @property
        def control(self) -> "YearMap":
            return self.year_map

    class DayOpened(DayChosen):
        """Enter, or a second click, on the day under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._signs_between: SignsBetween | None = None
        self._signs: Mapping[date, DaySign] = {}
        self._today = self._first_day = self._begin = date.min
        self._weeks = 0

    def show(self, signs_between: SignsBetween, first_day: date, today: date) -> None:
        """Show the days up to ``today``; those before ``first_day`` are walked to only where
        they are seen with the others."""
        was_today = self._today
        self._signs_between, self._first_day, self._today = signs_between, first_day, today
        if self.day in (was_today, date.min) or self.day > today:
            self.day = today
        self._lay_out()

    @property
    def sign(self) -> DaySign:
        """What the day under the cursor was."""
        return self._signs.get(self.day, DaySign())

    @property
    def has_more(self) -> bool:
        """Whether anything is kept of days that are not seen together with today."""
        return self._first_day < self._monday(self._today) - (self._weeks - 1) * _WEEK

    @property
    def _earliest(self) -> date:
        """The first day that can be walked to."""
        seen = self._monday(self._today) - (self._weeks - 1) * _WEEK
        return min(self._first_day, seen)

    def on_resize(self) -> None:
        # Hidden and shown again it is as wide as it was: nothing is asked for twice.
        if self.room() and min(WEEKS, self.room()) != self._weeks:
            self._lay_out()

    def watch_step(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        """The weeks seen: those seen before as far as they fit, and that of the cursor."""
        if self._signs_between is None or not self.room():
            return
        weeks = min(WEEKS, self.room())
        end = min(self._begin + (self._weeks - 1) * _WEEK if self._weeks else date.max,
                  self._monday(self._today))  # fmt: skip
        if self._follows_today:
            end = self._monday(self._today)
        self._weeks = weeks
        self._show_from(end - (weeks - 1) * _WEEK)

    @property
    def _follows_today(self) -> bool:
        return not self._weeks or self._begin + self._weeks * _WEEK > self._today - _WEEK

    def _show_from(self, begin: date) -> None:
        """Draw the weeks from ``begin`` on, or as near to it as the cursor is seen."""
        at = self._monday(self.day)
        self._begin = max(at - (self._weeks - 1) * _WEEK, min(begin, at))
        if self._signs_between is not None:
            last = min(self._today, self._begin + self._weeks * _WEEK - timedelta(days=1))
            self._signs = self._signs_between(self._begin, last)
            self.seen = frozenset(self._signs.values())
        self.place = self._place()
        self.refresh()

    def _place(self) -> Place:
        return Place(self.day.weekday(), (self.day - self._begin).days // 7)

    @staticmethod
    def _monday(day: date) -> date:
        return day - timedelta(days=day.weekday())

    # Walking

    def go(self, day: date) -> None:
        """Put the cursor on a day, or on the nearest there is."""
        self.day = max(self._earliest, min(day, self._today))

    def watch_day(self, _before: date, day: date) -> None:
        if not self._weeks:
            return
        if self._begin <= day < self._begin + self._weeks * _WEEK:
            self.place = self._place()
        else:
            self._show_from(self._begin)
        self.post_message(self.DayChosen(self, day))

    def action_walk(self, days: int) -> None:
        self.go(self.day + timedelta(days=days))

    def action_week(self, weeks: int) -> None:
        self.go(self.day + weeks * _WEEK)

    def action_year(self, direction: int) -> None:
        begin = self._begin
        self.go(self.day + direction * _YEAR)
        # The whole map goes with it, so that the cursor keeps its place.
        last = self._monday(self._today) - (self._weeks - 1) * _WEEK
        first = min(self._monday(self._first_day), last)
        self._show_from(max(first, min(last, begin + direction * _YEAR)))

    def action_edge(self, direction: int) -> None:
        self.go(self._today if direction > 0 else self._first_day)

    def action_open(self) -> None:
        self.post_message(self.DayOpened(self, self.day))

    def go_to(self, place: Place) -> None:
        day = self._begin + timedelta(days=7 * place.column + place.row)
        if day > self._today:
            return
        if day == self.day and self.has_focus:
            self.action_open()
        self.day = day

    # Drawing

    def columns(self) -> int:
        return self._weeks

    def cells(self, row: int) -> Sequence[Cell]:
        days = (self._begin + timedelta(days=7 * week + row) for week in range(self._weeks))
        return [self._cell(day) for day in days]

    def _cell(self, day: date) -> Cell:
        if day > self._today:
            return NOTHING
        mark, style = day_mark(self._signs.get(day, DaySign()))
        return Cell(mark, "$accent" if day == self._today else style)

    def label(self, row: int) -> tuple[str, str]:
        if self.has_focus and self.place is not None and self.place.row == row:
            return WEEKDAYS[row][:3], "$foreground bold"
        return "" if row % 2 else WEEKDAYS[row][:3], "$quiet"

    def heading(self) -> str:
        """The months, and the year before them where there is more than one to walk."""
        row = [" "] * (self._weeks * self.step + _MONTH - 1)
        free = 0
        for week in range(self._weeks):
            monday, at = self._begin + week * _WEEK, week * self.step
            if week and monday.day <= 7 and at >= free and at + _MONTH <= len(row) + 1:
                row[at : at + 3] = MONTHS[monday.month - 1][:3]
                free = at + _MONTH
        year = str(self._begin.year) if self.has_more else ""
        return year.ljust(self.labels) + "".join(row)
