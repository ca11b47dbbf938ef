"""``nc-tui safety``: the person's own people and the lines that can help, as text.

It answers whatever has become of the data file: without it, with the lines alone.
"""

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from nc_tui.cli.output import say, say_aside, say_json
from nc_tui.cli.parser import Commands, add_command, add_json
from nc_tui.cli.session import Session
from nc_tui.core.errors import StoreError

if TYPE_CHECKING:
    from nc_tui.content.shapes.safety import Safety, SafetyLine
    from nc_tui.core.records import PlanItem
    from nc_tui.core.state import Snapshot

_MORE = """\
Your own people first, then the lines of your country, then all others. The country is that of your
settings, else a guess by your time zone. It needs no network and no data file. Safety in the app
has more: abuse, orders, shared children, and when to see a doctor."""

_GAP = 3
_UNREAD = (
    "nc-tui: your own people could not be read; the lines need no file, and here they are. "
    "nc-tui doctor says what is wrong."
)


def add_parser(commands: Commands) -> None:
    parser = add_command(commands, "safety", "people and lines that can help", run=run, more=_MORE)
    parser.add_argument("--country", metavar="CC", help="another country: two letters, or its name")
    add_json(parser)


def run(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.content.load import load_content
    from nc_tui.core.country import country_from_words

    content = load_content()
    asked = ""
    if arguments.country is not None:
        names = {each.id: each.label for each in content.settings.countries}
        asked = country_from_words(arguments.country, names)
    snapshot = _snapshot(session)
    people = snapshot.plan_of("person") if snapshot else []
    known = asked or (snapshot.settings.country if snapshot else "")
    country = known or _guess(session, snapshot)
    home = content.safety.line_for(country)
    if arguments.json:
        say_json(_as_json(content.safety, home, people, country, guessed=not known))
        return 0
    for line in _lines(content.safety, home, people):
        say(line)
    if not known:
        say("By your time zone; --country CC is for another.")
    return 0


def _snapshot(session: Session) -> "Snapshot | None":
    """The records; None where they cannot be read, and that is said."""
    try:
        return session.snapshot
    except (StoreError, OSError):
        say_aside(_UNREAD)
        return None


def _guess(session: Session, snapshot: "Snapshot | None") -> str:
    from nc_tui.core.clock import SystemClock
    from nc_tui.core.country import country_of

    return country_of(session.zone if snapshot else SystemClock().zone.key)


def _lines(safety: "Safety", home: "SafetyLine", people: "Sequence[PlanItem]") -> Iterable[str]:
    yield safety.danger_words(home)
    if people:
        yield from ("", "your people")
        yield from _rows([(each.name or "", each.reach or "", each.hours or "") for each in people])
    yield from ("", home.name)
    said = [("to talk", home.talk, home.talk_by)]
    said += [("if you are afraid of them", home.abuse, "")] * bool(home.abuse)
    yield from _rows(said)
    yield from ("", "to talk, and if you are afraid of them, in other places")
    yield from _rows([(e.name, e.talk, e.abuse) for e in safety.lines if e is not home])
    yield from ("", safety.seen_words(home))
    if home.abuse_note:
        yield home.abuse_note


def _rows(rows: Sequence[tuple[str, ...]]) -> Iterable[str]:
    """Cells in columns as wide as they have to be."""
    from nc_tui.cli.cells import written
    from nc_tui.core.text import mend, one_line

    cells = [[one_line(mend(text)) for text in row] for row in rows]
    widths = [max(len(written(row[at])) for row in cells) for at in range(len(cells[0]))]
    for row in cells:
        line = "  "
        for text, width in zip(row, widths, strict=True):
            line += text + " " * (width - len(written(text)) + _GAP)
        yield line.rstrip()


def _as_json(
    safety: "Safety",
    home: "SafetyLine",
    people: "Sequence[PlanItem]",
    country: str,
    *,
    guessed: bool,
) -> dict[str, Any]:
    return {
        "country": country or None,
        "guessed": guessed,
        "checked": safety.checked,
        "people": [
            {"name": each.name or "", "reach": each.reach or "", "hours": each.hours or ""}
            for each in people
        ],
        "lines": [
            {
                "id": line.id,
                "name": line.name,
                "home": line is home,
                "countries": list(line.countries),
                "talk": line.talk,
                "talk_by": line.talk_by,
                "abuse": line.abuse,
                "abuse_note": line.abuse_note,
                "emergency": list(line.emergency),
                "page_of": line.page_of,
                "sources": list(line.sources),
            }
            for line in sorted(safety.lines, key=lambda each: each is not home)
        ],
    }
