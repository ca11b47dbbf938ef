"""What can be told about the data file, and nothing done about it: the doctor's findings."""

import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

from nc_tui.core.errors import DamagedError, StoreError, UsageError
from nc_tui.core.records import Record, SettingRecord
from nc_tui.core.settings import SETTING_IDS, check_setting
from nc_tui.core.stamp import is_stamp
from nc_tui.core.tables import Fields, Tables, is_erased
from nc_tui.locations import Locations
from nc_tui.store.backups import Backups
from nc_tui.store.changes import ChangeLog
from nc_tui.store.durable import reason
from nc_tui.store.file_format import decode
from nc_tui.store.salvage import is_readable, salvage
from nc_tui.store.schema import MIGRATIONS, is_newer, migrated, version_of
from nc_tui.store.views import KIND_OF, view_of

_CLOCKS_DIFFER = timedelta(days=1)
"""How far ahead a moment may lie: clocks go wrong, and the zones are a day apart."""

_LARGEST_ID = 2**63 - 1
_ID = re.compile(r"[1-9][0-9]{0,18}")
_SHOWN = 5
"""Names of records or files told in one sentence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what was found, and what to do about it.

    ``names`` are the records (``table/id``) or files it is about. Nothing in it is what a person
    wrote. ``repairable`` when ``doctor --repair`` does something about it.
    """

    check: str
    level: Literal["ok", "note", "problem", "done"]
    text: str
    todo: str = ""
    names: tuple[str, ...] = ()
    repairable: bool = False


def examine_file(locations: Locations, now: datetime) -> list[Finding]:
    """The file itself and the records in it. Never raises."""
    path = locations.data
    try:
        data = _bytes_of(path)
    except FileNotFoundError:
        return [_missing(locations)]
    except OSError as error:
        todo = "Check its rights, or choose another file with --data."
        return [Finding("file", "problem", f"{path} cannot be read: {reason(error)}.", todo)]
    if data is None:
        todo = "Move it away, or choose another file with --data."
        return [Finding("file", "problem", f"What stands at {path} is no file.", todo)]
    try:
        tables = decode(data, path.name)
        version = version_of(tables)
    except DamagedError as damage:
        return [_damaged(damage, locations, data, now)]
    size = say_size(len(data))
    if version is None:
        return [Finding("file", "ok", f"{path} is whole and holds nothing yet.")]
    whole = Finding("file", "ok", f"{path} is whole: version {version}, {size}.")
    if is_newer(tables, MIGRATIONS):
        text = f"{path} was made by a newer nc-tui (version {version}); this one only reads it."
        whole = Finding("file", "note", text, "Update nc-tui to write.")
    return [whole, *_records(tables, now)]


def can_be_put_right(locations: Locations, data: bytes, now: datetime) -> bool:
    """Whether there is anything to put a damaged file right with: copies, or records in it."""
    try:
        if any(True for _ in Backups(locations.backups).good_ones()):
            return True
        if ChangeLog(locations.changes).read():
            return True
    except StoreError:
        return False  # the checks of the copies say why
    sound = salvage(data, now)
    return any(sound[name] for name in sound if name != "meta")


def say_size(size: int) -> str:
    """So many bytes in round numbers: "812 bytes", "41 kB", "1.2 MB"."""
    if size < 1000:
        return f"{size} bytes"
    for unit in ("kB", "MB"):
        size_in_unit = size / (1000 if unit == "kB" else 1000_000)
        if size_in_unit < 999.5:
            return f"{size_in_unit:.1f} {unit}" if size_in_unit < 9.95 else f"{size_in_unit:.0f} {unit}"
    return f"{size / 1000_000_000:.1f} GB"


def some_of(names: Iterable[str]) -> str:
    """The first few of them, and how many more there are."""
    names = list(names)
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _bytes_of(path: Path) -> bytes | None:
    """What the file holds; None where something else stands. A pipe would never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        return None
    return path.read_bytes()


def _missing(locations: Locations) -> Finding:
    if can_be_put_right(locations, b"", datetime.max):
        text = f"{locations.data} is gone; its copies are still here."
        todo = "nc-tui doctor --repair puts it back, and so does the next command."
        return Finding("file", "problem", text, todo, repairable=True)
    return Finding("file", "ok", f"Nothing is kept at {locations.data} yet.")


def _damaged(damage: DamagedError, locations: Locations, data: bytes, now: datetime) -> Finding:
    what, _, _ = str(damage).partition(". ")
    text = f"{what[0].upper() if what[:4] == 'this' else what[0]}{what[1:]}."
    if can_be_put_right(locations, data, now):
        todo = (
            "nc-tui doctor --repair puts right what the copies kept here and the file itself "
            "still hold; the file as it is stays beside it."
        )
        return Finding("file", "problem", text, todo, (str(locations.data),), repairable=True)
    todo = (
        "There is nothing here to put it right with, so it is left as it is. Put a copy of "
        "yours back in its place, or choose another file with --data."
    )
    return Finding("file", "problem", text, todo, (str(locations.data),))
