"""Until when what holds now goes on holding: the next moment a wall clock passes a given time."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

_AHEAD = timedelta(days=2)
_STEP = timedelta(minutes=15)


def next_boundary(now: datetime, walls: Iterable[time]) -> datetime:
    """The first instant after ``now`` at which its zone's wall clock may pass one of ``walls``.

    A clock that is put forward can jump over a wall time, and one that is put back passes it
    twice: the change of the clock itself is a boundary too. Never later than two days ahead.
    """
    candidates = [now + _AHEAD]
    for ahead in range(3):
        day = now.date() + timedelta(days=ahead)
        for wall in walls:
            for fold in (0, 1):
                candidates.append(datetime.combine(day, wall, now.tzinfo).replace(fold=fold))
    # As instants: within one zone datetimes compare by the wall clock, which repeats an hour.
    present = now.astimezone(UTC)
    first = min(c for c in (each.astimezone(UTC) for each in candidates) if c > present)
    return (_clock_change(now, first) or first).astimezone(now.tzinfo)


def _clock_change(now: datetime, until: datetime) -> datetime | None:
    """The first change of the offset from UTC between ``now`` and ``until``, to the second."""
    before, offset = now.astimezone(UTC), now.utcoffset()
    while before < until:
        after = min(before + _STEP, until)
        if after.astimezone(now.tzinfo).utcoffset() != offset:
            while after - before > timedelta(seconds=1):
                middle = before + (after - before) / 2
                if middle.astimezone(now.tzinfo).utcoffset() == offset:
                    before = middle
                else:
                    after = middle
            return before  # at or just before it: early is never stale
        before = after
    return None
