"""Bytes on disk that stay there: whole files swapped in, fsynced, private."""

import contextlib
import errno
import fcntl
import os
import stat
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from glob import escape
from itertools import count
from pathlib import Path
from typing import NamedTuple

from nc_tui.core.errors import StoreError

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_STRAY_AFTER = 60.0  # seconds; a younger temporary file may be a busy writer's

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than allowed",
    errno.EACCES: "there is no right to use it",
    errno.EPERM: "there is no right to use it",
    errno.EROFS: "that disk is read-only",
    errno.ENXIO: "what stands there is no file",
    errno.EISDIR: "a folder stands in its place",
    errno.ENOTDIR: "a file stands where a folder should",
    errno.ELOOP: "its link leads in a circle",
    errno.ENAMETOOLONG: "its name is too long",
}

_TODO = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "make room, then try again"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "check the rights of its folder"),
}


class Identity(NamedTuple):
    """What tells one generation of a file from the next, without reading it."""

    device: int
    inode: int
    modified_ns: int
    size: int


def reason(error: OSError) -> str:
    """Why the system refused, in plain words."""
    return _REASONS.get(error.errno or 0, (error.strerror or "the system refused").lower())


def identity_of(path: Path) -> Identity | None:
    """The generation at ``path``; None when there is none. OSError where no file stands there:
    reading a pipe or a device might never end."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        is_folder = stat.S_ISDIR(found.st_mode)
        raise OSError(errno.EISDIR if is_folder else errno.ENXIO, "no file")
    return _identity(found)


def _identity(found: os.stat_result) -> Identity:
    return Identity(found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)


def make_private_folder(folder: Path) -> None:
    """``folder`` and what is missing above it, readable by the person alone, and on disk."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        with contextlib.suppress(FileExistsError):
            path.mkdir(mode=PRIVATE_FOLDER)
        # A file synced in a folder that is gone after a power cut is gone with it.
        sync_folder(path.parent)


def write_durably(path: Path, data: bytes) -> Identity:
    """Swap ``data`` in at ``path``, 0600, and return its identity once it is on disk.

    At every instant the path holds one whole generation. A StoreError says whether it holds
    the one it held before, or the new one unconfirmed; no temporary file is left behind.
    """
    temporary = _beside(path)
    swapped = False
    try:
        written = _write_all(temporary, data, like=path)
        temporary.replace(path)
        swapped = True
        sync_folder(path.parent)
    except OSError as error:
        forget(temporary)
        raise _refusal(path, error, swapped) from error
    return written


def swap_in(path: Path, data: bytes, known: Identity | None) -> tuple[Identity | None, Path | None]:
    """As ``write_durably``, but only in place of the generation ``known``; None for the identity
    where another program put its own there, which then stays.

    It may come in the last instant, and be displaced for as long as it takes to see that. What
    comes in that instant too is handed over, at the path given; it is in no other place.
    """
    temporary = _beside(path)
    swapped = exchanged = False
    try:
        written = _write_all(temporary, data, like=path)
        if identity_of(path) != known:
            forget(temporary)
            return None, None
        exchanged = exchange(temporary, path)
        if not exchanged:
            temporary.replace(path)
        swapped = True
        if exchanged and identity_of(temporary) != known:
            swapped = not exchange(temporary, path)
            if identity_of(temporary) != written:
                return None, temporary
            forget(temporary)
            return None, None
        sync_folder(path.parent)
    except OSError as error:
        swapped = swapped and not (exchanged and exchange(temporary, path))
        if not exchanged or swapped or _is_still(temporary, written):
            forget(temporary)  # else it is another program's, and stays as a stray
        raise _refusal(path, error, swapped) from error
    if exchanged:
        forget(temporary)
    return written, None


def _is_still(path: Path, written: Identity) -> bool:
    with contextlib.suppress(OSError):
        return identity_of(path) == written
    return False


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.urandom(6).hex()}.tmp")


def _refusal(path: Path, error: OSError, swapped: bool) -> StoreError:
    safe = (
        "It was written, but a power cut now could take it back; try again."
        if swapped
        else f"What was on disk is as it was; {_TODO.get(error.errno or 0, 'try again')}."
    )
    return StoreError(f"{path.name} could not be saved: {reason(error)}. {safe}")


def exchange(left: Path, right: Path) -> bool:
    """Let two names change places, in one instant; False where that cannot be done.

    Unlike a replace it keeps what another program may have put at ``right`` a moment before.
    """
    swap = _exchange()
    return swap is not None and swap(os.fsencode(left), os.fsencode(right)) == 0


@cache
def _exchange() -> Callable[[bytes, bytes], int] | None:
    # Neither has a function in the standard library.
    import ctypes

    system = ctypes.CDLL(None)
    if sys.platform == "linux" and hasattr(system, "renameat2"):
        here, exchange_names = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
        return lambda left, right: int(system.renameat2(here, left, here, right, exchange_names))
    if sys.platform == "darwin" and hasattr(system, "renamex_np"):
        swap_names = 2  # RENAME_SWAP
        return lambda left, right: int(system.renamex_np(left, right, swap_names))
    return None


def forget(path: Path) -> None:
    """Remove what is of no more use beside the file."""
    # What is not removed now is a stray, and removed with the next ones.
    with contextlib.suppress(OSError):
        path.unlink()


def _write_all(temporary: Path, data: bytes, like: Path) -> Identity:
    make_private_folder(temporary.parent)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    try:
        _keep_owner(descriptor, like)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        sync(descriptor)
        return _identity(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def _keep_owner(descriptor: int, like: Path) -> None:
    # Run once as root, the file must not become root's.
    with contextlib.suppress(FileNotFoundError, PermissionError):
        owner = like.stat()
        if (owner.st_uid, owner.st_gid) != (os.geteuid(), os.getegid()):
            os.fchown(descriptor, owner.st_uid, owner.st_gid)


def sync(descriptor: int) -> None:
    """Return once what was written to it is on disk."""
    # macOS's fsync leaves the bytes in the drive's own cache.
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is None:
        os.fsync(descriptor)
    else:
        fcntl.fcntl(descriptor, full)


def sync_folder(folder: Path) -> None:
    """Return once the names in it are on disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def strays_of(path: Path) -> list[Path]:
    """Temporary files that writers of ``path``, killed in the middle, left beside it."""
    return sorted(path.parent.glob(f".{escape(path.name)}.*.tmp"))


def clear_strays(path: Path) -> None:
    """Remove strays that no writer can be busy with any more."""
    with contextlib.suppress(OSError):
        for stray in strays_of(path):
            if time.time() - stray.stat().st_mtime > _STRAY_AFTER:
                stray.unlink()


def set_aside(path: Path, data: bytes) -> Path:
    """Keep the bytes of a damaged ``path`` beside it, under a name with the date (UTC); where.

    Raises StoreError.
    """
    now = datetime.now(UTC)
    for number in count(1):
        more = f"-{number}" if number > 1 else ""
        aside = path.with_name(f"{path.stem}.damaged-{now:%Y-%m-%d-%H%M%S}{more}{path.suffix}")
        if not aside.exists():
            write_durably(aside, data)
            return aside
    raise AssertionError


def set_aside_before(path: Path) -> list[Path]:
    """The damaged files that were set aside, oldest first."""
    return sorted(path.parent.glob(f"{escape(path.stem)}.damaged-*{escape(path.suffix)}"))
