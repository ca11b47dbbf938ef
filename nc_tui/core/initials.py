"""Names shortened to initials in all that a person typed, for papers that others read."""

import re
from collections.abc import Callable

from msgspec.structs import replace

from nc_tui.core.records import PlanItem
from nc_tui.core.state import Snapshot
from nc_tui.core.text import one_line

_NO_NAMES = frozenset(
    {"they", "them", "their", "he", "him", "his", "she", "her", "it", "you", "me", "my", "the"}
    | {"a", "an", "ex", "and"}
)
"""Words that name nobody: someone called so in the settings stays so."""


def with_initials(snapshot: Snapshot) -> Snapshot:
    """The same records, with the names of the plan's people and of the one who is not written to
    shortened wherever they were typed, and without the ways to reach anyone.

    Only these names are known; whoever else is named in a text stays named.
    """
    names = [item.name or "" for item in snapshot.plan_of("person")] + [snapshot.settings.them]
    short = _shortener(names)

    def line(text: str | None) -> str | None:
        return text and short(text)

    def lines(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(short, texts))

    def planned(item: PlanItem) -> PlanItem:
        return replace(
            item, text=line(item.text), if_=line(item.if_), then=line(item.then),
            name=line(item.name), reach=None,
            channels=item.channels and lines(item.channels),
            topics=item.topics and lines(item.topics),
        )  # fmt: skip

    shortened = Snapshot(
        contacts=[replace(c, note=line(c.note), before=line(c.before)) for c in snapshot.contacts],
        urges=[
            replace(u, triggers=lines(u.triggers), next=line(u.next), note=line(u.note))
            for u in snapshot.urges
        ],
        journal=[replace(entry, text=short(entry.text)) for entry in snapshot.journal],
        checkins=[
            replace(c, helped=lines(c.helped), intention=line(c.intention), note=line(c.note))
            for c in snapshot.checkins
        ],
        reflections=[
            replace(r, answers=tuple(replace(a, text=short(a.text)) for a in r.answers))
            for r in snapshot.reflections
        ],
        plan=map(planned, snapshot.plan),
    )
    shortened.settings = snapshot.settings
    return shortened


def _shortener(names: list[str]) -> Callable[[str], str]:
    known = {one_line(name).casefold() for name in names}
    known = {name for name in known if set(name.split()) - _NO_NAMES}
    if not known:
        return str
    # The longest first: "Sam Lee" before "Sam".
    spelled = sorted(known, key=len, reverse=True)
    patterns = (r"\s+".join(map(re.escape, name.split())) for name in spelled)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)(\.?)", re.IGNORECASE)
    return lambda text: pattern.sub(_initials, text)


def _initials(match: re.Match[str]) -> str:
    # A stop after the name is the initial's own.
    name = match.group().removesuffix(match.group(1)) if match.group(1) else match.group()
    letters = (next((c for c in word if c.isalnum()), "") for word in name.split())
    return " ".join(f"{letter.upper()}." for letter in letters if letter)
