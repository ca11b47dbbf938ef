"""What is being written, kept outside the data file until it is saved or left.

One 0600 file a page, named by the record's id. Whoever writes it holds a lock beside it, so
that the next start can tell a page left by a kill from one still open in another pane.
"""

import contextlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from nc_tui.core.errors import StoreError
from nc_tui.core.records import Entry, Moment, Strength
from nc_tui.core.text import mend
from nc_tui.store import desk
from nc_tui.store.durable import make_private_folder, reason, write_durably
from nc_tui.store.locks import TakenError, take_lock

if TYPE_CHECKING:
    from filelock import FileLock


class Draft(Struct, frozen=True):
    """A page or letter as it stands. ``base`` is the stamp of the entry it changes; "" for a new
    one. A letter's says when it would open: what a kill leaves of it is sealed. ``lent`` is where
    the person's own editor has it, "" while nothing but nc-tui does."""

    id: int
    at: datetime
    zone: str
    text: str
    base: str = ""
    mood: int | None = None
    prompt: str | None = None
    stage: str | None = None
    kind: Literal["entry", "letter"] = "entry"
    strength: Strength | None = None
    opens: Moment | None = None
    lent: str = ""

    @classmethod
    def of(cls, page: Entry) -> "Draft":
        return cls(
            id=page.id, at=page.at, zone=page.zone, text=page.text, base=page.updated or "",
            mood=page.mood, prompt=page.prompt, stage=page.stage,
            kind=page.kind, strength=page.strength, opens=page.opens,
        )  # fmt: skip

    def entry(self) -> Entry:
        return Entry(
            id=self.id, kind=self.kind, at=self.at, zone=self.zone, text=self.text,
            mood=self.mood, prompt=self.prompt, stage=self.stage,
            strength=self.strength, opens=self.opens,
        )  # fmt: skip


class Drafts:
    """The pages being written on this machine, for one data file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._locks: dict[int, FileLock] = {}
        self._lent: dict[int, Path] = {}

    def keep(self, draft: Draft) -> None:
        """Write the page down, on disk before it returns.

        Raises StoreError, also when the same page is being written in another pane.
        """
        self._write(draft)
        self._clear(draft.id)

    def lend(self, draft: Draft) -> Path:
        """Lay the page out for the person's own editor; where. It lies there until the page is
        kept again, or dropped. Should a kill come first, ``left_behind`` takes in what was saved.

        Raises StoreError; then nothing lies there.
        """
        page = desk.new_page()
        try:
            self._write(msgspec.structs.replace(draft, lent=str(page)))
            desk.lay_out(page, mend(draft.text))
        except StoreError:
            desk.clear(page)
            raise
        self._lent[draft.id] = page
        return page

    def let_be(self, draft_id: int) -> None:
        """Leave a page where the editor had it, also when it is kept or dropped here."""
        self._lent.pop(draft_id, None)

    def _write(self, draft: Draft) -> None:
        if draft.id not in self._locks:
            self._locks[draft.id] = self._hold(draft.id)
        mended = msgspec.structs.replace(draft, text=mend(draft.text))
        write_durably(self._path(draft.id), msgspec.json.encode(mended))

    def _clear(self, draft_id: int) -> None:
        page = self._lent.pop(draft_id, None)
        if page is not None:
            desk.clear(page)

    def _hold(self, draft_id: int) -> "FileLock":
        try:
            make_private_folder(self._folder)
            return take_lock(self._lock_path(draft_id))
        except TakenError as error:
            message = "this page is being written in another pane. Your words are still here."
            raise StoreError(message) from error
        except OSError as error:
            message = (
                f"the folder {self._folder} cannot be used: {reason(error)}. "
                "Your words are still here; check its rights."
            )
            raise StoreError(message) from error

    def drop(self, draft_id: int) -> None:
        """Forget a page that was saved or left. Raises StoreError; then it would be taken in
        again at the next start, which loses nothing."""
        self._clear(draft_id)
        try:
            self._path(draft_id).unlink(missing_ok=True)
            lock = self._locks.pop(draft_id, None)
            if lock is not None:
                lock.release()
                self._lock_path(draft_id).unlink(missing_ok=True)
        except OSError as error:
            message = f"an old draft could not be removed: {reason(error)}. Nothing is lost."
            raise StoreError(message) from error

    def left_behind(self) -> list[Draft]:
        """The pages whose writer is gone. Unreadable ones stay where they are."""
        found = []
        for path in sorted(self._folder.glob("*.json")):
            if not path.stem.isdecimal() or int(path.stem) in self._locks:
                continue
            try:
                lock = take_lock(self._lock_path(int(path.stem)))
            except (TakenError, OSError):
                continue
            try:
                draft = self._taken_back(msgspec.json.decode(path.read_bytes(), type=Draft))
            except (msgspec.MsgspecError, OSError, StoreError):
                lock.release()
                continue
            found.append(draft)
            self._locks[int(path.stem)] = lock
        return found

    def take_back(self) -> None:
        """Make a draft of what was saved in an editor when its nc-tui was killed, and leave
        nothing of it where the editor had it."""
        for draft in self.left_behind():
            self._locks.pop(draft.id).release()

    def _taken_back(self, draft: Draft) -> Draft:
        """As it was saved last; a draft first, and then gone from where the editor had it."""
        if not draft.lent:
            return draft
        page = Path(draft.lent)
        # A power cut can leave an empty file of what was there.
        saved = mend(desk.text_on(page, by_a_signal=True) or draft.text)
        draft = msgspec.structs.replace(draft, text=saved, lent="")
        write_durably(self._path(draft.id), msgspec.json.encode(draft))
        desk.clear(page)
        return draft

    def _path(self, draft_id: int) -> Path:
        return self._folder / f"{draft_id}.json"

    def _lock_path(self, draft_id: int) -> Path:
        return self._folder / f"{draft_id}.lock"


def clear_lent(path: Path) -> None:
    """Leave nothing of the draft at ``path`` where the person's own editor has it."""
    with contextlib.suppress(msgspec.MsgspecError, OSError):
        lent = msgspec.json.decode(path.read_bytes(), type=Draft).lent
        if lent:
            desk.clear(Path(lent))
