"""``nc-tui insights``: the counts behind the charts, each with its n."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from nc_tui.cli.output import say, say_json
from nc_tui.cli.parser import Commands, add_command, add_json
from nc_tui.cli.session import Session
from nc_tui.core.span import Span

if TYPE_CHECKING:
    from nc_tui.content.insight_tables import Table
    from nc_tui.core.insights import Insights

_MORE = """\
Ranges are calendar days that end today: 30d, 90d, 1y (365 days), all. Urges count once a strength
was recorded. Before and after are medians, from five urges on; n says of how many."""


def add_parser(commands: Commands) -> None:
    parser = add_command(
        commands, "insights", "what your own record says, each with its n", run=run, more=_MORE
    )
    parser.add_argument("--range", choices=[*Span], default="90d", help="how far back; 90d")
    add_json(parser)


def run(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.content.load import load_content
    from nc_tui.core.insights import insights

    snapshot, words = session.snapshot, load_content()
    today = snapshot.today(session.now())
    found = insights(snapshot, Span(arguments.range), today, words.stage_of)
    if arguments.json:
        say_json(_as_json(found))
        return 0
    from nc_tui.content.insight_tables import tables_of
    from nc_tui.core.sayings import say_day

    say(f"since {say_day(found.first, today.year)}")
    for table in tables_of(found, words):
        for line in _lines(table):
            say(line)
    return 0


def _as_json(found: "Insights") -> dict[str, Any]:
    """The counts by their names; what is too few to be shown says so."""
    from msgspec import to_builtins

    plain: dict[str, Any] = to_builtins(found)
    plain["range"] = plain.pop("span")
    plain["hours"]["enough"] = found.hours.is_enough
    plain["waits"]["enough"] = found.waits.is_enough
    plain["usual"]["enough"] = found.usual.is_enough
    plain["moods"]["enough"] = found.moods.is_enough
    plain["stages"]["weeks"] = dict(plain["stages"]["weeks"])
    return plain


def _lines(table: "Table") -> Iterable[str]:
    """A chart a paragraph: its name and n, its sentence, its numbers."""
    from nc_tui.content.insight_tables import lines_of

    yield ""
    yield f"{table.title}  ({table.n})" if table.n else table.title
    if table.sentence:
        yield table.sentence
    yield from lines_of(table)
