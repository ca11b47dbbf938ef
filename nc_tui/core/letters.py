"""Letters: what a person would send, held till daylight. Nothing here is ever sent.

Daylight is the first ``morning`` at least four hours after sealing. It is computed
once and stored; from then on only the stored moment counts.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple, Self

from msgspec.structs import replace

from nc_tui.core.records import Entry
from nc_tui.core.sayings import MONTHS, say_day

HELD_AT_LEAST = timedelta(hours=4)
"""So that one sealed at dawn is not open while the hour that wrote it still lasts."""
_A_DAY = timedelta(days=1)
_TOLD_FOR = timedelta(days=7)
"""How long a letter that opened is told of: whoever leaves it closed is not asked for ever."""
_HALF_A_DAY = timedelta(hours=12)
_LOOKED_AHEAD = 4  # dates from the sealing on: a zone that crosses the date line leaves one out


def opens_at(sealed: datetime, morning: time) -> datetime:
    """The moment a letter opens that was sealed at ``sealed``, which is in the zone in force.

    A ``morning`` in a spring gap moves forward past it; in an autumn overlap the earlier is meant.
    """
    earliest = sealed.astimezone(UTC) + HELD_AT_LEAST
    mornings = (
        datetime.combine(sealed.date() + timedelta(days=day), morning, tzinfo=sealed.tzinfo)
        for day in range(_LOOKED_AHEAD)
    )
    # The way over UTC moves a wall time out of a gap; within one zone Python compares wall times.
    instants = (each.astimezone(UTC) for each in mornings)
    return next(each for each in instants if each >= earliest).astimezone(sealed.tzinfo)


# What a letter is


def is_sealed(entry: Entry, now: datetime) -> bool:
    """Whether this is a letter whose words may be shown nowhere yet."""
    return entry.kind == "letter" and entry.opens is not None and _until(entry.opens, now) > 0


def is_waiting(entry: Entry, now: datetime) -> bool:
    """Whether this is a letter that is open, and nothing was decided about it yet."""
    return entry.kind == "letter" and entry.decided is None and not is_sealed(entry, now)


def just_opened(entries: Iterable[Entry], now: datetime) -> list[Entry]:
    """The letters that opened in the last seven days and were not read since, newest first."""
    return _newest_first(
        each
        for each in entries
        if each.kind == "letter" and each.opens is not None and each.strength_after is None
        and each.away is None and is_waiting(each, now)
        and -_until(each.opens, now) < _TOLD_FOR.total_seconds()
    )  # fmt: skip


def is_let_go(entry: Entry) -> bool:
    """Whether this is a letter that is shown nowhere any more."""
    return entry.kind == "letter" and entry.decided == "let-go"


def may_be_read(entry: Entry, now: datetime) -> bool:
    """Whether the words of a page or letter may be shown, searched and written out as text."""
    return entry.is_live and not is_let_go(entry) and not is_sealed(entry, now)


def can_be_put_away(entry: Entry, now: datetime) -> bool:
    """Whether it may go out of sight: a page, or a letter that nothing is to be decided about."""
    return may_be_read(entry, now) and not is_waiting(entry, now)


def put_away_newest_first(entries: Iterable[Entry], now: datetime) -> list[Entry]:
    """The archive: what was put away, the latest put away first, then the newest. A letter stands
    there ``as_listed``: one may be sealed again by a clock that was set back, or come so."""
    away = [e for e in entries if e.is_live and not is_let_go(e) and e.away is not None]
    away.sort(key=lambda e: (e.away, e.at, e.id), reverse=True)
    return [as_listed(e, now) if e.kind == "letter" else e for e in away]


def letters_newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """The letters that are there: live, not put away and not let go, newest first."""
    return _newest_first(e for e in entries if e.kind == "letter" and _is_there(e))


def listed_newest_first(entries: Sequence[Entry], now: datetime) -> list[Entry]:
    """What the journal lists: pages, and letters ``as_listed``, newest first."""
    # Bare fields: of ten thousand pages, whenever one of them changes.
    pages = (e for e in entries if e.kind == "entry" and e.deleted is None and e.away is None)
    letters = (as_listed(e, now) for e in entries if e.kind == "letter" and _is_there(e))
    return _newest_first((*pages, *letters))


class Listed(NamedTuple):
    """``listed_newest_first``, and how long it holds: what a list keeps between two looks."""

    journal: Sequence[Entry]
    """What it was made of."""
    entries: list[Entry]
    day: date
    zone: tzinfo | None
    opening: datetime | None
    """When the next sealed letter opens; None when none is sealed."""

    @classmethod
    def of(cls, journal: Sequence[Entry], now: datetime) -> Self:
        """The list as it is at ``now``, in its zone."""
        letters = [e for e in journal if e.kind == "letter" and _is_there(e)]
        sealed = (e.opens for e in letters if e.opens is not None and is_sealed(e, now))
        opening = min(sealed, key=datetime.timestamp, default=None)
        entries = listed_newest_first(journal, now)
        return cls(journal, entries, now.date(), now.tzinfo, opening)

    def holds(self, now: datetime) -> bool:
        """Whether every line still says at ``now`` what it said."""
        is_open = self.opening is not None and _until(self.opening, now) <= 0
        return (now.date(), now.tzinfo) == (self.day, self.zone) and not is_open


def as_listed(letter: Entry, now: datetime) -> Entry:
    """A letter as a list and the page beside it may show it.

    One about which nothing is decided stands there in words of ours. The stand-in has no stamp,
    so that it can never be written over the letter itself: ``Replace`` refuses it.
    """
    if is_sealed(letter, now):
        text = f"{line_of(letter, now)}\n\n{say_sealing(letter, now)} {IN_THE_MORNING}"
    elif is_waiting(letter, now):
        text = f"{line_of(letter, now)}\n\n{say_sealing(letter, now)} {WHEN_OPENED}"
    else:
        return letter
    return replace(letter, text=text, updated=None)


# How it is said

IN_THE_MORNING = (
    "In the morning you say how strong it is, then keep it, let it go, or read it once more."
)
WHEN_OPENED = "Opening it asks how strong it is now. Then keep it, let it go, or read it once more."
WHERE_IT_LIES = "Only files on this machine and a json export hold the words."


def line_of(letter: Entry, now: datetime) -> str:
    """A letter nothing is decided about, in one line without its words."""
    if letter.opens is None:
        return "a letter"
    if is_sealed(letter, now):
        return f"a letter, sealed until {say_opening(letter.opens, now, within=_A_DAY)}"
    opened = letter.opens.astimezone(now.tzinfo)
    if opened.date() == now.date():
        return f"a letter, open since {opened:%H:%M}"
    return f"a letter, open since {opened.day} {MONTHS[opened.month - 1][:3]}"


def say_opening(opens: datetime, now: datetime, *, within: timedelta = _HALF_A_DAY) -> str:
    """``08:00``, ``08:00 tomorrow``, ``08:00 on Sunday 22 November``, on the clock of ``now``.

    The time alone, which means the next one to come, is said ``within`` so long before it.
    """
    at = opens.astimezone(now.tzinfo)
    if _until(opens, now) < within.total_seconds():
        return f"{at:%H:%M}"
    if at.date() == now.date() + _A_DAY:
        return f"{at:%H:%M} tomorrow"
    return f"{at:%H:%M} on {say_day(at.date(), now.year)}"


def say_sealing(letter: Entry, now: datetime) -> str:
    """``You wrote it at 02:14, when it was a 7.``; by the wall clock it was written under."""
    at, ago = letter.at, -_until(letter.at, now)
    when = f"at {at:%H:%M}"
    if ago >= _A_DAY.total_seconds():
        when = f"on {say_day(at.date(), now.year)}, {at:%H:%M}"
    if letter.strength is None:
        return f"You wrote it {when}."
    return f"You wrote it {when}, when it was {a_strength(letter.strength)}."


def a_strength(strength: int) -> str:
    """``a 7``, ``an 8``."""
    return f"{'an' if strength == 8 else 'a'} {strength}"


def _is_there(entry: Entry) -> bool:
    return entry.is_live and entry.away is None and not is_let_go(entry)


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.at, entry.id), reverse=True)


def _until(moment: datetime, now: datetime) -> float:
    """Seconds from ``now`` to ``moment``, whatever zones they are told in."""
    return moment.timestamp() - now.timestamp()
