"""Intents: what the person wants kept. ``app.ask`` hands them to the store.

Whoever asks waits for its ``outcome``: text leaves the screen only once it is on disk.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from nc_tui.core.answers import Answers
from nc_tui.core.errors import NcError
from nc_tui.core.records import Entry, Record
from nc_tui.core.state import Snapshot

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an intent ended: the records as stored, or why nothing was changed."""

    records: tuple[Record, ...] = ()
    error: NcError | None = None
    snapshot: Snapshot | None = None
    """What is kept now, where something was changed."""
    said: str = ""
    """What was taken back, done again or erased."""
    again: str = ""
    """What doing it again will do, where it was taken back."""
    news: tuple[str, ...] = ()
    """What happened to the file meanwhile that the person has to know."""


class Intent:
    """Something to change. ``outcome`` is set once it is on disk, or refused."""

    def __init__(self) -> None:
        self.outcome: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()


class Keep(Intent):
    """Store these records, in one change."""

    def __init__(self, *records: Record) -> None:
        super().__init__()
        self.records = records


class Replace(Intent):
    """Store records that were read before, unless one was changed elsewhere since; ``beside``
    them others, in the same change."""

    def __init__(self, *records: Record, beside: tuple[Record, ...] = ()) -> None:
        super().__init__()
        self.records, self.beside = records, beside


class Amend(Intent, Generic[R]):
    """Change one record as it is in the file by then: whoever wrote it last, theirs stays beside
    what ``change`` does. ``new`` is what it is while there is none; None takes it out. ``beside``
    it store records that were read before, as ``Replace`` does."""

    def __init__(
        self, new: R, change: Callable[[R], R | None], *, beside: tuple[Record, ...] = ()
    ) -> None:
        super().__init__()
        self.new, self.change, self.beside = new, change, beside


class Remove(Intent):
    """Take this record out of all that is shown."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record


class PutAway(Intent):
    """Take these pages out of sight without deleting them, or bring them ``back``."""

    def __init__(self, *entries: Entry, back: bool = False) -> None:
        super().__init__()
        self.entries, self.back = entries, back


class KeepDraft(Intent):
    """Write a page down as it stands: a kill may come at any moment. ``page`` has an id."""

    def __init__(self, page: Entry) -> None:
        super().__init__()
        self.page = page


class LeaveDraft(Intent):
    """Write a letter down that is left for now, for whoever goes on with it. It has an id."""

    def __init__(self, letter: Entry) -> None:
        super().__init__()
        self.letter = letter


class DropDraft(Intent):
    """Forget the draft of a page that was saved or left."""

    def __init__(self, page_id: int) -> None:
        super().__init__()
        self.page_id = page_id


class KeepAnswers(Intent):
    """Write down what is answered and not kept yet; ``name`` says in which dialog."""

    def __init__(self, name: str, answers: Answers) -> None:
        super().__init__()
        self.name, self.answers = name, answers


class DropAnswers(Intent):
    """Forget answers that were kept, or taken back."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class Undo(Intent):
    """Take back the last change, whoever made it."""


class Redo(Intent):
    """Do again what was taken back last."""


class Erase(Intent):
    """Take a record out of the file and of every copy, for good; without one, everything."""

    def __init__(self, record: Record | None = None) -> None:
        super().__init__()
        self.record = record
