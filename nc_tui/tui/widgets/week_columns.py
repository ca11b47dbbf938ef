"""Weeks side by side in the columns there are, and the months or years they stand in."""

from collections.abc import Sequence
from datetime import date

from nc_tui.core.sayings import MONTHS

_MANY_WEEKS = 110
"""Weeks from which years are named and no months: two years and some."""

_ROOMY = 4.5  # columns a month's name takes, with the air after it


def columns_of(weeks: int, room: int) -> list[slice]:
    """Which weeks each of ``room`` columns stands for: one week in several, or several in one."""
    return [
        slice(x * weeks // room, max(x * weeks // room + 1, (x + 1) * weeks // room))
        for x in range(room)
    ]


def months_below(firsts: Sequence[date], room: int) -> str:
    """What stands below weeks that begin at ``firsts``: each month, or year, where it begins.
    Where there is no room for all, every second or third, the same of each year."""
    by_year = len(firsts) > _MANY_WEEKS
    columns_each = room / max(1, len(firsts)) * (52 if by_year else 52 / 12)
    every = next((n for n in (1, 2, 3, 4, 6) if columns_each * n >= _ROOMY + by_year), 12)
    foot, free, before = [" "] * room, 0, None
    for column, weeks in enumerate(columns_of(len(firsts), room)):
        first = firsts[weeks.start]
        now = first.year if by_year else first.month
        name = str(now) if by_year else MONTHS[now - 1][:3]
        is_named = not (now if by_year else now - 1) % every
        if now != before and is_named and column >= free and column + len(name) <= room:
            foot[column : column + len(name)] = name
            free = column + len(name) + 1
        before = now
    return "".join(foot).rstrip()
