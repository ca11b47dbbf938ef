"""A lock that ends with whoever holds it.

The same ``flock`` that filelock takes; that one's import costs a command that keeps one line more
than Python itself, and its other kinds of locks are for systems and needs that are not ours.
"""

import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path

from nc_tui.store.durable import PRIVATE_FILE

_LOOKS_EVERY = 0.05  # seconds


class Lock:
    """Held by one at a time, in this process and among all. The file is empty, and stays."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def acquire(self, wait: float = 0.0) -> bool:
        """Whether it was to be had within ``wait`` seconds. Raises OSError where no file can be
        locked there."""
        end = time.monotonic() + wait
        while not self._try():
            if time.monotonic() >= end:
                return False
            time.sleep(_LOOKS_EVERY)
        return True

    def release(self) -> None:
        """Let go; nothing happens where it is not held."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            # What was written under it is written, and the lock goes with the descriptor.
            with suppress(OSError):
                os.close(descriptor)

    def __del__(self) -> None:
        self.release()

    def _try(self) -> bool:
        while True:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, PRIVATE_FILE)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if _is_at(self.path, descriptor):
                    self._descriptor, descriptor = descriptor, -1
                    return True
            except BlockingIOError:
                return False
            finally:
                if descriptor >= 0:
                    os.close(descriptor)


def _is_at(path: Path, descriptor: int) -> bool:
    """Whether it lies there still: one that was taken away meanwhile keeps nobody out."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
