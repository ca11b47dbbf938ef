"""The days of Streak: their map, its legend, and the day that is walked to."""

from collections.abc import Mapping
from datetime import date

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from nc_tui.core.days import DaySign, signs_between
from nc_tui.core.sayings import MONTHS, WEEKDAYS, say_day
from nc_tui.core.state import Snapshot
from nc_tui.tui.widgets.day_legend import DayLegend
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.line import Line
from nc_tui.tui.widgets.year_map import YearMap

_WIDE, _MEDIUM = 100, 60  # columns
_TALL = 30  # rows


class DaysPart(Container):
    """The legend stands below the map, or beside it in a window of eighty columns. While a person
    walks, the legend says what the day was, and the day is named."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._today = date.min
        self._is_roomy = self._is_narrow = False

    def compose(self) -> ComposeResult:
        with Horizontal(classes="heading", id="days-heading"):
            yield Static(Content.styled("days", "$text-muted bold"), markup=False)
            yield KeyLine(right=[Hint("tab", "runs", "next_part")])
        yield YearMap()
        with Vertical(id="days-side"):
            yield DayLegend()
            with Container(id="day-line"):
                yield Line(id="day-said")
                yield KeyLine(id="days-keys")

    def on_mount(self) -> None:
        self.watch(self.query_one(YearMap), "seen", self._show_legend)

    def _show_legend(self, seen: frozenset[DaySign]) -> None:
        self.query_one(DayLegend).seen = seen

    def show(self, snapshot: Snapshot, today: date, window: Size) -> None:
        """Show the days up to ``today``; nothing, where nothing is kept of any."""
        self._today = today
        self._is_roomy = window.width >= _WIDE and window.height >= _TALL
        self._is_narrow = window.width < _MEDIUM
        if snapshot.first_day is None:
            return

        def signs(first: date, last: date) -> Mapping[date, DaySign]:
            return signs_between(snapshot, first, last, today)

        days = self.query_one(YearMap)
        days.step = 2 if self._is_roomy else 1
        days.show(signs, snapshot.first_day, today)
        self._show_day()

    def on_descendant_focus(self) -> None:
        self._show_day()

    def on_descendant_blur(self) -> None:
        self._show_day()

    def on_year_map_day_chosen(self) -> None:
        self._show_day()

    def _show_day(self) -> None:
        days = self.query_one(YearMap)
        walks = days.has_focus
        self.query_one(DayLegend).sign = days.sign if walks else None
        said = self.query_one("#day-said", Line)
        said.words = self._said(days.day) if walks else ""
        said.display = walks or not self._is_roomy
        keys = self._keys(days) if walks else self._way_here()
        at_the_right = self._is_narrow
        line = self.query_one("#days-keys", KeyLine)
        line.show(() if at_the_right else keys, keys if at_the_right else ())

    def _way_here(self) -> list[Hint]:
        return [Hint("tab", "walk the days" if self._is_roomy else "walk", "walk")]

    def _keys(self, days: YearMap) -> list[Hint]:
        keys = [Hint("enter", "open", "open_day")]
        if days.has_more and self._is_roomy:
            keys += [Hint("[", "a year back", "year(-1)"), Hint("]", "a year on", "year(1)")]
        return keys

    def _said(self, day: date) -> str:
        if self._is_roomy or self._is_narrow:
            return say_day(day, self._today.year)
        year = "" if day.year == self._today.year else f" {day.year}"
        return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}{year}"

    def action_walk(self) -> None:
        self.query_one(YearMap).focus()

    def action_year(self, direction: int) -> None:
        self.query_one(YearMap).action_year(direction)

    def action_open_day(self) -> None:
        self.query_one(YearMap).action_open()
