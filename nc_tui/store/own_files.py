"""A file of one's own, where several panes write under one name: ``name.json``, ``name~2.json``.

Whoever writes it holds a lock beside it; one that nobody holds was left behind.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from nc_tui.core.errors import StoreError
from nc_tui.store.durable import make_private_folder, reason
from nc_tui.store.locks import TakenError, take_lock

if TYPE_CHECKING:
    from filelock import FileLock

K = TypeVar("K", int, str)

_PANES = 9
"""Panes in which the same can be under way at once."""


def hold_own(folder: Path, name: str) -> "tuple[Path, FileLock]":
    """A file by that name that nobody has and nothing stands in, and its lock. StoreError."""
    try:
        make_private_folder(folder)
        for path in _paths(folder, name):
            try:
                lock = take_lock(lock_beside(path))
            except TakenError:
                continue
            if not path.exists():
                return path, lock
            lock.release()
    except OSError as error:
        message = (
            f"the folder {folder} cannot be used: {reason(error)}. "
            "Your words are still here; check its rights."
        )
        raise StoreError(message) from error
    message = "this is open in many panes already. Your words are still here; close some."
    raise StoreError(message)


def drop_own(held: "dict[K, tuple[Path, FileLock]]", key: K, called: str) -> None:
    """Take away what is held by that key, if anything is. StoreError, which says how it is
    ``called``; then it would be taken in again, which loses nothing."""
    if key not in held:
        return
    path, lock = held[key]
    try:
        path.unlink(missing_ok=True)
        del held[key]
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)
    except OSError as error:
        message = f"{called} could not be removed: {reason(error)}. Nothing is lost."
        raise StoreError(message) from error


def name_of(path: Path) -> str:
    """The name a file was written under."""
    return path.stem.partition("~")[0]


def files_of(folder: Path, name: str) -> list[Path]:
    """Every pane's file by that name."""
    return [*folder.glob(f"{name}.json"), *folder.glob(f"{name}~*.json")]


def is_open(path: Path) -> bool:
    """Whether a nc-tui that runs now holds such a file: it would write it again."""
    lock = lock_beside(path)
    if not lock.exists():
        return False
    try:
        take_lock(lock).release()
    except TakenError:
        return True
    except OSError:
        return False
    return False


def lock_beside(path: Path) -> Path:
    """Where the lock of such a file lies."""
    return path.with_suffix(".lock")


def _paths(folder: Path, name: str) -> Iterator[Path]:
    yield folder / f"{name}.json"
    for pane in range(2, _PANES + 1):
        yield folder / f"{name}~{pane}.json"
