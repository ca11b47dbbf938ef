"""``nc-tui undo``: takes back the last change, made by any command or in the app."""

import argparse
from typing import TYPE_CHECKING, Any, cast

from nc_tui.cli.output import record_value, say, say_json
from nc_tui.cli.parser import Commands, add_command, add_json
from nc_tui.cli.session import Session

if TYPE_CHECKING:
    from nc_tui.core.records import Record

_MORE = """\
Given again, it takes back the change before. With --redo it does again what was taken back last,
as long as nothing else was changed since; a page that was added and taken back comes again also
after other changes. With --json it prints the record as it is now; where there are several, the
first that is no setting. What was erased stays erased: the first undo after it only says so, and
names the change before, which the next undo takes back."""


def add_parser(commands: Commands) -> None:
    parser = add_command(commands, "undo", "take back the last change", run=run, more=_MORE)
    parser.add_argument("--redo", action="store_true", help="do again what was taken back")
    add_json(parser)


def run(arguments: argparse.Namespace, session: Session) -> int:
    _ = session.snapshot  # the moment of removal is written in the person's zone
    store = session.store
    kept = store.redo() if arguments.redo else store.undo()
    if arguments.json:
        record = _the_one_meant(kept.records)
        # None when what was there before had been erased: nothing of it can be shown.
        say_json(_value(record, session) if record is not None else None)
    else:
        again = "" if arguments.redo else f" nc-tui undo --redo {kept.again}."
        say(kept.said + again)
    return 0


def _value(record: "Record", session: Session) -> dict[str, Any]:
    """A record as JSON gives it; a letter that is not open yet without its words."""
    from nc_tui.core.letters import may_be_read
    from nc_tui.core.records import Entry

    value = record_value(record)
    is_letter = isinstance(record, Entry) and record.kind == "letter"
    if is_letter and not may_be_read(cast("Entry", record), session.now()):
        del value["text"]
    return value


def _the_one_meant(records: "tuple[Record, ...]") -> "Record | None":
    """A change of several is about one: a breath keeps its pattern too, ``start`` the zone."""
    others = [record for record in records if record.table != "settings"]
    return next(iter(others or records), None)
