"""``nc-tui checkin``: a day's check-in, added or changed."""

import argparse

from nc_tui.cli.output import say_record
from nc_tui.cli.parser import Commands, add_command, add_json, suggest_read, whole_number
from nc_tui.cli.reading import day_meant
from nc_tui.cli.session import Session
from nc_tui.cli.words import known_ids, text_or_none

_MORE = """\
Given again for the same day, it changes what is given and leaves the rest; an empty text ("")
takes an answer back. DATE is a day up to today: 2026-11-20, yesterday, "3 days ago"."""


def add_parser(commands: Commands) -> None:
    parser = add_command(commands, "checkin", "a day's check-in", run=run, more=_MORE)
    parser.add_argument(
        "--mood", type=whole_number(1, 5), metavar="1-5", help="from 1, very low, to 5, good"
    )
    helped = parser.add_argument(
        "--helped", action="append", metavar="TEXT",
        help="what helped, such as slept, or words of your own; may be given again",
    )  # fmt: skip
    suggest_read(helped, lambda: [each for each, _ in _known()])
    parser.add_argument("--intention", metavar="TEXT", help="one thing you mean to do")
    parser.add_argument("--day", metavar="DATE", help="another day than today")
    parser.add_argument("--note", metavar="TEXT", help="a line about the day")
    add_json(parser)


def run(arguments: argparse.Namespace, session: Session) -> int:
    from msgspec.structs import replace

    from nc_tui.core.records import CheckIn, day_id

    snapshot, now = session.snapshot, session.now()
    today = snapshot.today(now)
    day = day_meant(arguments.day, today) if arguments.day is not None else today
    known = snapshot.checkin_of(day)
    # One that was removed has the same id and is begun anew: its answers were taken back.
    checkin = known or CheckIn(id=day_id(day), day=day, at=now, zone=session.zone, helped=())
    answers = {
        "mood": arguments.mood,
        "helped": _helped(arguments.helped),
        "intention": text_or_none(arguments.intention),
        "note": text_or_none(arguments.note),
    }
    given = {name: answers[name] for name in answers if getattr(arguments, name) is not None}
    (kept,) = session.store.keep(replace(checkin, at=now, zone=session.zone, **given)).records
    say_record(kept, "Check-in changed." if known else "Checked in.", as_json=arguments.json)
    return 0


def _helped(given: list[str] | None) -> tuple[str, ...]:
    return known_ids(given, _known()) if given else ()


def _known() -> list[tuple[str, str]]:
    from nc_tui.content.load import load_content

    return [(helped.id, helped.label) for helped in load_content().choices.helped]
