"""The breaths there are: ours in the order shown, then the person's own in theirs."""

import re
from collections.abc import Iterable, Sequence

from nc_tui.content.shapes.breathing import Breathing
from nc_tui.core.breathing import Pattern, own_patterns
from nc_tui.core.errors import UsageError
from nc_tui.core.records import PlanItem
from nc_tui.core.text import mend, one_line

_BETWEEN = re.compile(r"[\s·–-]+")
"""What a keyboard does not have, or a hurried hand leaves out: 4-7-8 is 4·7·8."""


def all_patterns(breathing: Breathing, plan: Iterable[PlanItem]) -> tuple[Pattern, ...]:
    """Every pattern that can be breathed; the first is the one a new person breathes."""
    return (*breathing.patterns, *own_patterns(plan))


def last_used(patterns: Sequence[Pattern], pattern_id: str) -> Pattern:
    """The pattern that setting 8 names; the first where it is there no longer."""
    return next((each for each in patterns if each.id == pattern_id), patterns[0])


def pattern_called(patterns: Iterable[Pattern], name: str) -> Pattern:
    """The pattern with this id or name, in any case. UsageError lists what there is."""
    known = tuple(patterns)
    wanted = _plain(name)
    for call in (_id_of, _name_of):
        for each in known:
            if wanted == _plain(call(each)):
                return each
    names = ", ".join(each.name if each.id.isdecimal() else each.id for each in known)
    message = f"no breath is called {name[:40]!r}. Nothing was done; there are {names}."
    raise UsageError(message)


def pattern_name(patterns: Iterable[Pattern], pattern_id: str) -> str:
    """What a pattern is called; one of the person's own may have been taken away since."""
    gone = "a breath of your own" if pattern_id.isdecimal() else pattern_id
    return next((each.name for each in patterns if each.id == pattern_id), gone)


def is_taken(patterns: Iterable[Pattern], name: str, by_other_than: str = "") -> bool:
    """Whether another pattern answers to ``name`` than the one with that id."""
    wanted = _plain(name)
    return any(
        wanted in (_plain(each.id), _plain(each.name))
        for each in patterns
        if each.id != by_other_than
    )


def _id_of(pattern: Pattern) -> str:
    return pattern.id


def _name_of(pattern: Pattern) -> str:
    return pattern.name


def _plain(name: str) -> str:
    return _BETWEEN.sub(" ", one_line(mend(name)).casefold()).strip()
