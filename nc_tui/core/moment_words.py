"""Free words of time as tokens, and how what could not be read is said; shared by every reading."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta

from nc_tui.core.errors import UnclearMomentError
from nc_tui.core.sayings import WORDS, Hands, Name, Part, Token, Unit
from nc_tui.core.text import mend, one_line

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

_DOTTED = re.compile(r"\bat ([0-9]{1,2})\.([0-5][0-9])(?![0-9.])")  # at 9.30: no date
_ORDINAL = re.compile("[0-9]+[a-z]+")

_BEFORE_HOURS = {"at", "around", "about"}
_OCLOCK = "oclock"
_FILLING = {*_BEFORE_HOURS, "on", "in", "the", "of", "since", _OCLOCK}  # words that say nothing
_ARTICLES = {"a", "an", "couple", "half"}  # of an amount, where it has no number
_HOURS = 24
_LONGEST = 100  # characters; no moment needs more, and the patterns stay quick

UNKNOWN = "{} was not understood"
NUMBER = "{} ends in a number with more than one meaning (an hour is 9pm or 21:00)"
AMBIGUOUS = "{} has two readings, as countries write dates differently"
IMPOSSIBLE = "{} is in no calendar and on no clock"
MISFIT = "{} names a time of day that does not fit there"
OTHER_WEEKDAY = "{} names a weekday that does not go with the date"


class NoReadingError(Exception):
    """Carries one of the sentences above to the door, where the words are put in."""


@contextmanager
def explained(words: str, instead: str) -> Iterator[None]:
    """Turns whatever goes wrong inside into an UnclearMomentError, of one line: what was not
    understood; what to write ``instead``."""
    try:
        yield
    except (NoReadingError, ValueError, OverflowError) as error:
        # The calendar itself refuses with the last two: 31 feb, 25:00, 9999 years ago.
        reason = str(error) if isinstance(error, NoReadingError) else IMPOSSIBLE
        quoted = one_line(mend(words))[:40].rstrip()
        subject = repr(quoted) if quoted else "an empty line"
        message = f"{reason.format(subject)}; write it like {instead}."
        raise UnclearMomentError(message) from None


def folded(words: str) -> str:
    """``words`` in lower case on one line, commas taken for spaces. NoReadingError for what is
    too long for a moment."""
    line = one_line(words.replace(",", " ")).lower()
    if len(line) > _LONGEST:
        raise NoReadingError(UNKNOWN)
    return line


def tokens_of(line: str) -> list[Token]:
    """What ``line``, which is folded, is made of, without the words that say nothing.
    NoReadingError for a date of two readings, ValueError for one in no calendar."""
    line = _DOTTED.sub(r"at \1:\2", line)
    if _TWO_READINGS.search(line):
        raise NoReadingError(AMBIGUOUS)
    line = re.sub("o['’]clock", _OCLOCK, line.replace("tonight", "this night"))
    found = [*_TOKEN.finditer(line)]
    said = [_token(each) for each in found]
    for place, token in enumerate(said):
        around = said[:place], said[place + 1 :]
        is_ordinal = _ORDINAL.fullmatch(found[place][0])
        if isinstance(token, int) and not is_ordinal and _is_hour(token, *around):
            said[place] = _shown(time(token), is_bare=True)
    return [
        token
        for place, token in enumerate(said)
        if token not in _FILLING or (token == "in" and _is_amount(said[place + 1 :]))
    ]


def _is_amount(after: list[Token]) -> bool:
    """Whether ``after`` begins with one: "in" says something before "two weeks"."""
    told = [token for token in after if token not in _FILLING]
    named = next((at for at, token in enumerate(told) if isinstance(token, Unit)), 0)
    return named > 0 and all(isinstance(each, int) or each in _ARTICLES for each in told[:named])


def _is_hour(number: int, before: list[Token], after: list[Token]) -> bool:
    """Whether the number between the two can only be an hour: at 2, 9 in the evening, at 9 on
    4 november. On the 4 in the evening, and tuesday 17 in the evening, it may be a day."""
    if number > _HOURS:  # the last of them to be told that no clock has it
        return False
    then = next((token for token in after if token not in _FILLING - {_OCLOCK}), None)
    match then:
        case Unit():
            return False
        case Name("month", _) | int() if after[0] != "on":
            return False
        case Part():
            last = next((token for token in reversed(before) if token not in _FILLING), None)
            is_day = isinstance(last, Name) and (last.kind == "month" or number > _HOURS // 2)
            return before[-1:] == ["at"] or not (is_day or before[-1:] in (["on"], ["the"]))
    return then == _OCLOCK or bool(before and before[-1] in _BEFORE_HOURS)


def _shown(clock: time, *, is_bare: bool) -> Token:
    """A clock time without am and pm; past noon it needs neither."""
    return Hands(clock, is_bare) if 1 <= clock.hour <= 12 else clock


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
        return _shown(time(first, minute, second), is_bare=False)
    if kind == "twelve" and 1 <= first <= 12:
        return time(first % 12 + 12 * ("p" in text), minute)
    raise NoReadingError(UNKNOWN)


def parted(tokens: list[Token]) -> tuple[time | Hands | None, Part | None, list[Token]]:
    """A clock time and a part of the day, taken off either end, and what is left between."""
    clock: time | Hands | None = None
    part: Part | None = None
    while True:
        match tokens:
            case [*rest, time() | Hands() as found] | [time() | Hands() as found, *rest] if (
                clock is None
            ):
                clock, tokens = found, rest
            case [*rest, Part() as named] | [Part() as named, *rest] if part is None:
                part, tokens = named, rest
            case _:
                return clock, part, tokens


def step_of(amount: list[Token]) -> Unit:
    """How far an amount goes ("half an hour", "two weeks"), as one unit of that size.
    NoReadingError for what is none."""
    match amount:
        case ["a" | "an", Unit() as unit]:
            return unit
        case ["a", "couple", Unit(kind, size)] | ["couple", Unit(kind, size)]:
            return Unit(kind, 2 * size)
        case ["half", Unit("seconds", size)] | ["half", "a" | "an", Unit("seconds", size)]:
            return Unit("seconds", size // 2)
        case [int(count), Unit(kind, size)]:
            return Unit(kind, count * size)
        case [int(count), Unit("seconds", size), int(more), Unit("seconds", smaller)]:
            return Unit("seconds", count * size + more * smaller)
    raise NoReadingError(UNKNOWN)


def moved(day: date, step: Unit, times: int) -> date:
    """``day`` so many steps on, or back where ``times`` is below zero; a month ends where it
    does. NoReadingError for steps of hours, which lead to no day; OverflowError beyond the
    calendar."""
    if step.kind == "seconds":
        raise NoReadingError(MISFIT)
    if step.kind == "days":
        return day + timedelta(days=times * step.size)
    # Imported here: it takes 50 ms, and few people ever say "months".
    from pendulum import Date

    found = Date(day.year, day.month, day.day).add(months=times * step.size)
    return date(found.year, found.month, found.day)
