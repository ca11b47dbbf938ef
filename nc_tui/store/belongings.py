"""The doctor's look at what belongs to the file: backups, log, drafts, what lies beside it, disk.

Nothing is made: a lock is tried on what is there, and let go at once.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from nc_tui.core.errors import DamagedError, StoreError
from nc_tui.core.sayings import say_span
from nc_tui.locations import Locations
from nc_tui.store.backups import Backup, Backups
from nc_tui.store.changes import ChangeLog
from nc_tui.store.conflicts import conflict_copies
from nc_tui.store.drafts import Draft
from nc_tui.store.durable import reason, set_aside_before, strays_of
from nc_tui.store.found import Finding, counted, say_size, some_of
from nc_tui.store.own_files import lock_beside, name_of
from nc_tui.store.rights import examine_rights, is_ours, look_at, nearest

_BUSY = 60  # seconds for which a temporary file may be a writer's
_SCARCE = 100_000_000  # bytes

Check = Callable[[Locations, datetime], Iterator[Finding]]


def examine_belongings(locations: Locations, now: datetime) -> Iterator[Finding]:
    """All of it. What cannot be looked at is a finding too."""
    closed: dict[str, list[str]] = {}
    for name, check in _CHECKS.items():
        try:
            yield from check(locations, now)
        except OSError as error:
            closed.setdefault(reason(error), []).append(name)
        except StoreError as error:
            yield Finding(name, "problem", f"{str(error)[0].upper()}{str(error)[1:]}")
    for why, names in closed.items():
        text = f"Some could not be looked at ({', '.join(names)}): {why}."
        yield Finding("rights", "problem", text, "nc-tui locate says where they lie.", tuple(names))


def strays_in(locations: Locations, now: datetime) -> list[Path]:
    """Temporary files that killed writers left, anywhere; not those of a busy one."""
    found = [
        *strays_of(locations.data), *strays_of(locations.changes), *strays_of(locations.machine),
        *locations.backups.glob(".*.tmp"), *locations.drafts.glob(".*.tmp"),
    ]  # fmt: skip
    looks = [(path, look_at(path)) for path in found]  # a busy one may be gone by now
    return [path for path, look in looks if look and now.timestamp() - look.st_mtime > _BUSY]


def sort_backups(backups: Backups) -> tuple[list[Backup], list[Backup]]:
    """Those that can be read, and those that rotted. Raises StoreError."""
    good, rotten = [], []
    for backup in backups.all():
        try:
            backups.read(backup)
        except DamagedError:
            rotten.append(backup)
        except StoreError:
            if backup.path.exists():  # not pruned meanwhile
                raise
        else:
            good.append(backup)
    return good, rotten


def _backups(locations: Locations, now: datetime) -> Iterator[Finding]:
    backups = Backups(locations.backups)
    good, rotten = sort_backups(backups)
    if good:
        age = say_span((now.date() - good[0].made.date()).days)
        text = f"{counted(len(good), 'backup')}, the newest from {age}."
        yield Finding("backups", "ok", text)
    elif is_ours(locations) and locations.data.is_file():
        todo = "The next change makes one, and so does nc-tui backup now."
        yield Finding("backups", "note", "There is no backup yet.", todo)
    if rotten:
        names = tuple(backup.name for backup in rotten)
        text = f"{counted(len(rotten), 'backup')} rotted and cannot be read: {some_of(names)}."
        todo = (
            "nc-tui doctor --repair removes what rotted."
            if good
            else "They stay, as nothing else is there; nc-tui backup now makes a new one."
        )
        yield Finding("backups", "problem", text, todo, names, repairable=bool(good))


def _log(locations: Locations, _now: datetime) -> Iterator[Finding]:
    path = locations.changes
    if not path.exists():
        return
    if not path.is_file():
        text, todo = f"What stands at {path} is no file.", "Move it away; undo begins anew then."
        yield Finding("log", "problem", text, todo)
        return
    # Counted first: a change that comes meanwhile is no line that cannot be read.
    lines = sum(1 for line in path.read_bytes().split(b"\n") if line.strip())
    log = ChangeLog(path)
    changes = len(log.read())
    text = f"The log of changes holds {counted(changes, 'change')}, {say_size(log.length)}."
    yield Finding("log", "ok", text)
    if lines > changes:
        text = f"{counted(lines - changes, 'line')} of the log of changes cannot be read."
        todo = "A kill can leave half a line; undo passes over it, and nothing needs doing."
        yield Finding("log", "note", text, todo)


def _conflict_copies(locations: Locations, _now: datetime) -> Iterator[Finding]:
    names = tuple(path.name for path in conflict_copies(locations.data))
    if names:
        text = f"Another machine wrote at the same time; beside the file: {some_of(names)}."
        todo = (
            "What is in them is not in the file. Look with nc-tui --data and such a name, "
            "and keep them until all is there."
        )
        yield Finding("conflicts", "note", text, todo, names)


def _set_aside(locations: Locations, _now: datetime) -> Iterator[Finding]:
    names = tuple(path.name for path in set_aside_before(locations.data))
    if names:
        text = f"Set aside when the file was damaged: {some_of(names)}."
        todo = "It is put right since; remove them once you have looked."
        yield Finding("set-aside", "note", text, todo, names)


def _strays(locations: Locations, now: datetime) -> Iterator[Finding]:
    names = tuple(map(str, strays_in(locations, now)))
    if names:
        text = f"A writer was killed and left {counted(len(names), 'temporary file')}."
        todo = "nc-tui doctor --repair removes what was left."
        yield Finding("strays", "note", text, todo, names, repairable=True)


def _drafts(locations: Locations, _now: datetime) -> Iterator[Finding]:
    by_state: dict[str, list[Path]] = {
        state: [] for state in ("held", "left", "letter", "unreadable", "gone")
    }
    for path in sorted(locations.drafts.glob("*.json")):
        if name_of(path).isdecimal():
            by_state[_state_of_draft(path)].append(path)
    if held := by_state["held"]:
        yield Finding("drafts", "ok", f"{counted(len(held), 'page')} being written now.")
    if names := tuple(path.name for path in by_state["left"]):
        text = f"{counted(len(names), 'page')} left unfinished, kept as a draft."
        yield Finding("drafts", "note", text, "The app takes it in at its next start.", names)
    if names := tuple(path.name for path in by_state["letter"]):
        text = f"{counted(len(names), 'letter')} left as a draft."
        yield Finding("drafts", "note", text, "l goes on with it in the app.", names)
    if names := tuple(str(path) for path in by_state["unreadable"]):
        text = f"{counted(len(names), 'draft')} cannot be read: {some_of(names)}."
        yield Finding("drafts", "note", text, "Look at it there, then remove it.", names)


def _state_of_draft(path: Path) -> str:
    if _is_held(lock_beside(path)):
        return "held"
    try:
        draft = msgspec.json.decode(path.read_bytes(), type=Draft)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return "unreadable"
    except FileNotFoundError:  # saved meanwhile
        return "gone"
    return "letter" if draft.is_letter_under_way else "left"


def _space(locations: Locations, _now: datetime) -> Iterator[Finding]:
    size = locations.data.stat().st_size if locations.data.is_file() else 0
    needed = 3 * size + 1_000_000  # the new generation, the log, a backup
    by_device: dict[int, Path] = {}
    for folder in map(nearest, (locations.data.parent, locations.state)):
        by_device.setdefault(folder.stat().st_dev, folder)
    for folder in by_device.values():
        free = shutil.disk_usage(folder).free
        text = f"{say_size(free)} free on the disk of {folder}."
        if free < needed:
            text += " That may be too little to save."
            yield Finding("space", "problem", text, "Make room.")
        elif free < _SCARCE:
            yield Finding("space", "note", text, "Make room before it is full.")
        else:
            yield Finding("space", "ok", text)


def _lock(locations: Locations, _now: datetime) -> Iterator[Finding]:
    if not locations.lock.exists():
        return
    if _is_held(locations.lock):
        todo = "Nothing needs doing, unless it stays so: then another nc-tui hangs."
        yield Finding("lock", "note", "Another nc-tui is writing at this moment.", todo)
    else:
        yield Finding("lock", "ok", "Nobody holds the lock.")


def _is_held(lock: Path) -> bool:
    try:
        descriptor = os.open(lock, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return True
    finally:
        os.close(descriptor)
    return False


_CHECKS: dict[str, Check] = {
    "rights": examine_rights,
    "backups": _backups,
    "log": _log,
    "conflicts": _conflict_copies,
    "set-aside": _set_aside,
    "strays": _strays,
    "drafts": _drafts,
    "space": _space,
    "lock": _lock,
}
