"""Moments and days in free words: read generously, never guessed, and said back.

Words become tokens; a clock time or a part of the day is taken off either end; what is left
names a day. A day may have several candidates (any Tuesday), latest first: the first one that
lies in the past is meant. An hour without its half of the day is of the first; where that is a
night which counts to the day before, of the half that stays on the day named ("yesterday at 2").
Two readings are none: then one sentence says what to write instead.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from nc_tui.core.days_ahead import day_to_come
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
from nc_tui.core.sayings import FEASTS, NIGHT_ENDS, PARTS, WHOLE_DAY, Hands, Name, Part, Token, Unit

# A stamp with date and time; with an offset it is an instant, whatever the zone here.
_STAMP = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]+)?"
    r" ?(z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_TOLERANCE = 60  # seconds that another clock may be ahead
_FIRST_YEAR = 1900
_HOURS = 12  # up to it, a number after a date is rather an hour than a year
_WEEK = 7
_YEARS_TO_LEAP = 8  # at most, from one 29 February to the next: around 1900 and 2100

_AHEAD = "{} lies in the future"
_TOO_EARLY = f"{{}} is before {_FIRST_YEAR} (a year has four digits, an hour is 21:00)"
_INSTEAD_OF_MOMENT = "2026-11-20 21:30, yesterday 9pm, 3h ago or 10 nov"
_INSTEAD_OF_DAY = "2026-11-20, yesterday, 3 days ago or 10 nov"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood: a moment in the zone in force, in whole seconds.

    ``approximate`` says that no clock time was given, or one without its half of the day ("at 2"),
    and that one was assumed.
    """

    moment: datetime
    approximate: bool


def read_moment(
    words: str, now: datetime, *, day_starts: time = time.min, allow_future: bool = False
) -> Reading:
    """The moment meant by ``words``, as said at ``now``; wall times are meant in its zone. Before
    ``day_starts`` it still is the night of the day before.

    A wall time in a spring gap moves forward past it; in an autumn overlap the earlier is meant.
    Raises UnclearMomentError, and nothing else, for words without one clear reading and, unless
    ``allow_future``, for a moment ahead; up to 60 seconds ahead are taken as now.
    """
    now = now.replace(microsecond=0)
    with explained(words, _INSTEAD_OF_MOMENT):
        reading = _read(folded(words), now, day_starts)
        if reading.moment.year < _FIRST_YEAR:
            raise NoReadingError(_TOO_EARLY)
        ahead = _ahead(reading.moment, now)
        if allow_future or ahead <= 0:
            return reading
        if ahead <= _TOLERANCE:
            return Reading(now, reading.approximate)
        raise NoReadingError(_AHEAD)


def read_day(words: str, today: date) -> date:
    """The day meant by ``words``, as said on ``today``; never one ahead.

    Raises UnclearMomentError, and nothing else.
    """
    with explained(words, _INSTEAD_OF_DAY):
        clock, part, tokens = parted(tokens_of(folded(words)))
        if clock is not None or part is not None:
            raise NoReadingError(MISFIT)
        day = next((day for day in _days(tokens, today) if day <= today), None)
        if day is None:
            raise NoReadingError(_AHEAD)
        if day.year < _FIRST_YEAR:
            raise NoReadingError(_TOO_EARLY)
        return day


def _read(plain: str, now: datetime, day_starts: time) -> Reading:
    """The reading, which may still be ahead of ``now`` or centuries before it."""
    if stamp := _STAMP.fullmatch(plain):
        moment = datetime.fromisoformat("{}T{}{}".format(*stamp.groups("")).upper())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=now.tzinfo)
        return Reading(_in_zone(moment, now), approximate=False)
    all_tokens = tokens_of(plain)
    told, part, tokens = parted(all_tokens)
    within = part or WHOLE_DAY
    clocks = told.within(within) if isinstance(told, Hands) else (told,) if told else ()
    today, bare = now.date(), len(tokens) == len(all_tokens)
    match tokens:
        case ["now"] | ["just", "now"] if bare:
            return Reading(now, approximate=False)
        case [*amount, Unit("seconds", _) as unit, "ago"] if bare:
            return Reading(_stepped(now, [*amount, unit], -1), approximate=False)
        case ["in", *amount, Unit("seconds", _) as unit] | [
            *amount, Unit("seconds", _) as unit, "from", "now",
        ] if bare:  # fmt: skip
            return Reading(_stepped(now, [*amount, unit], 1), approximate=False)
        case ["this"] if part:
            turned = now if part.start == 0 else now - timedelta(hours=NIGHT_ENDS)
            days = [turned.date()]
        case ["last"] if part in (PARTS["evening"], PARTS["night"]):
            days = [today - timedelta(days=back) for back in (1, 2)]
        case [] if clocks:
            days = [today - timedelta(days=back) for back in (0, 1, 2)]
        case _:
            days = _days(tokens, today)
    is_guess = len(clocks) > 1
    is_night_before = is_guess and bool(tokens) and part is None and clocks[0] < day_starts
    # Of a day named, its afternoon rather than its night, if that is past.
    likely = clocks[::-1] if is_night_before else clocks[:1] or (time(within.start),)
    begins = [_local(day, clock, within, now) for day in days for clock in likely]
    begin = next((moment for moment in begins if _ahead(moment, now) <= _TOLERANCE), begins[0])
    if clocks:
        return Reading(begin, approximate=is_guess)
    moment = _local(begin.date(), time(within.assumed), within, now)
    if _ahead(begin, now) <= _TOLERANCE < _ahead(moment, now):
        moment = now  # what is assumed of a day that has begun is not ahead
    return Reading(moment, approximate=True)


def _ahead(moment: datetime, now: datetime) -> float:
    """Seconds from ``now`` to ``moment``; within one zone ``-`` and ``<`` know only the wall."""
    return moment.timestamp() - now.timestamp()


def _stepped(now: datetime, amount: list[Token], times: int) -> datetime:
    """So many exact steps from ``now``, whatever the clocks did meanwhile."""
    seconds = times * step_of(amount).size
    return _in_zone(now.astimezone(UTC) + timedelta(seconds=seconds), now)


def _in_zone(moment: datetime, now: datetime) -> datetime:
    """``moment`` in the zone of ``now``; the way over UTC moves a wall time out of a gap."""
    return moment.astimezone(UTC).astimezone(now.tzinfo)


def _local(day: date, clock: time, part: Part, now: datetime) -> datetime:
    """The moment of a wall time in ``part`` of ``day``; small hours end the night of that day."""
    if not part.has(clock.hour):
        raise NoReadingError(MISFIT)
    day += timedelta(days=clock.hour < part.start)
    return _in_zone(datetime.combine(day, clock, tzinfo=now.tzinfo), now)


def _days(tokens: list[Token], today: date) -> list[date]:
    """The days that may be meant, the likeliest first; never none."""
    match tokens:
        case ["today"]:
            return [today]
        case ["yesterday"]:
            return [today - timedelta(days=1)]
        case [Unit("days", 1), "before", "yesterday"]:
            return [today - timedelta(days=2)]
        case [*amount, "ago", Name("weekday", number)] | [
            Name("weekday", number), *amount, "ago",
        ] if (step := step_of(amount)).kind == "days" and step.size % _WEEK == 0:  # fmt: skip
            week = today - timedelta(days=step.size + today.weekday())
            return [week + timedelta(days=number)]
        case [*amount, "ago"]:
            return [moved(today, step_of(amount), -1)]
        case ["last", Unit("days", 7) | Unit("months", _) as unit, *day] | [
            *day, "last", Unit("days", 7) | Unit("months", _) as unit,
        ]:  # fmt: skip
            return _days([1, unit, "ago", *day], today)
        case (
            ["tomorrow"] | [_, "after", "tomorrow"] | ["in" | "next", *_]
            | [*_, "from", "now" | "today"]
        ):  # fmt: skip
            return [day_to_come(tokens, today)]
        case [*amount, Unit("days" | "months", _) as unit]:
            # "21 days" says since when as well as "21 days ago" does.
            return [moved(today, step_of([*amount, unit]), -1)]
        case [str(feast)] if feast in FEASTS:
            return _days([*FEASTS[feast]], today)
        case [Name("weekday", number)]:
            latest = today - timedelta(days=(today.weekday() - number) % 7)
            return [latest, latest - timedelta(days=7)]
        case ["last", Name("weekday", number)]:
            return [today - timedelta(days=(today.weekday() - number) % 7 or 7)]
        case [Name("weekday", number), int() | date() | Name("month", _), *_]:
            days = _days(tokens[1:], today)
            day = next((day for day in days if day <= today), days[0])
            if day.weekday() != number:
                raise NoReadingError(OTHER_WEEKDAY)
            return [day]
        case [date() as day]:
            return [day]
        case [int(number), Name("month", month)] | [Name("month", month), int(number)]:
            years = range(today.year, today.year - _YEARS_TO_LEAP - 1, -1)
            days = [date(y, month, number) for y in years if number <= monthrange(y, month)[1]]
            if not days:
                raise NoReadingError(IMPOSSIBLE)
            return days
        case [int(), Name("month", _), int(year)] | [Name("month", _), int(), int(year)] if (
            year <= _HOURS
        ):
            raise NoReadingError(NUMBER)  # an hour, of the morning or of the evening
        case [int(number), Name("month", month), int(year)]:
            return [date(year, month, number)]
        case [Name("month", month), int(number), int(year)]:
            return [date(year, month, number)]
        case [*_, int()]:
            raise NoReadingError(NUMBER)
    raise NoReadingError(UNKNOWN)
