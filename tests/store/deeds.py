"""Changes of every kind to one journal, and what its pages say after each.

A page is known by its first word. What follows it is long or short, so that the file grows and
shrinks as a real one does.
"""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

import msgspec

from nc_tui.core.records import Entry
from nc_tui.core.state import Snapshot
from nc_tui.store.backups import Backup
from nc_tui.store.database import Store
from nc_tui.store.datafile import Kept
from tests.store.samples import entry

Pages = tuple[str, ...]
"""The first words of all pages a person would see, sorted."""

_MANY = 40


def pages_of(snapshot: Snapshot) -> Pages:
    return tuple(sorted(page.text.split()[0] for page in snapshot.journal))


class Deed(NamedTuple):
    """One thing to do, and the pages it leaves when all of it is done."""

    kind: str
    after: Pages
    do: Callable[[], Kept | Backup]


class Deeds:
    """What one person, alone with the file, may do next."""

    def __init__(self, store: Store, chance: Random) -> None:
        self.store, self._chance = store, chance
        self.pages = pages_of(store.load())
        self._past: list[Pages] = []
        self._undone: list[Pages] = []
        self._copy: tuple[Backup, Pages] | None = None

    def next(self) -> Deed:
        """Any that is possible now."""
        possible = ["remove" if len(self.pages) > _MANY else "keep"]
        possible += ["edit", "edit", "remove"] if self.pages else []
        possible += ["undo"] if self._past else []
        possible += ["redo", "redo"] if self._undone else []
        possible += ["back up"] if self.pages and self._chance.random() < 0.2 else []
        possible += ["restore"] if self._copy and self._copy[1] != self.pages else []
        return self.deed(self._chance.choice(possible))

    def deed(self, kind: str) -> Deed:
        """The next one of this kind."""
        match kind:
            case "keep":
                word, page = self._page()
                return Deed(kind, _sorted(self.pages, word), lambda: self.store.keep(page))
            case "edit":
                word, page = self._page()
                old = self._chance.choice(self.store.load().journal)
                page = msgspec.structs.replace(page, id=old.id)
                left = _sorted(_without(self.pages, old.text), word)
                return Deed(kind, left, lambda: self.store.keep(page))
            case "remove":
                old = self._chance.choice(self.store.load().journal)
                left = _without(self.pages, old.text)
                return Deed(kind, left, lambda: self.store.remove(old))
            case "undo":
                return Deed(kind, self._past[-1], lambda: self.store.undo())
            case "redo":
                return Deed(kind, self._undone[-1], lambda: self.store.redo())
            case "restore":
                assert self._copy is not None
                backup, pages = self._copy
                return Deed(kind, pages, lambda: self.store.restore(backup))
            case "back up":
                return Deed(kind, self.pages, lambda: self.store.back_up())
        raise AssertionError(kind)

    def done(self, deed: Deed) -> Pages:
        """Do it; the pages there are then."""
        left = deed.do()
        match deed.kind:
            case "undo":
                self._undone.append(self.pages)
                self._past.pop()
            case "redo":
                self._past.append(self.pages)
                self._undone.pop()
            case "back up":
                assert isinstance(left, Backup)
                self._copy = (left, self.pages)
            case _:
                self._past.append(self.pages)
                self._undone.clear()
        self.pages = pages_of(left.snapshot) if isinstance(left, Kept) else self.pages
        return self.pages

    def _page(self) -> tuple[str, Entry]:
        word = f"{self._chance.getrandbits(32):08x}"
        return word, entry(word + " and on" * self._chance.choice((1, 20, 300)))


def _sorted(pages: Pages, word: str) -> Pages:
    return tuple(sorted((*pages, word)))


def _without(pages: Pages, text: str) -> Pages:
    return tuple(word for word in pages if word != text.split()[0])
