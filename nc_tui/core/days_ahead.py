"""A day to come in free words: "in two weeks", "next friday", "3 dec". Said back, never guessed."""

from calendar import monthrange
from datetime import date, timedelta

from nc_tui.core.moment_words import (
    IMPOSSIBLE,
    MISFIT,
    NUMBER,
    OTHER_WEEKDAY,
    UNKNOWN,
    NoReadingError,
    explained,
    folded,
    moved,
    parted,
    step_of,
    tokens_of,
)
from nc_tui.core.sayings import Name, Token, Unit

_NOT_AHEAD = "{} is not a day to come"
_TOO_FAR = "{} is more than a hundred years away"
_INSTEAD = "in two weeks, next friday, 3 dec or 2027-01-20"
_YEARS_TO_LEAP = 8  # at most, from one 29 February to the next
_FAR = 100  # years


def read_day_ahead(words: str, today: date) -> date:
    """The day meant by ``words``, as said on ``today``; always one after it.

    A weekday, or a date without a year, is the next such day. Raises UnclearMomentError, and
    nothing else.
    """
    with explained(words, _INSTEAD):
        clock, part, tokens = parted(tokens_of(folded(words)))
        if clock is not None or part is not None:
            raise NoReadingError(MISFIT)
        day = day_to_come(tokens, today)
        if day <= today:
            raise NoReadingError(_NOT_AHEAD)
        if day.year > today.year + _FAR:
            raise NoReadingError(_TOO_FAR)
        return day


def day_to_come(tokens: list[Token], today: date) -> date:
    """The day that ``tokens`` name, as said on ``today``, which may be that day. Raises
    NoReadingError, ValueError or OverflowError where they name none."""
    match tokens:
        case ["in", *_, Unit()]:
            return day_to_come(tokens[1:], today)
        case ["today" | "now"]:
            return today
        case ["tomorrow"]:
            return today + timedelta(days=1)
        case [Unit("days", 1), "after", "tomorrow"]:
            return today + timedelta(days=2)
        case ["next", Unit() as unit]:
            return moved(today, unit, 1)
        case [*amount, Unit() as unit] | [*amount, Unit() as unit, "from", "now" | "today"]:
            return moved(today, step_of([*amount, unit]), 1)
        case [Name("weekday", number)] | ["next" | "this", Name("weekday", number)]:
            return today + timedelta(days=(number - today.weekday()) % 7 or 7)
        case [Name("weekday", number), int() | date() | Name("month", _), *_]:
            day = day_to_come(tokens[1:], today)
            if day.weekday() != number:
                raise NoReadingError(OTHER_WEEKDAY)
            return day
        case [date() as day]:
            return day
        case [int(number), Name("month", month)] | [Name("month", month), int(number)]:
            return _next_such(number, month, today)
        case [int(number), Name("month", month), int(year)]:
            return date(year, month, number)
        case [Name("month", month), int(number), int(year)]:
            return date(year, month, number)
        case [*_, int()]:
            raise NoReadingError(NUMBER)
    raise NoReadingError(UNKNOWN)


def _next_such(number: int, month: int, today: date) -> date:
    for year in range(today.year, today.year + _YEARS_TO_LEAP + 1):
        if number <= monthrange(year, month)[1] and date(year, month, number) > today:
            return date(year, month, number)
    raise NoReadingError(IMPOSSIBLE)
