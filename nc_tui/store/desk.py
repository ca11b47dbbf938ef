"""Where a page lies while the person's own editor has it: a private folder that is gone after.

Among the machine's temporary files, as editors expect it: by their own rules most keep no copies
of what lies there.
"""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from nc_tui.core.errors import StoreError
from nc_tui.core.text import without_last_line_end
from nc_tui.store.durable import PRIVATE_FOLDER, reason, write_durably

_PREFIX = "nc-tui-"
_PAGE = "page.md"
_LEFT_BY_A_SIGNAL = (f"{_PAGE}.save", f"#{_PAGE}#")
"""What nano and Emacs save by themselves when their terminal goes away."""


def new_page() -> Path:
    """Where a page may be laid out: in a folder of its own, 0700, empty. Raises StoreError."""
    try:
        return Path(tempfile.mkdtemp(prefix=_PREFIX)) / _PAGE
    except OSError as error:
        message = f"no private folder could be made: {reason(error)}. Nothing was changed."
        raise StoreError(message) from error


def lay_out(page: Path, text: str) -> None:
    """Write the page, 0600, whole or not at all. Raises StoreError."""
    # Editors end a text with a line end; the one that is taken off again is this one.
    write_durably(page, f"{text}\n".encode() if text else b"")


def text_on(page: Path, *, by_a_signal: bool = False) -> str | None:
    """What was saved on it; None where nothing of it is there any more, or it is another's.

    ``by_a_signal``: the editor did not end by itself, and what it saved in that instant counts.
    """
    if not _is_ours(page.parent):
        return None
    saved = page
    if by_a_signal:
        others = (page.with_name(name) for name in _LEFT_BY_A_SIGNAL)
        saved = max((page, *others), key=_saved_at)
    try:
        descriptor = os.open(saved, os.O_RDONLY | os.O_NOFOLLOW)
        with os.fdopen(descriptor, "rb") as file:
            return without_last_line_end(file.read().decode("utf-8", "replace"))
    except OSError:
        return None


def clear(page: Path) -> None:
    """Take the page and all that lies around it away."""
    if _is_ours(page.parent):
        shutil.rmtree(page.parent, ignore_errors=True)


def _saved_at(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.lstat().st_mtime_ns
    return -1


def _is_ours(folder: Path) -> bool:
    """Whether it is one of these folders still: a name among temporary files may be anyone's."""
    with contextlib.suppress(OSError):
        found = folder.lstat()
        is_private = found.st_mode & 0o7777 == PRIVATE_FOLDER and found.st_uid == os.geteuid()
        return folder.name.startswith(_PREFIX) and folder.is_dir() and is_private
    return False
