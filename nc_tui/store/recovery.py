"""Coming back from damage: the newest good backup, the changes since, what the file still holds.

A damaged file is never overwritten before its bytes stand beside it under another name.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nc_tui.core.errors import DamagedError, StoreError
from nc_tui.core.merge import newest
from nc_tui.core.tables import Fields, Tables
from nc_tui.store.backups import Backups
from nc_tui.store.changes import ChangeLog, outcome_of
from nc_tui.store.durable import identity_of, reason, set_aside
from nc_tui.store.salvage import ids_in, is_readable, salvage
from nc_tui.store.schema import META_ID, new_meta
from nc_tui.store.views import KIND_OF

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

    def __init__(self, path: Path, backups: Backups, log: ChangeLog) -> None:
        self._path, self._backups, self._log = path, backups, log

    @property
    def has_copies(self) -> bool:
        """Whether this machine ever kept anything for this file."""
        return self._log.length > 0 or bool(self._backups.all())

    def put_right(self, held: Tables, now: datetime, why: DamagedError) -> Recovery:
        """The file's records again; its bytes are set aside first. Call under the lock.

        ``held`` is what was read of it before. Raises ``why`` where there is nothing to put it
        right with: then it may be any program's file, and is left alone.
        """
        data = self._settled()
        sound = salvage(data, now) if data is not None else {}
        backup, tables = next(self._backups.good_ones(), (None, {}))
        # What is held may be the damaged file itself, or another program's.
        ours = _readable(held) if "meta" in held else {}
        for copy in (outcome_of(self._log.read()), ours, sound):
            tables = newest(tables, copy)
        tables = _readable(tables)
        if not self.has_copies and not any(tables[name] for name in tables if name != "meta"):
            raise why
        aside = set_aside(self._path, data) if data is not None else None
        tables = {"meta": {str(META_ID): new_meta()}, **tables}
        lost = len(ids_in(data or b"") - {key for table in tables.values() for key in table})
        return Recovery(tables, _sentence(self._path, aside, backup is not None, lost))

    def _settled(self) -> bytes | None:
        """The damaged bytes, once nobody writes them any more; None where there is no file."""
        try:
            before = identity_of(self._path)
            for _ in range(_PATIENCE):
                time.sleep(SETTLE)
                now = identity_of(self._path)
                if now == before:
                    break
                before = now
            return self._path.read_bytes() if before is not None else None
        except FileNotFoundError:
            return None
        except OSError as error:
            message = (
                f"{self._path} cannot be read: {reason(error)}. "
                "Nothing was changed; check its rights, or choose another file with --data."
            )
            raise StoreError(message) from error


def _readable(tables: Tables) -> dict[str, Mapping[str, Fields]]:
    return {
        name: {
            key: fields
            for key, fields in table.items()
            if name not in KIND_OF or is_readable(name, key, fields)
        }
        for name, table in tables.items()
    }


def _sentence(path: Path, aside: Path | None, from_backup: bool, lost: int) -> str:
    if aside is None:
        what = f"{path.name} was gone. It was put back as it last was"
        return f"{what}. Nothing needs doing; nc-tui erase is the way to take things out."
    source = "put right from the copies kept here" if from_backup else "put right from itself"
    what = f"{path.name} was damaged. It was {source}, and set aside as {aside.name}"
    if lost == 1:
        return f"{what}. One record could not be read and is only in there."
    if lost:
        return f"{what}. {lost} records could not be read and are only in there."
    return f"{what}. Everything that was kept is there."
