"""What was answered in a dialog and not kept yet: it outlives ``esc``, a kill, and the terminal.

One 0600 file a dialog, beside the drafts and named after what is asked; a page's draft is named
by a number. Whoever has answers holds a lock beside them, so that two panes never write one file.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from nc_tui.core.answers import Answers
from nc_tui.core.text import mend
from nc_tui.store.durable import write_durably
from nc_tui.store.locks import TakenError, take_lock
from nc_tui.store.own_files import drop_own, files_of, hold_own, lock_beside, name_of

if TYPE_CHECKING:
    from filelock import FileLock


class LeftAnswers:
    """The answers of this process, for one data file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, tuple[Path, FileLock]] = {}

    def take_in(self) -> dict[str, Answers]:
        """What others left, by name; from now on it is held here. Of two by one name the other
        waits for a later start, and what cannot be read stays where it is."""
        found: dict[str, Answers] = {}
        for path in sorted(self._folder.glob("*.json"), key=_written, reverse=True):
            name = name_of(path)
            if name.isdecimal() or name in found:
                continue
            try:
                lock = take_lock(lock_beside(path))
            except (TakenError, OSError):
                continue
            try:
                found[name] = msgspec.json.decode(path.read_bytes(), type=Answers)
            except (msgspec.MsgspecError, UnicodeDecodeError, OSError):
                lock.release()
                continue
            self._held[name] = path, lock
        return found

    def keep(self, name: str, answers: Answers) -> None:
        """Write them down, on disk before it returns. Raises StoreError."""
        if name not in self._held:
            self._held[name] = hold_own(self._folder, name)
        mended = {
            field: mend(said) if isinstance(said, str) else [mend(each) for each in said]
            for field, said in answers.items()
        }
        write_durably(self._held[name][0], msgspec.json.encode(mended))

    def drop(self, name: str) -> None:
        """Forget answers that were kept or taken back. Raises StoreError; then they are offered
        again, which loses nothing."""
        drop_own(self._held, name, "old answers")

    def let_go(self) -> None:
        """Leave what is held to whoever starts next."""
        for _, lock in self._held.values():
            lock.release()
        self._held.clear()


def answers_about(folder: Path, key: str) -> list[Path]:
    """Where answers lie that would change the record of that id."""
    return files_of(folder, f"*-{key}")


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
