"""What can be told about the data file and all that belongs to it, with nothing done about it."""

from collections.abc import Iterator
from datetime import datetime

from nc_tui.core.errors import DamagedError, StoreError
from nc_tui.core.tables import Tables
from nc_tui.locations import Locations
from nc_tui.store.backups import Backups
from nc_tui.store.belongings import examine_belongings
from nc_tui.store.changes import ChangeLog
from nc_tui.store.durable import reason
from nc_tui.store.file_format import decode
from nc_tui.store.found import Finding, say_size
from nc_tui.store.record_checks import examine_records
from nc_tui.store.rights import bytes_of
from nc_tui.store.salvage import salvage
from nc_tui.store.schema import MIGRATIONS, is_newer, migrated, version_of


def examine(locations: Locations, now: datetime) -> list[Finding]:
    """Look at everything, change nothing and make nothing. Raises nothing, whatever lies there."""
    return [*_examine_file(locations, now), *examine_belongings(locations, now)]


def _examine_file(locations: Locations, now: datetime) -> Iterator[Finding]:
    path = locations.data
    try:
        data = bytes_of(path)
    except FileNotFoundError:
        yield _missing(locations, now)
        return
    except OSError as error:
        todo = "Check its rights, or choose another file with --data."
        yield Finding("file", "problem", f"{path} cannot be read: {reason(error)}.", todo)
        return
    if data is None:
        todo = "Move it away, or choose another file with --data."
        yield Finding("file", "problem", f"What stands at {path} is no file.", todo)
        return
    try:
        tables = decode(data, path.name)
        version = version_of(tables)
    except DamagedError as damage:
        yield _damaged(locations, damage, data, now)
        return
    if newer := is_newer(tables, MIGRATIONS):
        text = f"{path} was made by a newer nc-tui (version {version}); this one only reads it."
        yield Finding("file", "note", text, "Update nc-tui to write.")
    elif version is None:
        yield Finding("file", "ok", f"{path} is whole and holds nothing yet.")
    else:
        text = f"{path} is whole: version {version}, {say_size(len(data))}."
        yield Finding("file", "ok", text)
    yield from examine_records(migrated(tables, MIGRATIONS), now, is_newer=newer)


def _missing(locations: Locations, now: datetime) -> Finding:
    path = locations.data
    if _can_be_put_right(locations, b"", now):
        todo = "nc-tui doctor --repair puts it back."
        text = f"{path} is gone; its copies are still here."
        return Finding("file", "problem", text, todo, repairable=True)
    if _has_backups(locations):
        todo = "Put a copy of yours in its place, or choose another file with --data."
        return Finding("file", "problem", f"{path} is gone, and its copies do not help.", todo)
    return Finding("file", "ok", f"Nothing is kept in {path} yet.")


def _has_backups(locations: Locations) -> bool:
    """Good ones or not."""
    try:
        return bool(Backups(locations.backups).all())
    except StoreError:
        return True  # out of reach


def _damaged(locations: Locations, damage: DamagedError, data: bytes, now: datetime) -> Finding:
    what, _, _ = str(damage).partition(". ")
    name = f"{locations.data.name} "
    what = what.removeprefix(name) if what.startswith(name) else f"cannot be used: {what}"
    text = f"{locations.data} {what}."
    if _can_be_put_right(locations, data, now):
        todo = (
            "nc-tui doctor --repair puts it right from the copies kept here and from what can "
            "still be read in it; as it is, it stays beside it."
        )
        return Finding("file", "problem", text, todo, repairable=True)
    todo = (
        "Nothing here could put it right, so it is left as it is. "
        "Put a copy of yours in its place, or choose another file with --data."
    )
    return Finding("file", "problem", text, todo)


def _can_be_put_right(locations: Locations, data: bytes, now: datetime) -> bool:
    """Whether there is anything to do it with: copies, or records in the bytes themselves."""
    try:
        if ChangeLog(locations.changes).read():
            return True
        if any(_has_records(tables) for _, tables in Backups(locations.backups).good_ones()):
            return True
    except StoreError:
        return False  # what is wrong with the copies is a finding of its own
    return _has_records(salvage(data, now))


def _has_records(tables: Tables) -> bool:
    return any(tables[name] for name in tables if name != "meta")
