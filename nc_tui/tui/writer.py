"""The one thread that touches the disk, so that no key ever waits for it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from nc_tui.core.errors import NcError, StoreError
from nc_tui.core.records import Entry
from nc_tui.core.state import Snapshot
from nc_tui.core.text import mend
from nc_tui.store.database import Kept, Store
from nc_tui.store.drafts import Draft, Drafts
from nc_tui.tui.messages import DropDraft, Intent, Keep, KeepDraft, Outcome, Remove, Replace

T = TypeVar("T")


class Writer:
    """Runs the store's commands, one after the other, off the event loop."""

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self._store = store
        self._drafts = drafts
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self.unsaved: dict[int, Entry] = {}
        """Pages that were left before they could be saved, by id, as they were left."""

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def carry_out(self, intent: Intent) -> Outcome:
        """Do what was asked; the outcome says why when it could not be done."""
        try:
            match intent:
                case Keep():
                    return await self._change(lambda: self._store.keep(*intent.records))
                case Replace():
                    return await self._change(lambda: self._store.replace(intent.record))
                case Remove():
                    return await self._change(lambda: self._store.remove(intent.record))
                case KeepDraft():
                    await self._run(lambda: self._drafts.keep(Draft.of(intent.page)))
                case DropDraft():
                    await self._run(lambda: self._drafts.drop(intent.page_id))
        except NcError as error:
            return Outcome(error=error)
        return Outcome()

    async def _change(self, change: Callable[[], Kept]) -> Outcome:
        kept = await self._run(change)
        return Outcome(kept.records, snapshot=kept.snapshot)

    async def reload(self) -> Snapshot | None:
        """The new snapshot if someone else changed the file, else None."""

        def look() -> Snapshot | None:
            return self._store.load() if self._store.has_changed() else None

        return await self._run(look)

    async def take_in_drafts(self) -> Kept | None:
        """Put what a kill left unsaved into the journal; None when there was nothing.

        A page whose entry was changed since becomes an entry of its own: neither is lost.
        """
        return await self._run(self._take_in)

    def _take_in(self) -> Kept | None:
        kept = None
        for draft in self._drafts.left_behind():
            page = self._placed(draft)
            if page is not None:
                kept = self._store.keep(page)
            with suppress(StoreError):  # else the next start finds its words kept already
                self._drafts.drop(draft.id)
        return kept

    def _placed(self, draft: Draft) -> Entry | None:
        """The entry a draft becomes; None without words, and when they were saved already: the
        kill came between the record and forgetting its draft."""
        page = draft.entry()
        if not page.text.strip():
            return None
        try:
            present = self._store.find(Entry, str(draft.id))
        except NcError:
            return page
        if present.updated == draft.base:
            return page
        if (present.text, present.mood) == (mend(page.text), page.mood):
            return None
        return Entry(kind="entry", at=page.at, zone=page.zone, text=page.text, mood=page.mood)

    def close(self) -> None:
        """Wait for what is under way; then nothing more is written."""
        self._thread.shutdown(wait=True)
