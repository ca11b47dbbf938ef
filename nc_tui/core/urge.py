"""One urge as a curve: strengths 0–9 against the seconds since it began."""

from collections.abc import Iterable

from nc_tui.core.records import Urge

KEPT_AFTER = 10.0
"""Seconds. An urge left sooner than this, with nothing recorded, was a key pressed by mistake."""


def is_worth_keeping(urge: Urge, since: float = 0.0) -> bool:
    """Whether leaving now keeps it, ``since`` seconds after it began, pauses of the breath
    counted; without them those spent breathing decide."""
    return bool(urge.samples) or max(since, urge.seconds) >= KEPT_AFTER


def peak(urge: Urge) -> int | None:
    """The strongest it was; None when no strength was recorded."""
    return max((strength for _, strength in urge.samples), default=None)


def first_strength(urge: Urge) -> int | None:
    """Where it started: the first strength recorded."""
    return urge.samples[0][1] if urge.samples else None


def last_strength(urge: Urge) -> int | None:
    """How it went: the last strength recorded."""
    return urge.samples[-1][1] if urge.samples else None


def minutes_to_last(urge: Urge) -> int:
    """Whole minutes, rounded, from its beginning to the last strength recorded."""
    return round(urge.samples[-1][0] / 60) if urge.samples else 0


def seconds_until_below(urge: Urge, strength: int) -> float | None:
    """Seconds from its beginning to the first sample below ``strength``; None if none was."""
    return next((second for second, height in urge.samples if height < strength), None)


def strength_at(urge: Urge, second: float) -> float | None:
    """The height of its wave at ``second``: a straight line between two strengths recorded.

    Before the first it is the first; after the last, None: nothing is known there.
    """
    previous: tuple[float, int] | None = None
    for at, strength in urge.samples:
        if at >= second:
            if previous is None or at == previous[0]:
                return float(strength)
            share = (second - previous[0]) / (at - previous[0])
            return previous[1] + (strength - previous[1]) * share
        previous = (at, strength)
    return None


def latest_with_strength(urges: Iterable[Urge]) -> Urge | None:
    """The most recent urge that has a strength; the others are not counted anywhere."""
    counted = [urge for urge in urges if urge.is_live and urge.samples]
    return max(counted, key=lambda urge: (urge.at, urge.id), default=None)
