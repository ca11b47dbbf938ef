"""Files handed out: private, whole or not there, and never over anything that is."""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from nc_tui.core.errors import StoreError
from nc_tui.store.durable import PRIVATE_FILE, PRIVATE_FOLDER, forget, reason, sync, sync_folder


def write_file(path: Path, data: bytes) -> None:
    """One file, on disk before it returns. Raises StoreError; then it is not there."""
    with _beside(path) as temporary:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            sync(descriptor)
        try:
            # A link, unlike a replace, fails where something stands.
            path.hardlink_to(temporary)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK):
                raise
            # Some disks, such as those for cameras, know no links.
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
            temporary.replace(path)
        sync_folder(path.parent)


def write_folder(path: Path, files: Iterable[tuple[str, str]]) -> int:
    """A folder of texts; how many there are. Raises StoreError; then it is not there."""
    count = 0
    with _beside(path) as temporary:
        temporary.mkdir(mode=PRIVATE_FOLDER)
        for name, text in files:
            file = temporary / name
            file.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(text.encode())
            count += 1
        os.sync()  # once for all of them
        temporary.rename(path)
        sync_folder(path.parent)
    return count


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name beside ``path`` for what is not whole yet; nothing is left under it."""
    if os.path.lexists(path):
        raise _taken(path)
    temporary = path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}.tmp")
    try:
        yield temporary
    except OSError as error:
        if error.errno in (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR) and os.path.lexists(path):
            raise _taken(path) from error
        what = "there is no such folder" if error.errno == errno.ENOENT else reason(error)
        message = (
            f"{path} could not be written: {what}. Your data is as it was; choose another place."
        )
        raise StoreError(message) from error
    finally:
        if temporary.is_dir():
            shutil.rmtree(temporary, ignore_errors=True)
        else:
            forget(temporary)


def _taken(path: Path) -> StoreError:
    message = (
        f"{path} is there already, and was left as it is. "
        "Nothing was written; give another name, or move it away first."
    )
    return StoreError(message)
