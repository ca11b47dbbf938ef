"""PageKeeper: a page being written is never only on the screen.

While it changes it is kept as a draft; when asked it becomes a record, and only then is the draft
forgotten. One record at a time and one draft at a time, so that an older state never overtakes a
newer one; a draft does not wait for a record, which may wait for another program.
"""

import asyncio
from collections.abc import Awaitable, Callable

import msgspec

from nc_tui.core.errors import ChangedElsewhereError, NcError
from nc_tui.core.records import Entry
from nc_tui.core.state import Snapshot
from nc_tui.tui.intents import (
    DropDraft,
    Intent,
    Keep,
    KeepDraft,
    LeaveDraft,
    Outcome,
    Remove,
    Replace,
)

Words = tuple[str, int | None, str | None, str | None]
"""What the person may change: the text, the mood, the prompt and its feeling."""


class PageKeeper:
    """``page`` as it stands on the screen, and how much of it is on disk.

    ``ask`` has an intent carried out; ``look`` gives the latest snapshot.
    """

    def __init__(
        self,
        page: Entry,
        ask: Callable[[Intent], Awaitable[Outcome]],
        look: Callable[[], Snapshot],
    ) -> None:
        self.page = page
        self.problem: NcError | None = None
        """Why the page could not be saved, the last time it was tried."""
        self.draft_problem: NcError | None = None
        self.was_changed_elsewhere = False
        """Whether this page and another version of it were both kept."""
        self._ask = ask
        self._look = look
        self._turn, self._drafting = asyncio.Lock(), asyncio.Lock()
        self.stored = self._in_file()
        """The record as it is in the file; None while there is none."""
        self._kept = _words(self.stored) if self.stored else None
        self._drafted: Words | None = None
        # A page that could not be saved before comes with the draft it left.
        self._has_draft = not self.is_saved

    def find_theirs(self) -> Entry | None:
        """What the page was changed to elsewhere meanwhile, where that is something else."""
        present = None if self._turn.locked() else self._in_file()
        if present is None or present.updated == self.page.updated:
            return None
        if _words(present) in (_words(self.page), self._kept):
            self.adopt(present)  # nothing to choose: it was put away, say, and its words are ours
            return None
        return present

    def adopt(self, theirs: Entry) -> None:
        """From now on the page changes this version of it: its words are ours, the rest of it,
        such as that it was put away, is theirs."""
        self.stored, self._kept, self._drafted = theirs, _words(theirs), None
        text, mood, prompt, stage = _words(self.page)
        self.page = msgspec.structs.replace(
            theirs, text=text, mood=mood, prompt=prompt, stage=stage
        )

    def was_lent(self) -> None:
        """The person's own editor had it: a draft of it lies on disk."""
        self._has_draft, self._drafted = True, None

    @property
    def is_empty(self) -> bool:
        return not self.page.text.strip()

    @property
    def is_saved(self) -> bool:
        """Whether the file holds what is on the screen; an empty new page is nothing to hold."""
        return self.is_empty if self._kept is None else self._kept == _words(self.page)

    @property
    def is_settled(self) -> bool:
        """Whether nothing of it would be missed in the file: an emptied page leaves it as it is."""
        return self.is_saved or self.is_empty

    @property
    def is_safe(self) -> bool:
        """Whether what is on the screen would outlive a kill, in the file or as a draft."""
        return self.is_saved or self._drafted == _words(self.page)

    async def keep_draft(self) -> bool:
        """Write the page down as it stands, if that was not done yet."""
        return await asyncio.shield(self._keep_draft())

    async def _keep_draft(self) -> bool:
        async with self._drafting:
            if self.is_saved:
                await self._drop_draft(self.page.id)
            elif not self.is_safe:
                words = _words(self.page)
                outcome = await self._ask(KeepDraft(self.page))
                self.draft_problem = outcome.error
                if outcome.error is not None:
                    return False
                self._has_draft, self._drafted = True, words
            return True

    async def leave_draft(self) -> bool:
        """Leave a letter as it stands, for whoever goes on with it."""
        async with self._drafting:
            outcome = await self._ask(LeaveDraft(self.page))
            self.draft_problem = outcome.error
            if outcome.error is None:
                self._drafted = _words(self.page)
            return outcome.error is None

    async def save(self, *, apart: bool = True) -> bool:
        """Make the page a record; False when it could not be, and all stays as it was.

        Where it was changed elsewhere too, this version becomes a page of its own; not so with
        ``apart=False``, which leaves it a draft, and what ``find_theirs`` finds to be shown.

        A page without words makes no record and takes none away: ``remove`` does.
        """
        # Whoever asked may be cancelled, the disk is not: what became of it has to be known.
        return await asyncio.shield(self._save(apart))

    async def _save(self, apart: bool) -> bool:
        async with self._turn:
            if not self.is_saved and not self.is_empty:
                return await self._store(apart)
            self.problem = None
            async with self._drafting:
                if self.is_saved:
                    await self._drop_draft(self.page.id)
            return True

    async def _store(self, apart: bool) -> bool:
        page, draft_id = self.page, self.page.id
        outcome = await self._ask(Replace(page))
        if isinstance(outcome.error, ChangedElsewhereError):
            theirs = self._in_file()
            if theirs is not None and _words(theirs) == self._kept:
                self.adopt(theirs)
                return await self._store(apart)
            if not apart and theirs is not None:
                self.problem = None
                await self.keep_draft()
                return False
            # Neither version is written over the other: this one becomes a page of its own.
            self.was_changed_elsewhere = True
            page = msgspec.structs.replace(page, id=0, updated=None)
            outcome = await self._ask(Keep(page))
        self.problem = outcome.error
        if outcome.error is not None:
            return False
        stored = outcome.records[0]
        assert isinstance(stored, Entry)
        async with self._drafting:
            self.stored, self._kept = stored, _words(page)
            self.page = msgspec.structs.replace(self.page, id=stored.id, updated=stored.updated)
            if self.is_saved or stored.id != draft_id:
                await self._drop_draft(draft_id)
            self._drafted = None  # words that came meanwhile are drafted on top of this record
        if not self.is_saved:
            await self.keep_draft()
        return True

    async def put_down(self) -> bool:
        """Save it because the program ends; the draft first, which no other program holds up."""
        await self.keep_draft()
        return await self.save()

    async def remove(self) -> bool:
        """Take the record away: the person emptied the page and means it."""
        async with self._turn:
            if self.stored is not None:
                outcome = await self._ask(Remove(self.stored))
                self.problem = outcome.error
                if outcome.error is not None:
                    return False
            self.stored = self._kept = None
            await self.forget()
            return True

    async def forget(self) -> None:
        """Leave the file as it is, without what was changed here."""
        async with self._drafting:
            await self._drop_draft(self.page.id)

    def _in_file(self) -> Entry | None:
        return next((entry for entry in self._look().journal if entry.id == self.page.id), None)

    async def _drop_draft(self, draft_id: int) -> None:
        if self._has_draft:
            # Should this fail, the next start finds the same words in the journal already.
            await self._ask(DropDraft(draft_id))
        self._has_draft, self._drafted, self.draft_problem = False, None, None


def _words(page: Entry) -> Words:
    return page.text, page.mood, page.prompt, page.stage
