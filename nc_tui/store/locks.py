"""Locks that other processes see. filelock is imported when the first one is taken: it costs as
much as all of the store, and to look at the records takes none."""

from pathlib import Path
from typing import TYPE_CHECKING

from nc_tui.store.durable import PRIVATE_FILE

if TYPE_CHECKING:
    from filelock import FileLock


class TakenError(Exception):
    """Another process has it."""


def take_lock(path: Path, wait: float = 0.0) -> "FileLock":
    """The lock at ``path``, held. Raises TakenError where another process still has it after
    ``wait`` seconds, and OSError."""
    from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=wait, mode=PRIVATE_FILE)
    try:
        lock.acquire()
    except Timeout as error:
        raise TakenError from error
    return lock
