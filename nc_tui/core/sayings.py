"""The words for moments: how they are said, and what each one means to ``nc_tui.core.moments``."""

from datetime import date, datetime, time
from typing import NamedTuple

# Our own names: those of ``calendar`` and ``strftime`` change with the machine's locale.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
_LAST_IN_WORDS = 12


class Name(NamedTuple):
    """The name of a weekday (from Monday 0) or of a month (from January 1)."""

    kind: str  # "weekday" or "month"
    number: int


class Unit(NamedTuple):
    """What is counted back: so many seconds (exact), days or months (by the calendar)."""

    kind: str  # "seconds", "days" or "months"
    size: int


class Part(NamedTuple):
    """A part of the day in hours, up to but not including ``end``; from 24 on the next morning."""

    start: int
    end: int
    assumed: int  # the hour meant when none is given

    def has(self, hour: int) -> bool:
        """Whether an hour of 0 to 23 is in it, that day or the next morning."""
        return self.start <= hour + 24 * (hour < self.start) < self.end


class Hands(NamedTuple):
    """A time as the hands of a clock show it: by itself as on one of 24 hours."""

    clock: time
    is_bare: bool  # "at 2", where "2:00" says that it is one of 24 hours

    def within(self, part: Part) -> tuple[time, ...]:
        """The times meant in ``part``, which may leave only the other half of the day; two where
        it leaves both, and nothing says which of them."""
        other = self.clock.replace(hour=(self.clock.hour + 12) % 24)
        fits = [each for each in (self.clock, other) if part.has(each.hour)]
        return tuple(fits) if self.is_bare and fits else (*fits, self.clock)[:1]


Token = str | int | date | time | Name | Unit | Part | Hands

NIGHT_ENDS = 6  # before this hour "tonight" is the night that began the evening before
WHOLE_DAY = Part(0, 24, 12)
PARTS = {
    "morning": Part(0, 12, 9),
    "afternoon": Part(12, 19, 15),
    "evening": Part(16, 24, 20),
    "night": Part(17, 24 + NIGHT_ENDS, 22),
}

_CUTS = range(3, 10)  # a name may be cut short after three letters or more: tue, tues, sept
WORDS: dict[str, Token] = {
    **{name: number for number, name in enumerate(NUMBERS, 1)},
    **{name[:n].lower(): Name("weekday", i) for i, name in enumerate(WEEKDAYS) for n in _CUTS},
    **{name[:n].lower(): Name("month", i) for i, name in enumerate(MONTHS, 1) for n in _CUTS},
    **PARTS,
    **dict.fromkeys(("noon", "midday"), time(12)),
    "midnight": time(0),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), Unit("seconds", 1)),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), Unit("seconds", 60)),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), Unit("seconds", 3600)),
    **dict.fromkeys(("d", "day", "days"), Unit("days", 1)),
    **dict.fromkeys(("w", "week", "weeks"), Unit("days", 7)),
    **dict.fromkeys(("month", "months"), Unit("months", 1)),
    **dict.fromkeys(("y", "year", "years"), Unit("months", 12)),
}

FEASTS = {
    "halloween": (31, Name("month", 10)),
    "christmas": (25, Name("month", 12)),
}
"""Days that people remember by name, and that are the same date each year."""


def say_moment(moment: datetime, today_year: int | None = None) -> str:
    """``moment`` by its own wall clock, to the minute: "Tuesday 17 November, 21:00".

    The year is said when it differs from ``today_year``, and never without one.
    """
    day = say_day(moment.date(), moment.year if today_year is None else today_year)
    return f"{day}, {moment:%H:%M}"


def say_day(day: date, this_year: int) -> str:
    """``day`` as "Sunday 22 November", with the year when it is not ``this_year``."""
    said = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return said if day.year == this_year else f"{said} {day.year}"


def say_span(days: int) -> str:
    """How long ago in whole days: "today", "yesterday", "five days ago", "23 days ago".

    A count below zero, as after a clock that went back, is said as today.
    """
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{NUMBERS[days - 1] if days <= _LAST_IN_WORDS else days} days ago"
