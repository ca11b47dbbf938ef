"""What is being written, kept outside the data file until it is saved or left.

One 0600 file a page and pane, named by the record's id. Whoever writes it holds a lock beside it,
so that the next start can tell a page left by a kill from one still open in another pane.
"""

import contextlib
from collections.abc import Callable, Container
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from nc_tui.core.errors import StoreError
from nc_tui.core.records import Entry, Moment, Strength
from nc_tui.core.text import mend
from nc_tui.store import desk
from nc_tui.store.durable import write_durably
from nc_tui.store.locks import TakenError, take_lock
from nc_tui.store.own_files import drop_own, hold_own, lock_beside, name_of

if TYPE_CHECKING:
    from filelock import FileLock


class Draft(Struct, frozen=True):
    """A page or letter as it stands. ``base`` is the stamp of the entry it changes; "" for a new
    one. ``opens`` stands in a letter once it was to be sealed; until then it stays a draft, and
    ``is_left`` says that the person knows of it. ``lent`` is where the person's own editor has
    it, "" while nothing but nc-tui does."""

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
    is_left: bool = False

    @property
    def is_letter_under_way(self) -> bool:
        """Whether it is a letter that nobody has sealed."""
        return self.kind == "letter" and self.opens is None

    @classmethod
    def of(cls, page: Entry) -> "Draft":
        """The draft that ``page`` is as it stands."""
        return cls(
            id=page.id, at=page.at, zone=page.zone, text=page.text, base=page.updated or "",
            mood=page.mood, prompt=page.prompt, stage=page.stage,
            kind=page.kind, strength=page.strength, opens=page.opens,
        )  # fmt: skip

    def entry(self) -> Entry:
        """The page it goes on as; it has no stamp, being in no file."""
        return Entry(
            id=self.id, kind=self.kind, at=self.at, zone=self.zone, text=self.text,
            mood=self.mood, prompt=self.prompt, stage=self.stage,
            strength=self.strength, opens=self.opens,
        )  # fmt: skip


class Drafts:
    """The pages being written on this machine, for one data file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[int, tuple[Path, FileLock]] = {}
        self._lent: dict[int, Path] = {}

    def keep(self, draft: Draft) -> None:
        """Write the page down, on disk before it returns. Raises StoreError."""
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
        if draft.id not in self._held:
            self._held[draft.id] = hold_own(self._folder, str(draft.id))
        mended = msgspec.structs.replace(draft, text=mend(draft.text))
        write_durably(self._held[draft.id][0], msgspec.json.encode(mended))

    def _clear(self, draft_id: int) -> None:
        page = self._lent.pop(draft_id, None)
        if page is not None:
            desk.clear(page)

    def drop(self, draft_id: int) -> None:
        """Forget a page that was saved or left. Raises StoreError; then it would be taken in
        again at the next start, which loses nothing."""
        self._clear(draft_id)
        drop_own(self._held, draft_id, "an old draft")

    def leave(self, draft: Draft) -> None:
        """Write a letter down and hold it no more: whoever asks for one next goes on with it.
        Raises StoreError."""
        self._write(msgspec.structs.replace(draft, is_left=True))
        self._release(draft.id)

    def take_letter(self, sealed: Container[int]) -> tuple[Draft | None, int]:
        """The letter under way that was left last, held here from now on, and how many others lie
        there. Those ``sealed``, by id, are what a kill left of a letter in the journal."""
        found = self._found(lambda draft: draft.is_letter_under_way and draft.id not in sealed)
        found.sort(key=lambda draft: draft.at.timestamp())
        for other in found[:-1]:
            self._release(other.id)
        return (found[-1], len(found) - 1) if found else (None, 0)

    def letters_left(self, sealed: Container[int]) -> int:
        """How many letters under way a person has left, in no pane. They are looked at and not
        held: ``take_letter`` finds them at the same moment."""
        left = 0
        for path in self._folder.glob("*.json"):
            name = name_of(path)
            if not name.isdecimal() or int(name) in self._held:
                continue
            with contextlib.suppress(msgspec.MsgspecError, UnicodeDecodeError, OSError):
                draft = msgspec.json.decode(path.read_bytes(), type=Draft)
                is_left = draft.is_left and draft.is_letter_under_way
                left += is_left and draft.id not in sealed
        return left

    def let_go(self) -> None:
        """Leave what is held to whoever starts next."""
        for draft_id in [*self._held]:
            self._release(draft_id)

    def _release(self, draft_id: int) -> None:
        self._held.pop(draft_id)[1].release()

    def left_behind(self) -> list[Draft]:
        """The pages whose writer is gone, held here from now on; no letters that were left for
        now. Unreadable ones stay where they are, and so does a second one of a page, until the
        first is dropped."""
        return self._found(lambda draft: not draft.is_left)

    def _found(self, is_wanted: Callable[[Draft], bool]) -> list[Draft]:
        found = []
        for path in sorted(self._folder.glob("*.json")):
            name = name_of(path)
            if not name.isdecimal() or int(name) in self._held:
                continue
            try:
                lock = take_lock(lock_beside(path))
            except (TakenError, OSError):
                continue
            try:
                draft = _taken_back(path)
            except (msgspec.MsgspecError, UnicodeDecodeError, OSError, StoreError):
                lock.release()
                continue
            if not is_wanted(draft):
                lock.release()
                continue
            found.append(draft)
            self._held[int(name)] = path, lock
        return found

    def take_back(self) -> None:
        """Make a draft of what was saved in an editor when its nc-tui was killed, and leave
        nothing of it where the editor had it."""
        for draft in self.left_behind():
            self._release(draft.id)


def _taken_back(path: Path) -> Draft:
    """As it was saved last; a draft first, and then gone from where the editor had it."""
    draft = msgspec.json.decode(path.read_bytes(), type=Draft)
    if not draft.lent:
        return draft
    page = Path(draft.lent)
    # A power cut can leave an empty file of what was there.
    saved = mend(desk.text_on(page, by_a_signal=True) or draft.text)
    draft = msgspec.structs.replace(draft, text=saved, lent="")
    write_durably(path, msgspec.json.encode(draft))
    desk.clear(page)
    return draft


def clear_lent(path: Path) -> None:
    """Leave nothing of the draft at ``path`` where the person's own editor has it."""
    with contextlib.suppress(msgspec.MsgspecError, UnicodeDecodeError, OSError):
        lent = msgspec.json.decode(path.read_bytes(), type=Draft).lent
        if lent:
            desk.clear(Path(lent))
