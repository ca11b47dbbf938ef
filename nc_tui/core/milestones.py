"""Milestones: greeted with a question when a run reaches them, never counted down to."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from nc_tui.core.records import PlanItem, RuleKind
from nc_tui.core.streak import MILESTONES, Ledger, Run, milestone_reached

_YEAR = 365


class Milestone(Struct, frozen=True):
    """A number of whole days, and where it was reached. ``own`` is the person's own line of the
    plan; ``last`` is None where no run has reached it yet."""

    days: int
    own: PlanItem | None
    times: int
    last: date | None


def are_greeted(rule: RuleKind) -> bool:
    """Whether milestones belong to this rule. Another's boundary, or a court's, is nothing to
    collect days of."""
    return not rule.has_no_end


def milestones(ledger: Ledger, own: Sequence[PlanItem], today: date) -> list[Milestone]:
    """The usual ones that were reached, and all of the person's own, shortest first.

    One of their own stands for a usual one of as many days.
    """
    longest = max((run.days(today) for run in ledger.runs), default=0)
    theirs = {item.days for item in own}
    lines = [_looked_up(ledger, days, None, today) for days in _usual(longest) - theirs]
    lines += [_looked_up(ledger, item.days, item, today) for item in own if item.days]
    return sorted(lines, key=lambda each: (each.days, each.own is not None))


def reached_on(ledger: Ledger, own: Iterable[PlanItem], day: date, today: date) -> int | None:
    """The milestone that a run reached on ``day``, in days; None where none did."""
    theirs = {item.days for item in own}
    for run in reversed(ledger.runs):
        days = (day - run.first_day).days
        if 0 < days <= run.days(today) and (milestone_reached(days) or days in theirs):
            return days
    return None


def last_reached(run: Run, own: Iterable[PlanItem], today: date) -> tuple[int, date] | None:
    """The latest milestone that ``run`` has reached, and on which day."""
    days = run.days(today)
    theirs = {item.days for item in own if item.days and item.days <= days}
    reached = max(_usual(days) | theirs, default=None)
    return (reached, run.first_day + timedelta(days=reached)) if reached else None


def _usual(days: int) -> set[int]:
    """The usual milestones up to ``days``: the list, then every full year."""
    return {n for n in MILESTONES if n <= days} | set(range(_YEAR, days + 1, _YEAR))


def _looked_up(ledger: Ledger, days: int, own: PlanItem | None, today: date) -> Milestone:
    there = [run for run in ledger.runs if run.days(today) >= days]
    last = there[-1].first_day + timedelta(days=days) if there else None
    return Milestone(days=days, own=own, times=len(there), last=last)
