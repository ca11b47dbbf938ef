"""``nc-tui urge``: writes down an urge and how strong it was."""

import argparse

from nc_tui.cli.output import say_record
from nc_tui.cli.parser import (
    WHEN,
    Commands,
    add_at,
    add_command,
    add_json,
    suggest_read,
    whole_number,
)
from nc_tui.cli.reading import moment_of
from nc_tui.cli.session import Session
from nc_tui.cli.words import known_ids, text_or_none


def add_parser(commands: Commands) -> None:
    parser = add_command(commands, "urge", "write down an urge, 0 to 9", run=run, more=WHEN)
    parser.add_argument(
        "strength", type=whole_number(0, 9), metavar="STRENGTH", help="how strong it was, 0 to 9"
    )
    triggers = parser.add_argument(
        "-t", "--trigger", action="append", default=[], metavar="TRIGGER", dest="triggers",
        help="what set it off, such as lonely, or words of your own; may be given again",
    )  # fmt: skip
    suggest_read(triggers, lambda: [each for each, _ in _known()])
    add_at(parser)
    parser.add_argument("--note", metavar="TEXT", help="a line about it")
    add_json(parser)


def run(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.core.records import Urge

    at = moment_of(arguments.at, session) if arguments.at is not None else session.now()
    urge = Urge(
        at=at,
        zone=session.zone,
        samples=((0, arguments.strength),),
        seconds=0,
        end="logged",
        triggers=_triggers(arguments.triggers),
        note=text_or_none(arguments.note),
    )
    (kept,) = session.store.keep(urge).records
    say_record(kept, "Noted.", as_json=arguments.json)
    return 0


def _triggers(given: list[str]) -> tuple[str, ...]:
    """Content ids where the words are an id or its label, else the person's own words."""
    return known_ids(given, _known()) if given else ()


def _known() -> list[tuple[str, str]]:
    from nc_tui.content.load import load_content

    return [(trigger.id, trigger.label) for trigger in load_content().choices.triggers]
