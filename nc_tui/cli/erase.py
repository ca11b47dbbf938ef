"""``nc-tui erase``: takes one record, or everything, out for good; after a word typed in full."""

import argparse
import sys
from typing import TYPE_CHECKING

from nc_tui.cli.output import say, say_aside, say_json
from nc_tui.cli.parser import IDS, Commands, add_command, add_json
from nc_tui.cli.session import Session
from nc_tui.core.errors import NcError, NoSuchRecordError, UsageError

if TYPE_CHECKING:
    from nc_tui.core.records import Record
    from nc_tui.store.database import Store
    from nc_tui.store.erasing import Erased

_WORD = "erase"

_MORE = f"""\
{IDS} Where two records share
an id, table/ID says which. A record that was only removed can be erased too.
It goes out of the file and of all that this machine keeps beside it: backups, the log that undo
reads, drafts, conflict copies, damaged files set aside, caches. It cannot be undone.
First it says what will be erased, without your words, and waits for the word "{_WORD}", from the
terminal or from standard input.

If someone threatens or harasses you, what shows it may be needed as evidence: keep it, or copy
the file to a safe place first.

What it does not reach: the file on other machines until they meet this one, what other programs
have copied (a sync program's versions, a backup of the whole disk, your own copies), and old
blocks that a solid-state disk or a file system may hold for a while; against that only an
encrypted disk helps. Close the app first: a page still open there would be kept again."""

_REACH = (
    "It goes out of the file and of all that is kept beside it here: backups, drafts, the log that "
    "undo reads, conflict copies, damaged files set aside, caches. It cannot be undone."
)

_NOUNS = {
    "contacts": "a line of the ledger",
    "urges": "an urge",
    "journal": "a journal page",
    "checkins": "the check-in",
    "reflections": "what a day felt like",
    "plan": "a line of your plan",
    "settings": "a setting",
}


def add_parser(commands: Commands) -> None:
    parser = add_command(
        commands, "erase", "take a record, or everything, out for good", run=run, more=_MORE
    )
    parser.add_argument("id", nargs="?", metavar="ID")
    parser.add_argument("--everything", action="store_true", help="all of it, and the file itself")
    add_json(parser)


def run(arguments: argparse.Namespace, session: Session) -> int:
    if arguments.everything is (arguments.id is not None):
        message = "either an ID or --everything is needed. Nothing was erased; name one of them."
        raise UsageError(message)
    store, path = session.store, session.locations.data
    if arguments.everything:
        _ask(f"everything that is kept in {path}, removed records too, and the file", session)
        erased = store.erase_everything()
    else:
        table, key = store.find_any(arguments.id)
        _ask(_said(_record(store, table, key), table, session), session)
        erased = store.erase(table, key)
    if arguments.json:
        from dataclasses import asdict

        say_json(asdict(erased))
    else:
        say(_done(erased, everything=arguments.everything))
    return 0


def _record(store: "Store", table: str, key: str) -> "Record | None":
    """The record, live or removed; None where it was erased, or its table is not known here."""
    from nc_tui.store.views import KIND_OF

    kind = KIND_OF.get(table)
    if kind is None:
        return None
    try:
        return store.find(kind, key)
    except NoSuchRecordError:
        return store.removed(kind, int(key))


def _said(record: "Record | None", table: str, session: Session) -> str:
    """Its kind and moment, none of its words."""
    from nc_tui.core.records import (
        CheckIn,
        Contact,
        Entry,
        PlanItem,
        Reflection,
        SettingRecord,
        Urge,
    )
    from nc_tui.core.sayings import say_day, say_moment
    from nc_tui.core.settings import SETTING_IDS

    noun, this_year = _NOUNS.get(table, "a record"), session.now().year
    match record:
        case None:
            return "what copies may still hold of a record of which the file has nothing to show"
        case CheckIn() | Reflection():
            said = f"{noun} of {say_day(record.day, this_year)}"
        case SettingRecord():
            said = f"the setting {record.name}" if record.name in SETTING_IDS else noun
        case Contact() | Urge() | Entry() | PlanItem():
            letter = isinstance(record, Entry) and record.kind == "letter"
            said = f"{'a letter' if letter else noun} of {say_moment(record.at, this_year)}"
        case _:
            said = noun
    return said if record.is_live else f"{said}, removed before"


def _ask(what: str, session: Session) -> None:
    """Say what goes and what to think of, and wait for the word. NcError for any other."""
    from nc_tui.cli.wrapping import lines_for

    for sentence in (
        f"This erases {what}.",
        _REACH,
        "If someone threatens or harasses you, this may be evidence you will need: keep it, or "
        f"first copy {session.locations.data} to a safe place.",
        f'Type the word "{_WORD}" to go on; anything else leaves all as it is.',
    ):
        for line in lines_for(sys.stderr, sentence):
            say_aside(line)
    if _line_given().strip().lower() != _WORD:
        message = f'that was not the word "{_WORD}". Nothing was erased.'
        raise NcError(message)


def _line_given() -> str:
    if sys.stdin is None:
        return ""
    return sys.stdin.buffer.readline(1000).decode("utf-8", "replace")


def _done(erased: "Erased", *, everything: bool) -> str:
    from nc_tui.store.found import counted

    beside = [
        counted(number, noun)
        for number, noun in (
            (erased.backups, "backup"),
            (erased.changes, "logged change"),
            (erased.drafts, "draft"),
            (erased.copies, "further file"),
        )
        if number
    ]
    if everything:
        beside.insert(0, counted(erased.records, "record"))
        return f"Everything is erased: {_listed(beside)}."
    return f"It is erased, also from {_listed(beside)}." if beside else "It is erased."


def _listed(parts: list[str]) -> str:
    *others, last = parts
    return f"{', '.join(others)} and {last}" if others else last
