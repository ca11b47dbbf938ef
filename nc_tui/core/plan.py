"""The person's plan: its lines in their order, its sentences, and the rule as it changed."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from nc_tui.core.records import PlanItem, RuleKind
from nc_tui.core.text import one_line

_IF = re.compile(r"^(?:if|when)\s+", re.IGNORECASE)
_THEN = re.compile(r"^then[\s,]+", re.IGNORECASE)
_ENDS = ".,; "
_BEGINS = re.compile(
    r"(?:A|An|The|This|That|These|Those|It|They|We|You|My|Your|His|Her|Their|Our|Its|He|She|There|"
    r"When|Where|What|Who|How|After|Before|While|As|At|On|In|During|Late|Tonight|Today|Tomorrow|"
    r"Someone|Something|Everyone|Everything|Nobody|Nothing|Everybody|Somebody|Any|All|Every|No|One|"
    r"Call|Go|Take|Put|Walk|Wait|Breathe|Drink|Read|Open|Make|Ask|Leave|Get|Turn)(?=[\s'’,]|$)"
)
"""Plain words that a half may begin with. Any other capital may be a name's."""


def next_order(items: Iterable[PlanItem]) -> int:
    """The ``order`` of a line that comes after all of ``items``."""
    return max((item.order for item in items), default=0) + 1


def moved(items: Sequence[PlanItem], item_id: int, step: int) -> tuple[PlanItem, ...]:
    """The lines of ``items`` whose ``order`` is another once one has gone ``step`` places.

    ``items`` are in the person's order. At an end, or for an id that is not among them, none.
    """
    places = list(items)
    at = next((n for n, item in enumerate(places) if item.id == item_id), None)
    if at is None or not 0 <= at + step < len(places):
        return ()
    places.insert(at + step, places.pop(at))
    # Two machines, or an import, may have given one number twice: all are counted anew.
    return tuple(
        replace(item, order=order) for order, item in enumerate(places, 1) if item.order != order
    )


def if_then(condition: str, deed: str) -> tuple[str, str]:
    """The halves of a sentence as they are kept: its own "if" and "then", and the stops, are
    not part of them. Lines of their own stay."""
    return (
        _IF.sub("", condition.strip()).rstrip(_ENDS),
        _THEN.sub("", deed.strip()).rstrip(_ENDS),
    )


def sentence_of(condition: str | None, deed: str | None) -> tuple[str, str]:
    """``If I want to write after ten,`` and ``I call Sam.``, for one row or two."""
    first, last = map(_within, if_then(one_line(condition or ""), one_line(deed or "")))
    stop = "" if last.endswith(("!", "?")) else "."
    return f"If {first or '…'},", f"{last or 'I …'}{stop}"


def _within(half: str) -> str:
    """A half as it stands within a sentence; as it was typed, but for the capital it began with."""
    return half[0].lower() + half[1:] if _BEGINS.match(half) else half


def parts_of(text: str) -> tuple[str, ...]:
    """What commas and line ends part, each once: ``e-mail, the school's app``."""
    parts = (one_line(part).rstrip(".;") for part in re.split(r"[,\n]", text))
    return tuple(dict.fromkeys(filter(None, parts)))


class RulePeriod(Struct, frozen=True):
    """A rule of the plan and when it was in force; ``until`` None for the present one."""

    item: PlanItem
    begins: datetime
    until: datetime | None = None


def rule_periods(plan: Iterable[PlanItem]) -> tuple[RulePeriod, ...]:
    """Every rule that was in force, newest first. One that was only chosen again goes on."""
    rules = [item for item in plan if item.kind == "rule" and item.is_live and item.rule]
    periods: list[RulePeriod] = []
    for item in sorted(rules, key=lambda item: (item.at, item.id)):
        if periods and allows(periods[-1].item) == allows(item):
            continue
        if periods:
            periods[-1] = replace(periods[-1], until=item.at)
        periods.append(RulePeriod(item, item.at))
    return tuple(reversed(periods))


def next_rule_at(plan: Iterable[PlanItem], now: datetime) -> datetime:
    """The ``at`` of a rule chosen now: after all the others, also by a clock that was set back,
    for the newest is the one in force."""
    latest = max((item.at for item in plan if item.kind == "rule"), default=None)
    return now if latest is None or now > latest else latest + timedelta(seconds=1)


Allowed = tuple[RuleKind, tuple[str, ...], tuple[str, ...]]


def allows(item: PlanItem | None) -> Allowed:
    """The rule of a record, its channels and its topics; full where there is none."""
    if item is None or item.rule is None:
        return RuleKind.FULL, (), ()
    return item.rule, item.channels or (), item.topics or ()
