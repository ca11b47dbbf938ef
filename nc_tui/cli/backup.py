"""``nc-tui backup``: the copies of the data file. Lists them, makes one, goes back to one."""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from nc_tui.cli.output import say, say_json, short_moment
from nc_tui.cli.parser import Commands, add_command, add_json
from nc_tui.cli.session import Session
from nc_tui.core.errors import NcError, StoreError

if TYPE_CHECKING:
    from nc_tui.store.backups import Backup, Backups

_LIST = """\
The newest five, ten minutes apart or more, then one an hour for a day, one a day for a month and
one a month for a year; those made for a reason stay for a month. They lie on this machine alone:
nc-tui locate backups says where, and zcat reads them."""

_RESTORE = """\
NAME is one from the list, whole or its last part. The file as it is now is backed up first, and
nc-tui undo takes it back. What was erased stays erased."""

_WHY = {
    "": "",
    "asked": "asked for",
    "before-restore": "before a restore",
    "before-import": "before an import",
}


def add_parser(commands: Commands) -> None:
    family = add_command(commands, "backup", "copies of the file: list, now, restore")
    within = family.add_subparsers(metavar="COMMAND", title="commands", required=True)
    parser = add_command(within, "list", "the backups, newest first", run=_list, more=_LIST)
    add_json(parser)
    add_json(add_command(within, "now", "make a backup", run=_now))
    parser = add_command(
        within, "restore", "make everything as it was in a backup", run=_restore, more=_RESTORE
    )
    parser.add_argument("name", metavar="NAME")
    add_json(parser)


def _list(arguments: argparse.Namespace, session: Session) -> int:
    backups = session.store.backups
    values = []
    for backup in backups.all():
        with suppress(FileNotFoundError):  # pruned meanwhile
            values.append(_value(backup, backups, session))
    if arguments.json:
        say_json(values)
        return 0
    if not values:
        say("No backups yet. The first change makes one, and nc-tui backup now.")
        return 0
    width = max(len(value["name"]) for value in values)
    for value in values:
        say(f"{value['name']:<{width}}  {_line(value)}")
    return 0


def _now(arguments: argparse.Namespace, session: Session) -> int:
    backup = session.store.back_up()
    if arguments.json:
        say_json(_value(backup, session.store.backups, session))
    else:
        say(f"Backed up as {backup.name}.")
    return 0


def _restore(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.core.sayings import say_moment

    store = session.store
    backup = _the_one(arguments.name, store.backups.all())
    _ = session.snapshot  # the moment of removal is written in the person's zone
    value = _value(backup, store.backups, session)
    changed = len(store.restore(backup).records)
    if arguments.json:
        say_json({**value, "changed": changed})
    elif changed:
        made = say_moment(datetime.fromisoformat(value["made"]), session.now().year)
        say(f"Everything is as it was on {made}. nc-tui undo takes this back.")
    else:
        say("Everything is as it was in that backup already.")
    return 0


def _the_one(name: str, backups: "Sequence[Backup]") -> "Backup":
    """The backup that is called ``name`` or, alone among them, ends so. NcError."""
    matches = [backup for backup in backups if name and backup.name.endswith(name)]
    exact = [backup for backup in matches if backup.name == name]
    if len(exact or matches) != 1:
        what = "several backups end" if matches else "no backup ends"
        message = f"{what} with {name[:40]!r}. Nothing was changed; nc-tui backup list shows them."
        raise NcError(message)
    return (exact or matches)[0]


def _value(backup: "Backup", backups: "Backups", session: Session) -> dict[str, Any]:
    """A backup as JSON gives it; ``records`` are those that are shown."""
    records = _records_in(backup, backups)
    return {
        "name": backup.name,
        "made": session.in_zone(backup.made).isoformat(),
        "why": backup.why,
        "bytes": backup.path.stat().st_size,
        "records": records,
        "readable": records is not None,
    }


def _records_in(backup: "Backup", backups: "Backups") -> int | None:
    """How many were not removed; None for a backup that cannot be read."""
    try:
        tables = backups.read(backup)
    except StoreError:
        return None
    return sum(
        "deleted" not in fields
        for name in tables
        if name != "meta"
        for fields in tables[name].values()
    )


def _line(value: dict[str, Any]) -> str:
    from nc_tui.store.found import counted, say_size

    made = short_moment(datetime.fromisoformat(value["made"]))
    if not value["readable"]:
        return f"{made}  damaged: it cannot be read"
    why: str = value["why"]
    said = "before an update" if why.startswith("version-") else _WHY.get(why, why)
    line = f"{made}  {counted(value['records'], 'record'):>13}  {say_size(value['bytes']):>9}"
    return f"{line}  {said}".rstrip()
