"""Coming back from damage: the newest good backup, the changes since, what the file still holds.

A damaged file is never overwritten before its bytes stand beside it under another name.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nc_tui.core.errors import DamagedError, StoreError
from nc_tui.core.merge import newest
from nc_tui.core.tables import Tables
from nc_tui.store.backups import Backups
from nc_tui.store.changes import ChangeLog, outcome_of
from nc_tui.store.durable import identity_of, reason, set_aside
from nc_tui.store.generation import largest_stamp
from nc_tui.store.salvage import ids_in, readable, salvage
from nc_tui.store.schema import META_ID, Migration, is_newer, migrated, new_meta

SETTLE = 0.2
"""Seconds a damaged file must stay the same: a program that truncates may still be writing."""
_PATIENCE = 25  # looks; a program that writes for longer is not waited for


@dataclass(frozen=True, slots=True)
class Recovery:
    """How a damaged file was put right."""

    tables: Tables
    sentence: str


class Damage:
    """A file that is gone or cannot be read, and all there is to make it whole again."""

    def __init__(
        self, path: Path, backups: Backups, log: ChangeLog, migrations: Mapping[int, Migration]
    ) -> None:
        self._path, self._backups, self._log = path, backups, log
        self._migrations = migrations

    @property
    def has_copies(self) -> bool:
        """Whether this machine ever kept anything for this file."""
        return bool(self._backups.all() or self._log.read())

    def wait_until_still(self) -> None:
        """Wait while another program writes the file in place. Raises StoreError."""
        with self._telling():
            before = identity_of(self._path)
            for _ in range(_PATIENCE):
                time.sleep(SETTLE)
                now = identity_of(self._path)
                if now == before:
                    break
                before = now

    def put_right(self, held: Tables, now: datetime, why: DamagedError) -> Recovery:
        """The file's records again; its bytes are set aside first. Call under the lock.

        ``held`` is what was read of it when it was whole. Raises ``why`` where there is nothing
        to put it right with: then it may be any program's file, and is left alone.
        """
        data = self._bytes()
        what = f"{self._path.name} is {'gone' if data is None else 'damaged'}"
        kept: Tables = {}
        for copy in self._copies(held):
            kept = newest(kept, self._in_shape(copy, what))
        latest = int(largest_stamp(kept)[:13] or 0) / 1000
        now = max(now, datetime.fromtimestamp(latest, UTC))
        sound = salvage(data or b"", now, self._migrations)
        tables: Tables = newest(kept, _not_twice(sound, kept))
        tables = {"meta": {str(META_ID): new_meta(self._migrations)}, **tables}
        tables = self._in_shape(tables, what)
        if not _has_records(tables):
            if not self.has_copies:
                raise why
            message = f"{what}, and so are its copies. It was left as it is; ask nc-tui doctor."
            raise DamagedError(message)
        aside = set_aside(self._path, data) if data is not None else None
        seen = {key for copy in (tables, sound) for table in copy.values() for key in table}
        lost = len(ids_in(data or b"") - seen)
        return Recovery(tables, _sentence(self._path, aside, _has_records(kept), lost))

    def _copies(self, held: Tables) -> Iterator[Tables]:
        """What is kept beside the file. Older backups only where the log does not go on from a
        newer one: that may have rotted, or be the newest by a clock that was wrong."""
        changes = self._log.read()
        # What was taken back long ago stands before it, and not all that came after that.
        whole_since = next((change.stamp for change in changes if not change.takes_back), None)
        for _, tables in self._backups.good_ones():
            yield tables
            if whole_since is not None and largest_stamp(tables) >= whole_since:
                break
        for schema in sorted({change.schema for change in changes}):
            logged = outcome_of(change for change in changes if change.schema == schema)
            yield {"meta": {str(META_ID): {"schema": schema}}, **logged}
        yield held

    def _in_shape(self, copy: Tables, what: str) -> Tables:
        if is_newer(copy, self._migrations):
            message = f"{what}. A newer nc-tui made it; update nc-tui to put it right."
            raise DamagedError(message)
        return readable(migrated(copy, self._migrations))

    def _bytes(self) -> bytes | None:
        """The damaged file's; None where there is none."""
        with self._telling():
            try:
                return self._path.read_bytes()
            except FileNotFoundError:
                return None

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            message = (
                f"{self._path} cannot be read: {reason(error)}. "
                "Nothing was changed; check its rights, or choose another file with --data."
            )
            raise StoreError(message) from error


def _has_records(tables: Tables) -> bool:
    return any(tables[name] for name in tables if name != "meta")


def _not_twice(sound: Tables, kept: Tables) -> Tables:
    """Without those that are kept under another id: there it is the id that is damaged."""
    stamps = {fields.get("updated") for table in kept.values() for fields in table.values()}
    return {
        name: {
            key: fields
            for key, fields in table.items()
            if key in kept.get(name, {}) or fields.get("updated", "") not in stamps
        }
        for name, table in sound.items()
    }


def _sentence(path: Path, aside: Path | None, from_copies: bool, lost: int) -> str:
    if aside is None:
        what = f"{path.name} was gone. It was put back as it last was"
        return f"{what}. Nothing needs doing; nc-tui erase is the way to take things out."
    if not from_copies:
        what = f"{path.name} was damaged, and no copy of it is kept here"
        return f"{what}. What is whole in it was saved; all of it is set aside as {aside.name}."
    what = (
        f"{path.name} was damaged. It was put right from the copies kept here, "
        f"and set aside as {aside.name}"
    )
    if lost == 1:
        return f"{what}. One record could not be read and is only in there."
    if lost:
        return f"{what}. {lost} records could not be read and are only in there."
    return f"{what}. Everything that was kept is there."
