"""Markdown: a folder to read in anything, a file a page, with what belongs to it in front."""

import json
from collections.abc import Iterator

from nc_tui.content.load import Content
from nc_tui.content.record_lines import Line, RecordLines, by_time
from nc_tui.core.records import Entry
from nc_tui.store.exchange.holdings import Holdings

_ABOUT = """\
# From nc-tui

Everything that was kept in nc-tui, to read in anything. Whoever opens these files can read them.

| where | what |
|---|---|
{rows}

Not in here: letters that are not open yet{sealed}, letters that were let go, what was taken away,
and settings. A json export has all of it, and can be imported again.
"""
_WHAT = {
    "journal": "the pages, a file each",
    "letters": "the letters that are open, a file each",
    "put-away": "pages and letters that were put away",
    "contact.md": "the ledger of contact, oldest first",
    "urges.md": "the urges",
    "check-ins.md": "the check-ins",
    "feelings.md": "what days felt like",
    "plan.md": "the plan: reasons, people, sentences",
}


def folder(holdings: Holdings, words: Content) -> Iterator[tuple[str, str]]:
    """Path in the folder and text of every file."""
    names: set[str] = set()
    for entry in holdings.readable():
        yield _name_of(entry, names), _page(holdings, entry, words)
    there = {name.partition("/")[0] for name in names}
    kept, told = holdings.snapshot, RecordLines(words)
    for name, title, lines in (
        ("contact.md", "Contact", map(told.contact, by_time(kept.contacts))),
        ("urges.md", "Urges", map(told.urge, by_time(kept.urges))),
        ("check-ins.md", "Check-ins", map(told.checkin, by_time(kept.checkins))),
        ("feelings.md", "What days felt like", map(told.reflection, by_time(kept.reflections))),
    ):
        if text := "\n".join(map(_item, lines)):
            there.add(name)
            yield name, f"# {title}\n\n{text}\n"
    if planned := list(told.plan(kept)):
        there.add("plan.md")
        parts = ("\n".join((f"## {name}", "", *(f"- {one}" for one in ls))) for name, ls in planned)
        yield "plan.md", "\n\n".join(("# The plan", *parts)) + "\n"
    rows = "\n".join(f"| `{name}` | {what} |" for name, what in _WHAT.items() if name in there)
    sealed = f" ({holdings.sealed} sealed now)" if holdings.sealed else ""
    yield "README.md", _ABOUT.format(rows=rows, sealed=sealed)


def _item(line: Line) -> str:
    """A line as one item of a list, with its notes indented below it."""
    lines = [f"- {' · '.join((line.when, *line.said))}"]
    for name, note in line.notes:
        first, *more = note.split("\n")
        lines.append(f"  - {name}: {first}")
        lines += [f"    {each}".rstrip() for each in more]
    return "\n".join(lines)


def _name_of(entry: Entry, taken: set[str]) -> str:
    """By its moment alone: a title in a file's name is read by whoever lists the folder."""
    room = "journal" if entry.kind == "entry" else "letters"
    if entry.away is not None:
        room = "put-away"
    name = f"{room}/{entry.at:%Y-%m-%d-%H%M}"
    number = 1
    while (numbered := f"{name}-{number}" if number > 1 else name) in taken:
        number += 1
    taken.add(numbered)
    return f"{numbered}.md"


def _page(holdings: Holdings, entry: Entry, words: Content) -> str:
    front = {
        "id": str(entry.id),
        "kind": entry.kind,
        "at": entry.at.isoformat(timespec="seconds"),
        "zone": entry.zone,
        "tags": list(holdings.tags(entry)),
        "mood": entry.mood,
        "stage": entry.stage,
        "prompt": words.prompt(entry.prompt) if entry.prompt else None,
        "starred": holdings.is_starred(entry) or None,
        "away": entry.away.isoformat(timespec="seconds") if entry.away else None,
        "strength": entry.strength,
        "strength_after": entry.strength_after,
        "decided": entry.decided,
    }
    # JSON is YAML: quoted so, nothing that was typed becomes anything but text.
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in front.items()
        if value not in (None, [])
    ]
    return "\n".join(("---", *lines, "---", "", entry.text, ""))
