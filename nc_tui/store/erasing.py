"""Erasing: one record, or everything, out of the file and every copy this machine keeps of it."""

import contextlib
import gzip
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from nc_tui.core.errors import DamagedError, StoreError
from nc_tui.core.records import whole_seconds
from nc_tui.core.tables import Tables, is_erased
from nc_tui.core.undo import ERASE, Changed
from nc_tui.locations import Locations
from nc_tui.store.backups import Backup, Backups
from nc_tui.store.change import ChangeUnderWay
from nc_tui.store.changes import ChangeLog
from nc_tui.store.conflicts import conflict_copies
from nc_tui.store.drafts import clear_lent
from nc_tui.store.durable import (
    reason,
    set_aside_before,
    strays_of,
    sync_folder,
    write_durably,
)
from nc_tui.store.file_format import decode, encode
from nc_tui.store.left_answers import answers_about
from nc_tui.store.own_files import files_of, is_open
from nc_tui.store.salvage import without_record


@dataclass(frozen=True, slots=True)
class Erased:
    """How many of each held what was erased."""

    records: int = 0
    backups: int = 0
    changes: int = 0
    """Entries of the log that undo reads."""
    drafts: int = 0
    copies: int = 0
    """Conflict copies, and damaged files that were set aside."""


class Eraser:
    """Reaches everything that may hold a record's words. Use under the file's lock."""

    def __init__(self, locations: Locations, backups: Backups, log: ChangeLog) -> None:
        self._locations, self._backups, self._log = locations, backups, log

    def bury(self, change: ChangeUnderWay, table: str, key: str) -> tuple[str, str]:
        """Leave nothing of a record in the file but that it was erased, so that no copy on
        another machine brings it back."""
        change.what = ERASE
        change.put(table, key, {"deleted": whole_seconds(change.now).isoformat()})
        return table, key

    def erase_copies(self, table: str, key: str) -> Erased:
        """Take one record out of all that lies beside the file. Raises StoreError."""
        with _telling():
            self._clear_strays(f".{key}.json.*.tmp", f".*-{key}*.json.*.tmp")
            shutil.rmtree(self._locations.cache, ignore_errors=True)
            return Erased(
                records=1,
                backups=sum(self._out_of_backup(each, table, key) for each in self._backups.all()),
                changes=self._log.forget(lambda each: _says(each, table, key)),
                drafts=self._out_of_drafts(table, key),
                copies=sum(_out_of_copy(path, table, key) for path in self._copies()),
            )

    def erase_everything(self) -> Erased:
        """Take it all out; the file last, so that what a kill leaves can be erased again."""
        data = self._locations.data
        with _telling():
            self._clear_strays(".*.tmp")
            copies, drafts = self._copies(), list(self._locations.drafts.glob("*.json"))
            erased = Erased(
                _records_in(data), len(self._backups.all()), len(self._log.read()),
                len(drafts), len(copies),
            )  # fmt: skip
            for path in copies:
                path.unlink()
            for path in drafts:
                clear_lent(path)
            for folder in (self._locations.backups, self._locations.drafts):
                if folder.exists():
                    shutil.rmtree(folder)
            shutil.rmtree(self._locations.cache, ignore_errors=True)
            self._log.path.unlink(missing_ok=True)
            if self._locations.state.is_dir():
                # Before the file goes: a copy that a power cut brought back would restore it.
                sync_folder(self._locations.state)
            data.unlink(missing_ok=True)
            if data.parent.is_dir():
                sync_folder(data.parent)
        return erased

    def _copies(self) -> list[Path]:
        data = self._locations.data
        return [*conflict_copies(data), *set_aside_before(data)]

    def _clear_strays(self, *of_drafts: str) -> None:
        data = self._locations.data
        strays = [
            *strays_of(data), *data.parent.glob(f".{escape(data.stem)}.damaged-*.tmp"),
            *strays_of(self._log.path), *self._locations.backups.glob(".*.tmp"),
            *(path for each in of_drafts for path in self._locations.drafts.glob(each)),
        ]  # fmt: skip
        for path in conflict_copies(data):
            strays += strays_of(path)
        for stray in strays:
            stray.unlink(missing_ok=True)

    def _out_of_backup(self, backup: Backup, table: str, key: str) -> bool:
        try:
            tables = self._backups.read(backup)
        except DamagedError:
            backup.path.unlink(missing_ok=True)  # no copy any more, and may still be read in part
            return True
        if key not in tables.get(table, {}):
            return False
        write_durably(backup.path, gzip.compress(encode(_without(tables, table, key)), 1, mtime=0))
        return True

    def _out_of_drafts(self, table: str, key: str) -> int:
        """The page as it was being written, or answers that would have changed the record."""
        found = answers_about(self._locations.drafts, key)
        for draft in files_of(self._locations.drafts, key) if table == "journal" else ():
            clear_lent(draft)
            found.append(draft)
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)


def is_being_written(drafts: Path, key: str | None = None) -> bool:
    """Whether a nc-tui that runs now has a page, or answers, that it would keep again: those of
    the record with the id ``key``, or any."""
    if key is None:
        paths = [*drafts.glob("*.json")]
    else:
        paths = [*files_of(drafts, key), *answers_about(drafts, key)]
    return any(is_open(path) for path in paths)


def _says(changed: Changed, table: str, key: str) -> bool:
    """Whether a line of the log has anything of the record but that it was erased."""
    is_trace = changed.before is None and is_erased(changed.after)
    return (changed.table, changed.id) == (table, key) and not is_trace


def _out_of_copy(path: Path, table: str, key: str) -> bool:
    data = path.read_bytes()
    try:
        tables = decode(data, path.name)
    except DamagedError:
        left = without_record(data, key)
    else:
        left = encode(_without(tables, table, key)) if key in tables.get(table, {}) else data
    if left == data:
        return False
    write_durably(path, left)
    return True


def _without(tables: Tables, table: str, key: str) -> Tables:
    rest = {other: fields for other, fields in tables.get(table, {}).items() if other != key}
    return {**tables, table: rest}


def _records_in(path: Path) -> int:
    try:
        tables = decode(path.read_bytes(), path.name)
    except (DamagedError, OSError):
        return 0
    return sum(len(table) for name, table in tables.items() if name != "meta")


@contextlib.contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except (OSError, StoreError) as error:
        cause = error.__cause__ if isinstance(error, StoreError) else error
        why = reason(cause) if isinstance(cause, OSError) else str(error).rstrip(".")
        message = (
            f"not everything could be erased: {why}. "
            "Something of it is left; check the rights of its folder and erase again."
        )
        raise StoreError(message) from error
