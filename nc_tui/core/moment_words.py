"""Free words of time as tokens, and how what could not be read is said; shared by every reading."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time

from nc_tui.core.errors import UnclearMomentError
from nc_tui.core.sayings import WORDS, Part, Token, Unit
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

_FILLING = {"at", "on", "in", "the", "of", "around", "about"}  # words that say nothing
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
    """Turns whatever goes wrong inside into one line: what was not understood; what to write."""
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
    """``words`` in lower case on one line, commas taken for spaces."""
    line = one_line(words.replace(",", " ")).lower()
    if len(line) > _LONGEST:
        raise NoReadingError(UNKNOWN)
    return line


def tokens_of(line: str) -> list[Token]:
    """What ``line``, which is folded, is made of, without the words that say nothing."""
    if _TWO_READINGS.search(line):
        raise NoReadingError(AMBIGUOUS)
    found = map(_token, _TOKEN.finditer(line.replace("tonight", "this night")))
    return [token for token in found if token not in _FILLING]


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
    raise NoReadingError(UNKNOWN)


def parted(tokens: list[Token]) -> tuple[time | None, Part | None, list[Token]]:
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


def step_of(amount: list[Token]) -> Unit:
    """How far an amount goes ("half an hour", "two weeks"), as one unit of that size."""
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
