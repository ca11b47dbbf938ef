"""Moments and days in free words: read generously, never guessed, and said back.

Words become tokens; a clock time or a part of the day is taken off either end; what is left
names a day. A day may have several candidates (any Tuesday), latest first: the first one that
lies in the past is meant. Two readings are none: then one sentence says what to write instead.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from nc_tui.core.errors import UnclearMomentError
from nc_tui.core.sayings import NIGHT_ENDS, PARTS, WHOLE_DAY, WORDS, Name, Part, Token, Unit
from nc_tui.core.text import mend, one_line

# A stamp with date and time; with an offset it is an instant, whatever the zone here.
_STAMP = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]+)?"
    r" ?(z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
# 10/11, 10.11.2026 and 10-11-2026 are October or November; 9.30pm is not among them.
_TWO_READINGS = re.compile(
    r"[0-9] ?/ ?[0-9]|[0-9]\.[0-9]+(?![0-9]|\s?[a-z])|(?<![0-9])[0-9]{1,2}-[0-9]{1,2}-[0-9]"
)
_TOKEN = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))"
    r"|(?P<twelve>[0-9]{1,2}(?:[:.][0-9]{2})?\s?[ap]\.?m(?![a-z0-9])\.?)"
    r"|(?P<clock>[0-9]{1,2}(?::[0-9]{2}){1,2}(?![0-9:])"
    r"|[0-9]{1,2}\s?h(?:[0-9]{2})?(?![a-z0-9])(?!.*\bago\b))"  # 21h and 21h30, not 3h ago
    r"|(?P<number>[0-9]{1,6}(?![0-9]))(?:st|nd|rd|th)?"
    r"|(?P<word>[a-z]+)\.?"
    r"|(?P<unknown>\S)"
)

_FILLING = {"at", "on", "in", "the", "of"}  # words that say nothing
_LONGEST = 100  # characters; no moment needs more, and the patterns stay quick
_TOLERANCE = 60  # seconds that another clock may be ahead
_FIRST_YEAR = 1900
_YEARS_TO_LEAP = 8  # at most, from one 29 February to the next: around 1900 and 2100

_UNKNOWN = "{} was not understood"
_NUMBER = "{} ends in a number with more than one meaning (an hour is 9pm or 21:00)"
_AMBIGUOUS = "{} has two readings, as countries write dates differently"
_IMPOSSIBLE = "{} is in no calendar and on no clock"
_MISFIT = "{} names a time of day that does not fit there"
_OTHER_WEEKDAY = "{} names a weekday that does not go with the date"
_AHEAD = "{} lies in the future"
_TOO_EARLY = f"{{}} is before {_FIRST_YEAR} (a year has four digits, an hour is 21:00)"
_INSTEAD_OF_MOMENT = "2026-11-20 21:30, yesterday 9pm, 3h ago or 10 nov"
_INSTEAD_OF_DAY = "2026-11-20, yesterday, 3 days ago or 10 nov"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood: a moment in the zone in force, in whole seconds.

    ``approximate`` says that no clock time was given and one was assumed.
    """

    moment: datetime
    approximate: bool


class _NoReadingError(Exception):
    """Carries one of the sentences above to the door, where the words are put in."""


def read_moment(words: str, now: datetime, *, allow_future: bool = False) -> Reading:
    """The moment meant by ``words``, as said at ``now``; wall times are meant in its zone.

    A wall time in a spring gap moves forward past it; in an autumn overlap the earlier is meant.
    Raises UnclearMomentError, and nothing else, for words without one clear reading and, unless
    ``allow_future``, for a moment ahead; up to 60 seconds ahead are taken as now.
    """
    now = now.replace(microsecond=0)
    with _explained(words, _INSTEAD_OF_MOMENT):
        reading = _read(_plain(words), now)
        if reading.moment.year < _FIRST_YEAR:
            raise _NoReadingError(_TOO_EARLY)
        ahead = _ahead(reading.moment, now)
        if allow_future or ahead <= 0:
            return reading
        if ahead <= _TOLERANCE:
            return Reading(now, reading.approximate)
        raise _NoReadingError(_AHEAD)


def read_day(words: str, today: date) -> date:
    """The day meant by ``words``, as said on ``today``; never one ahead.

    Raises UnclearMomentError, and nothing else.
    """
    with _explained(words, _INSTEAD_OF_DAY):
        clock, part, tokens = _parted(_tokens(_plain(words)))
        if clock is not None or part is not None:
            raise _NoReadingError(_MISFIT)
        day = next((day for day in _days(tokens, today) if day <= today), None)
        if day is None:
            raise _NoReadingError(_AHEAD)
        if day.year < _FIRST_YEAR:
            raise _NoReadingError(_TOO_EARLY)
        return day


@contextmanager
def _explained(words: str, instead: str) -> Iterator[None]:
    """Turns whatever goes wrong inside into one line: what was not understood; what to write."""
    try:
        yield
    except (_NoReadingError, ValueError, OverflowError) as error:
        # The calendar itself refuses with the last two: 31 feb, 25:00, 9999 years ago.
        reason = str(error) if isinstance(error, _NoReadingError) else _IMPOSSIBLE
        quoted = one_line(mend(words))[:40].rstrip()
        subject = repr(quoted) if quoted else "an empty line"
        message = f"{reason.format(subject)}; write it like {instead}."
        raise UnclearMomentError(message) from None


def _plain(words: str) -> str:
    """``words`` in lower case on one line, commas taken for spaces."""
    plain = one_line(words.replace(",", " ")).lower()
    if len(plain) > _LONGEST:
        raise _NoReadingError(_UNKNOWN)
    return plain


def _tokens(plain: str) -> list[Token]:
    if _TWO_READINGS.search(plain):
        raise _NoReadingError(_AMBIGUOUS)
    plain = plain.replace("tonight", "this night")
    tokens = map(_token, _TOKEN.finditer(plain))
    return [token for token in tokens if token not in _FILLING]


def _token(found: re.Match[str]) -> Token:
    kind = found.lastgroup or ""
    text = found[kind]
    if kind == "word":
        return WORDS.get(text, text)
    if kind == "date":
        return date.fromisoformat(text)
    first, minute, second = [*map(int, re.findall("[0-9]+", text)), 0, 0, 0][:3]
    if kind == "number":
        return first
    if kind == "clock":
        return time(first, minute, second)
    if kind == "twelve" and 1 <= first <= 12:
        return time(first % 12 + 12 * ("p" in text), minute)
    raise _NoReadingError(_UNKNOWN)


def _parted(tokens: list[Token]) -> tuple[time | None, Part | None, list[Token]]:
    """A clock time and a part of the day, taken off either end, and what is left between."""
    clock: time | None = None
    part: Part | None = None
    while True:
        match tokens:
            case [*rest, time() as found] | [time() as found, *rest] if clock is None:
                clock, tokens = found, rest
            case [*rest, Part() as named] | [Part() as named, *rest] if part is None:
                part, tokens = named, rest
            case _:
                return clock, part, tokens


def _read(plain: str, now: datetime) -> Reading:
    """The reading, which may still be ahead of ``now`` or centuries before it."""
    if stamp := _STAMP.fullmatch(plain):
        moment = datetime.fromisoformat("{}T{}{}".format(*stamp.groups("")).upper())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=now.tzinfo)
        return Reading(_in_zone(moment, now), approximate=False)
    all_tokens = _tokens(plain)
    clock, part, tokens = _parted(all_tokens)
    today, bare = now.date(), len(tokens) == len(all_tokens)
    match tokens:
        case ["now"] | ["just", "now"] if bare:
            return Reading(now, approximate=False)
        case [*amount, "ago"] if bare and (step := _step(amount)).kind == "seconds":
            ago = now.astimezone(UTC) - timedelta(seconds=step.size)
            return Reading(_in_zone(ago, now), approximate=False)
        case ["this"] if part:
            turned = now if part.start == 0 else now - timedelta(hours=NIGHT_ENDS)
            days = [turned.date()]
        case ["last"] if part in (PARTS["evening"], PARTS["night"]):
            days = [today - timedelta(days=back) for back in (1, 2)]
        case [] if clock:
            days = [today - timedelta(days=back) for back in (0, 1, 2)]
        case _:
            days = _days(tokens, today)
    within = part or WHOLE_DAY
    begins = [_local(day, clock or time(within.start), within, now) for day in days]
    begin = next((moment for moment in begins if _ahead(moment, now) <= _TOLERANCE), begins[0])
    if clock:
        return Reading(begin, approximate=False)
    # "3 days ago" keeps the wall time of now. Not its fold: that would turn a gap backward.
    keeps_wall = part is None and tokens[-1] == "ago"
    assumed = now.time().replace(fold=0) if keeps_wall else time(within.assumed)
    moment = _local(begin.date(), assumed, within, now)
    if _ahead(begin, now) <= _TOLERANCE < _ahead(moment, now):
        moment = now  # what is assumed of a day that has begun is not ahead
    return Reading(moment, approximate=True)


def _ahead(moment: datetime, now: datetime) -> float:
    """Seconds from ``now`` to ``moment``; within one zone ``-`` and ``<`` know only the wall."""
    return moment.timestamp() - now.timestamp()


def _in_zone(moment: datetime, now: datetime) -> datetime:
    """``moment`` in the zone of ``now``; the way over UTC moves a wall time out of a gap."""
    return moment.astimezone(UTC).astimezone(now.tzinfo)


def _local(day: date, clock: time, part: Part, now: datetime) -> datetime:
    """The moment of a wall time in ``part`` of ``day``; small hours end the night of that day."""
    past_midnight = clock.hour < part.start
    if not part.start <= clock.hour + 24 * past_midnight < part.end:
        raise _NoReadingError(_MISFIT)
    day += timedelta(days=past_midnight)
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
        case [*amount, "ago"]:
            return [_back(today, _step(amount))]
        case [Name("weekday", number)]:
            latest = today - timedelta(days=(today.weekday() - number) % 7)
            return [latest, latest - timedelta(days=7)]
        case ["last", Name("weekday", number)]:
            return [today - timedelta(days=(today.weekday() - number) % 7 or 7)]
        case [Name("weekday", number), int() | date() | Name("month", _), *_]:
            days = _days(tokens[1:], today)
            day = next((day for day in days if day <= today), days[0])
            if day.weekday() != number:
                raise _NoReadingError(_OTHER_WEEKDAY)
            return [day]
        case [date() as day]:
            return [day]
        case [int(number), Name("month", month)] | [Name("month", month), int(number)]:
            years = range(today.year, today.year - _YEARS_TO_LEAP - 1, -1)
            days = [date(y, month, number) for y in years if number <= monthrange(y, month)[1]]
            if not days:
                raise _NoReadingError(_IMPOSSIBLE)
            return days
        case [int(number), Name("month", month), int(year)]:
            return [date(year, month, number)]
        case [Name("month", month), int(number), int(year)]:
            return [date(year, month, number)]
        case [*_, int()]:
            raise _NoReadingError(_NUMBER)
    raise _NoReadingError(_UNKNOWN)


def _step(amount: list[Token]) -> Unit:
    """How far back "… ago" goes, as one unit of that size."""
    match amount:
        case ["a" | "an", Unit() as unit]:
            return unit
        case ["half", Unit("seconds", size)] | ["half", "a" | "an", Unit("seconds", size)]:
            return Unit("seconds", size // 2)
        case [int(count), Unit(kind, size)]:
            return Unit(kind, count * size)
        case [int(count), Unit("seconds", size), int(more), Unit("seconds", smaller)]:
            return Unit("seconds", count * size + more * smaller)
    raise _NoReadingError(_UNKNOWN)


def _back(today: date, step: Unit) -> date:
    if step.kind == "seconds":
        raise _NoReadingError(_MISFIT)
    if step.kind == "days":
        return today - timedelta(days=step.size)
    # Imported here: it takes 50 ms, and few people ever say "months".
    from pendulum import Date

    day = Date(today.year, today.month, today.day).subtract(months=step.size)
    return date(day.year, day.month, day.day)
