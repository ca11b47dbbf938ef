"""Copies of the data file on this machine: when one is made, and which are kept.

Compressed, and so with a checksum: a copy that rotted is known for one. ``zcat`` reads them.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from nc_tui.core.errors import DamagedError, StoreError
from nc_tui.core.tables import Tables
from nc_tui.store.durable import reason, write_durably
from nc_tui.store.file_format import decode

APART = timedelta(minutes=10)
_RECENT = 5
_ONE_FOR_EACH = ((timedelta(days=1), 4), (timedelta(days=31), 3), (timedelta(days=366), 2))
"""For how long the newest of each hour, day and month stays; these are told by so many parts of
a time."""
_ASKED_FOR = timedelta(days=31)
"""How long a copy that was not made by the clock is kept for certain."""

_NAME = re.compile(r"(\d{4}-\d\d-\d\d-\d{6})(?:-(\d+))?(?:-([a-z][a-z0-9-]*))?")
_SUFFIX = ".json.gz"
_STAMP = "%Y-%m-%d-%H%M%S"


class Backup(NamedTuple):
    """One copy. ``name`` begins with ``made`` (UTC); ``why`` is "" for one made by the clock.
    ``number`` counts those of one second."""

    name: str
    made: datetime
    why: str
    path: Path
    number: int = 1


class Backups:
    """The copies of one data file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Backup]:
        """Every copy, newest first. Raises StoreError where they cannot be looked for."""
        found = []
        try:
            paths = list(self._folder.iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            message = (
                f"the folder {self._folder} cannot be read: {reason(error)}. "
                "Nothing was changed; check its rights."
            )
            raise StoreError(message) from error
        for path in paths:
            name = path.name.removesuffix(_SUFFIX)
            match = _NAME.fullmatch(name)
            if match is None or name == path.name:
                continue
            try:
                # Not strptime: its import costs a change more than the rest of this.
                made = datetime.fromisoformat(f"{match[1][:10]}T{match[1][11:]}+00:00")
            except ValueError:
                continue  # no such date: not ours
            found.append(Backup(name, made, match[3] or "", path, int(match[2] or 1)))
        return sorted(found, key=lambda backup: (backup.made, backup.number), reverse=True)

    def is_due(self, now: datetime) -> bool:
        """Whether the newest is ten minutes old, or there is none. One from the future, made
        before the clock was set back, is none."""
        newest = next((backup for backup in self.all() if backup.made <= now), None)
        return newest is None or now - newest.made >= APART

    def make(self, data: bytes, now: datetime, why: str = "") -> Backup:
        """Keep a copy of the file's bytes, on disk before it returns. Raises StoreError."""
        made = now.astimezone(UTC).replace(microsecond=0)
        taken = [backup.number for backup in self.all() if backup.made == made]
        number = max(taken, default=0) + 1
        import gzip  # a change alone needs none of it

        name = made.strftime(_STAMP) + (f"-{number}" if number > 1 else "")
        name += f"-{why}" if why else ""
        path = self._folder / f"{name}{_SUFFIX}"
        write_durably(path, gzip.compress(data, 1, mtime=0))
        return Backup(name, made, why, path, number)

    def read(self, backup: Backup) -> Tables:
        """Its tables. Raises DamagedError where it rotted, StoreError where it cannot be read."""
        import gzip
        import zlib

        try:
            data = gzip.decompress(backup.path.read_bytes())
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise _damaged(backup) from error
        except OSError as error:
            message = (
                f"the backup {backup.name} cannot be read: {reason(error)}. "
                "Your data is as it was; check the rights of its folder."
            )
            raise StoreError(message) from error
        try:
            return decode(data, backup.name)
        except DamagedError as error:
            raise _damaged(backup) from error

    def good_ones(self) -> Iterator[tuple[Backup, Tables]]:
        """Those that can be read, newest first."""
        for backup in self.all():
            try:
                yield backup, self.read(backup)
            except StoreError:
                continue  # an older one may be whole

    def find(self, name: str) -> Backup:
        """The copy of that name; StoreError for none."""
        for backup in self.all():
            if backup.name == name:
                return backup
        message = "no backup has that name. Nothing was changed; nc-tui backup list shows them."
        raise StoreError(message)

    def prune(self, now: datetime) -> None:
        """Remove the copies that nothing keeps. Raises OSError."""
        backups = self.all()
        kept = {backup.name for backup in kept_ones(backups, now)}
        for backup in backups:
            if backup.name not in kept:
                backup.path.unlink(missing_ok=True)


def kept_ones(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Which copies stay, of ``backups`` newest first: the last five ten minutes apart or more,
    the newest of each hour for a day, of each day for a month, of each month for a year, and
    for a month those that were not made by the clock. Those from the future, where the clock was
    set back, stay until their time has come."""
    kept: list[Backup] = []
    recent: list[Backup] = []
    seen: set[tuple[int, ...]] = set()
    for backup in backups:
        age = now - backup.made
        if age < timedelta(0):
            kept.append(backup)
            continue
        stays = bool(backup.why) and age <= _ASKED_FOR
        if len(recent) < _RECENT and (not recent or recent[-1].made - backup.made >= APART):
            recent.append(backup)
            stays = True
        for span, parts in _ONE_FOR_EACH:
            slot = backup.made.timetuple()[:parts]
            if age <= span and slot not in seen:
                seen.add(slot)
                stays = True
        if stays:
            kept.append(backup)
    return kept


def _damaged(backup: Backup) -> DamagedError:
    message = (
        f"the backup {backup.name} is damaged. Nothing was changed; "
        "nc-tui backup list shows the others."
    )
    return DamagedError(message)
