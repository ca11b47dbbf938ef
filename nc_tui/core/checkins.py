"""What earlier check-ins offer the next one: intentions, and words of their own on what helped."""

from collections.abc import Iterable
from datetime import date, timedelta

from nc_tui.core.records import CheckIn
from nc_tui.core.text import one_line

_LOOKED_THROUGH = 60
"""Days back from which something may be offered again."""


def earlier_intentions(checkins: Iterable[CheckIn], day: date) -> list[str]:
    """Distinct intentions of the days before ``day``: the newest first, then by how often each
    was meant, and of equals again the newest. They are offered as one line each."""
    known: dict[str, int] = {}
    for checkin in _before(checkins, day):
        if text := one_line(checkin.intention or ""):
            known[text] = known.get(text, 0) + 1
    newest, *others = known or [""]
    # A sort keeps equals as they were: the newest first.
    others.sort(key=lambda text: -known[text])
    return [newest, *others] if known else []


def own_words(checkins: Iterable[CheckIn], known: Iterable[str]) -> list[str]:
    """What helped, in words of their own: distinct, in order; ``known`` are the program's ids."""
    given = dict.fromkeys(text for checkin in checkins for text in checkin.helped)
    return [text for text in given if text not in set(known)]


def _before(checkins: Iterable[CheckIn], day: date) -> list[CheckIn]:
    first = day - timedelta(days=_LOOKED_THROUGH)
    return sorted((c for c in checkins if first <= c.day < day), key=lambda c: c.day, reverse=True)


def says_the_same(one: CheckIn, other: CheckIn) -> bool:
    """Whether two check-ins hold the same answers, whenever and in whatever order given."""
    first, second = (
        (each.mood, frozenset(each.helped), each.intention, each.note) for each in (one, other)
    )
    return first == second
