"""Words of the person's own beside ours: questions, triggers, cards.

A record keeps an own question or trigger by its words, as it keeps ours by their id: so it reads
as it was asked, also after it was changed or taken away.
"""

from collections.abc import Iterable

from nc_tui.core.records import PlanItem
from nc_tui.core.text import mend, one_line


def own_items(plan: Iterable[PlanItem], kind: str) -> list[PlanItem]:
    """The plan's lines of one ``kind`` that say something, in the person's order."""
    items = (item for item in plan if item.kind == kind and (item.text or "").strip())
    return sorted(items, key=lambda item: (item.order, item.at, item.id))


def own_words(plan: Iterable[PlanItem], kind: str) -> tuple[str, ...]:
    """What they say, a line each, nothing twice."""
    lines = (one_line(mend(item.text or "")) for item in own_items(plan, kind))
    return tuple(dict.fromkeys(lines))
