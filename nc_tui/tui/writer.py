"""The threads that touch the disk, so that no key ever waits for it.

Drafts have their own: while the file waits for its lock, what is typed is still written down.
"""

import asyncio
from collections.abc import Callable, Container
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from nc_tui.content.load import Content
from nc_tui.core.errors import (
    ChangedElsewhereError,
    NcError,
    StoreError,
)
from nc_tui.core.first_hints import SeenHints
from nc_tui.core.forms import Form
from nc_tui.core.records import Entry, Record
from nc_tui.core.report import ReportAsked, ReportForm
from nc_tui.store.database import Store
from nc_tui.store.datafile import Kept
from nc_tui.store.drafts import Draft, Drafts
from nc_tui.store.left_answers import LeftAnswers
from nc_tui.store.seen_hints import change_seen_hints
from nc_tui.tui.intents import (
    Amend,
    DropAnswers,
    DropDraft,
    Erase,
    Intent,
    Keep,
    KeepAnswers,
    KeepDraft,
    LeaveDraft,
    Outcome,
    PutAway,
    Redo,
    Remove,
    Replace,
    Undo,
)
from nc_tui.tui.one_thread import OneThread

if TYPE_CHECKING:
    from nc_tui.core.importing import Planned
    from nc_tui.store.exchange.export import Written
    from nc_tui.store.exchange.reading import Incoming

T = TypeVar("T")


class Writer:
    """Runs the store's commands, one after the other, off the event loop; and the drafts'."""

    def __init__(self, store: Store, drafts: Drafts, left: LeftAnswers) -> None:
        self._store = store
        self._drafts, self._left = drafts, left
        self.answers = left.take_in()
        """What was answered and not kept, by the name of what asked."""
        self._thread, self._draft_thread = OneThread("writer"), OneThread("drafts")
        self._under_way = 0
        self.is_given_up = False
        """Whether the person quits although not all is saved: nothing is waited for any more."""
        self.unsaved: dict[int, Entry] = {}
        """Pages that were left before they could be saved, by id, as they were left."""
        self.undrafted: set[int] = set()
        """Pages whose last words are not even a draft."""
        self.problem: NcError | None = None
        """Why the last change could not be saved; None once one could."""

    @property
    def is_busy(self) -> bool:
        """Whether a change is on its way to the disk, and may still be refused."""
        return self._under_way > 0

    async def settle(self) -> None:
        """Return once all that was asked before is on disk, or refused."""
        if not self._thread.is_idle:
            await self._run(lambda: None)

    async def _run(self, work: Callable[[], T]) -> T:
        return await self._thread.run(work)

    async def _draft(self, work: Callable[[], T]) -> T:
        return await self._draft_thread.run(work)

    async def carry_out(self, intent: Intent) -> Outcome:
        """Do what was asked; the outcome says why when it could not be done."""
        try:
            match intent:
                case KeepDraft():
                    return await self._keep_draft(intent.page)
                case LeaveDraft():
                    draft = Draft.of(intent.letter)
                    await self._draft(lambda: self._drafts.leave(draft))
                    self.undrafted.discard(draft.id)
                    return Outcome()
                case DropDraft():
                    self.undrafted.discard(intent.page_id)
                    await self._draft(lambda: self._drafts.drop(intent.page_id))
                    return Outcome()
                case KeepAnswers():
                    self.answers[intent.name] = intent.answers
                    await self._draft(lambda: self._left.keep(intent.name, intent.answers))
                    return Outcome()
                case DropAnswers():
                    self.answers.pop(intent.name, None)
                    await self._draft(lambda: self._left.drop(intent.name))
                    return Outcome()
                case Erase():
                    return await self._erase(intent.record)
                case _:
                    return await self._change(intent)
        except ChangedElsewhereError as error:
            # What it was changed to is wanted at once, not with the next beat.
            snapshot = await self._run(self._store.reload)
            return Outcome(error=error, snapshot=snapshot, news=tuple(self._store.take_news()))
        except NcError as error:
            return Outcome(error=error, news=tuple(self._store.take_news()))

    async def _change(self, intent: Intent) -> Outcome:
        if self.is_given_up:
            message = "nc-tui is about to end. This is not saved."
            raise StoreError(message)
        store = self._store
        is_content = True
        change: Callable[[], Kept]
        match intent:
            case Keep():
                change = partial(store.keep, *intent.records)
            case Replace():
                change = partial(store.replace, *intent.records, beside=intent.beside)
            case Amend():
                change = partial(store.amend, intent.new, intent.change, beside=intent.beside)
            case Remove():
                change = partial(store.remove, intent.record)
            case PutAway():
                change = partial(store.put_away, intent.entries, back=intent.back)
            case Undo() | Redo():
                change = store.undo if isinstance(intent, Undo) else store.redo
                is_content = False
            case _:
                message = f"no such intent: {intent}"
                raise AssertionError(message)
        self._under_way += 1
        try:
            outcome = await self._run(lambda: self._outcome(change()))
        except NcError as error:
            if is_content:
                self.problem = error
            raise
        finally:
            self._under_way -= 1
        self.problem = None
        # What is a record now needs no draft any more.
        self.undrafted -= {record.id for record in outcome.records}
        return outcome

    def _outcome(self, kept: Kept) -> Outcome:
        news = tuple(self._store.take_news())
        return Outcome(
            kept.records, snapshot=kept.snapshot, said=kept.said, again=kept.again, news=news
        )

    async def _keep_draft(self, page: Entry) -> Outcome:
        try:
            await self._draft(lambda: self._drafts.keep(Draft.of(page)))
        except NcError as error:
            self.undrafted.add(page.id)
            return Outcome(error=error)
        self.undrafted.discard(page.id)
        return Outcome()

    async def _erase(self, record: Record | None) -> Outcome:
        said = "Everything is erased."
        if record is not None:
            said = "It is erased, in the file and in every copy kept here."

        def erase() -> Outcome:
            if record is None:
                self._store.erase_everything()
            else:
                self._store.erase(record.table, str(record.id))
            snapshot = self._store.load()
            return Outcome(snapshot=snapshot, said=said, news=tuple(self._store.take_news()))

        self._under_way += 1
        try:
            for name in [*self.answers]:
                if record is None or name.endswith(f"-{record.id}"):
                    await self.carry_out(DropAnswers(name))
            outcome = await self._run(erase)
        except NcError as error:
            self.problem = error
            raise
        finally:
            self._under_way -= 1
        self.problem = None
        # What was to be saved later must not come back after it.
        for page_id in [record.id] if record is not None else [*self.unsaved, *self.undrafted]:
            self.unsaved.pop(page_id, None)
            self.undrafted.discard(page_id)
        return outcome

    async def write_out(self, form: Form, path: Path, words: Content) -> "Written":
        """Write everything out at ``path``. Raises StoreError."""
        from nc_tui.store.exchange.export import write_out

        holdings = await self._run(self._store.holdings)
        # In a thread of its own: what is saved meanwhile does not wait for a thousand files.
        return await asyncio.to_thread(write_out, holdings, form, path, words)

    async def write_report(
        self, asked: ReportAsked, form: ReportForm, path: Path, words: Content
    ) -> "Written":
        """Write a report at ``path``. Raises StoreError."""
        from nc_tui.store.exchange.export import write_report

        holdings = await self._run(self._store.holdings)
        return await asyncio.to_thread(write_report, holdings, asked, form, path, words)

    async def look_into(self, path: Path) -> "tuple[Incoming, Planned]":
        """What a file would bring, and do. Raises ForeignFileError, StoreError."""
        from nc_tui.store.exchange.reading import bytes_of_file

        def look() -> "tuple[Incoming, Planned]":
            incoming = self._store.read_foreign(bytes_of_file(path), path.name)
            return incoming, self._store.preview(incoming)

        return await self._run(look)

    async def take_in_file(
        self, incoming: "Incoming", *, bring_back: bool
    ) -> "tuple[Planned, Outcome]":
        """Add what it brings, in one change. Raises StoreError."""

        def add() -> "tuple[Planned, Outcome]":
            planned, kept = self._store.take_in(incoming, bring_back=bring_back)
            return planned, self._outcome(kept)

        self._under_way += 1
        try:
            return await self._run(add)
        finally:
            self._under_way -= 1

    async def load(self) -> Outcome:
        """Everything that is kept; a damaged file is put right first. Raises StoreError."""

        def look() -> Outcome:
            return Outcome(snapshot=self._store.load(), news=tuple(self._store.take_news()))

        return await self._run(look)

    async def reload(self) -> Outcome:
        """The new snapshot if someone else changed the file. Raises StoreError."""

        def look() -> Outcome:
            has_changed = self._store.has_changed()
            snapshot = self._store.reload()
            news = tuple(self._store.take_news())
            return Outcome(snapshot=snapshot if has_changed else None, news=news)

        return await self._run(look)

    async def note_hints(self, change: Callable[[SeenHints], SeenHints]) -> None:
        """Write down what became of the first hints."""
        path = self._store.locations.seen_hints
        with suppress(StoreError):  # then one is seen once more, on another day
            await self._draft(lambda: change_seen_hints(path, change))

    async def set_here(self, name: str, value: str | bool, fresh: str) -> None:
        """Write down a setting of this machine, into ``fresh`` where there is no file of them.
        Raises StoreError."""
        from nc_tui.store.machine_settings import keep_machine_setting

        path = self._store.locations.config
        await self._draft(lambda: keep_machine_setting(path, name, value, fresh))

    async def left_behind(self) -> list[Draft]:
        """The pages that a kill left unsaved."""
        return await self._draft(self._drafts.left_behind)

    def take_letter(self, sealed: Container[int]) -> tuple[Entry | None, int]:
        """The letter to go on with, and how many others are left as drafts, in no pane. Without a
        thread: what is typed after the key that asks belongs to the letter. Raises nothing."""
        draft, others = self._drafts.take_letter(sealed)
        return (None if draft is None else draft.entry()), others

    async def letters_left(self, sealed: Container[int]) -> int:
        """How many letters lie as drafts, in no pane."""
        return await self._draft(lambda: self._drafts.letters_left(sealed))

    async def lend(self, page: Entry) -> Path:
        """Lay a page out for the person's own editor; where. It is a draft meanwhile, and gone
        from there once the draft is kept again or dropped. Raises StoreError."""
        return await self._draft(lambda: self._drafts.lend(Draft.of(page)))

    def let_be(self, page_id: int) -> None:
        """Leave a page that was lent where it is."""
        self._drafts.let_be(page_id)

    async def take_in(self, draft: Draft) -> Outcome:
        """Put one of them into the journal, unless it is there already.

        A page whose entry was changed since becomes an entry of its own: neither is lost. A
        letter that nobody sealed stays a draft; the outcome names it. Raises StoreError; then it
        stays a draft too.
        """
        from nc_tui.store.left_pages import placed  # few starts find a draft

        page = await self._run(lambda: placed(draft, self._store))
        if page is not None and draft.is_letter_under_way and page == draft.entry():
            await self._draft(lambda: self._drafts.leave(draft))
            return Outcome((page,))

        def keep(page: Entry) -> Outcome:
            return self._outcome(self._store.keep(page))

        outcome = await self._run(partial(keep, page)) if page is not None else Outcome()
        with suppress(StoreError):  # else the next start finds its words kept already
            await self._draft(lambda: self._drafts.drop(draft.id))
        return outcome

    def close(self) -> None:
        """Wait for what is under way; then nothing more is written."""
        self._draft_thread.close()
        self._drafts.let_go()
        self._left.let_go()
        # A change that still waits for another program then leaves the file as it is.
        self._thread.close(is_given_up=self.is_given_up)
