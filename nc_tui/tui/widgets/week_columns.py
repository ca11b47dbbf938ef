"""Weeks side by side in the columns there are, and the months or years they stand in."""

from collections.abc import Sequence
from datetime import date

from nc_tui.core.sayings import MONTHS

_MANY_WEEKS = 110
"""Weeks from which years are named and no months: two years and some."""


def columns_of(weeks: int, room: int) -> list[slice]:
    """Which weeks each of ``room`` columns stands for: one week in several, or several in one."""
    return [
        slice(x * weeks // room, max(x * weeks // room + 1, (x + 1) * weeks // room))
        for x in range(room)
    ]


def months_below(firsts: Sequence[date], room: int) -> str:
    """What stands below weeks that begin at ``firsts``: each month, or year, where it begins."""
    by_year = len(firsts) > _MANY_WEEKS
    foot, free, before = [" "] * room, 0, None
    for column, weeks in enumerate(columns_of(len(firsts), room)):
        first = firsts[weeks.start]
        now = first.year if by_year else first.month
        name = str(now) if by_year else MONTHS[now - 1][:3]
        if now != before and column >= free and column + len(name) <= room:
            foot[column : column + len(name)] = name
            free = column + len(name) + 1
        before = now
    return "".join(foot).rstrip()
