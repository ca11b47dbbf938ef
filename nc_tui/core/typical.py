"""The person's own urges taken together: the usual curve, and when the middle one eased.

Both say what was and neither what will be. Urges that were removed, or have no strength, do not
count; below ``ENOUGH`` of them nothing is said.
"""

from collections.abc import Iterable
from itertools import pairwise
from math import ceil, inf

from msgspec import Struct

from nc_tui.core.median import median
from nc_tui.core.records import Urge
from nc_tui.core.urge import first_strength, seconds_until_below

ENOUGH = 5
"""Urges from which a middle one means something."""
EASED = 4
"""An urge that starts here or higher has eased once it is below."""


class TypicalPoint(Struct, frozen=True):
    """The middle strength (0–9, halves where ``n`` is even) of ``n`` urges at one minute."""

    minute: int
    strength: float
    n: int


class FellBelow(Struct, frozen=True):
    """``count`` urges that started at ``EASED`` or more, and the whole minutes, at least 1, by
    which the middle one was below it."""

    count: int
    minutes: int


def earlier(urges: Iterable[Urge], present: Urge) -> tuple[Urge, ...]:
    """Those that came before ``present``, which is never among them."""
    began = (present.at, present.id)
    return tuple(urge for urge in urges if urge.id != present.id and (urge.at, urge.id) < began)


def typical_curve(urges: Iterable[Urge], minutes: int) -> tuple[TypicalPoint, ...]:
    """The median strength at each whole minute from 0 to ``minutes``, where ``ENOUGH`` count.

    At a minute an urge counts with its last sample at or before it, until its last of all: no
    urge says anything of the time when nobody asked. Minutes may be missing between two points,
    and mostly minute 0 is, as the first digit comes some seconds in.
    """
    strengths: list[list[int]] = [[] for _ in range(minutes + 1)]
    for urge in _counted(urges):
        for (begins, strength), (ends, _) in pairwise(urge.samples):
            for minute in range(_minute(begins, minutes), _minute(ends, minutes)):
                strengths[minute].append(strength)
        last, strength = urge.samples[-1]
        if last % 60 == 0 and last <= minutes * 60:
            strengths[int(last // 60)].append(strength)
    return tuple(
        TypicalPoint(minute, median(there), len(there))
        for minute, there in enumerate(strengths)
        if len(there) >= ENOUGH
    )


def fell_below(urges: Iterable[Urge]) -> FellBelow | None:
    """When the middle one of the urges starting at ``EASED`` or more was first below it.

    One that never was counts as the longest. Of an even number the later middle one is taken,
    and begun minutes are whole: never sooner than it was. None for fewer than ``ENOUGH``, or
    when the middle one never was below.
    """
    waits = sorted(
        _or_never(seconds_until_below(urge, EASED))
        for urge in _counted(urges)
        if (first_strength(urge) or 0) >= EASED
    )
    if len(waits) < ENOUGH or waits[len(waits) // 2] == inf:
        return None
    return FellBelow(len(waits), max(1, ceil(waits[len(waits) // 2] / 60)))


def say_fell_below(fell: FellBelow, *, short: bool = False) -> str:
    """What was, as a sentence: "Your last 14 fell below 4 after 11 minutes, by the middle one."

    A middle one that took a minute or less fell "within a minute". ``short`` is for 38 columns.
    """
    if short:
        return f"Middle of {fell.count}: below {EASED} after {fell.minutes} min."
    took = "within a minute" if fell.minutes == 1 else f"after {fell.minutes} minutes"
    return f"Your last {fell.count} fell below {EASED} {took}, by the middle one."


def _counted(urges: Iterable[Urge]) -> Iterable[Urge]:
    return (urge for urge in urges if urge.is_live and urge.samples)


def _minute(seconds: float, most: int) -> int:
    """The first whole minute not before ``seconds``, at most one after ``most``."""
    return ceil(min(seconds / 60, most + 1))


def _or_never(seconds: float | None) -> float:
    return inf if seconds is None else seconds
