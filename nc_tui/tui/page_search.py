"""Looking through the pages of the journal while the app goes on."""

import asyncio
from time import thread_time
from typing import TYPE_CHECKING

from nc_tui.core.records import Entry
from nc_tui.core.search import Query, read_query

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_AT_ONCE = 0.008
"""Seconds of work: half the time between two pictures. What other programs take does not count:
then it would come in two pictures, and the second waits for its turn too."""


def query_of(app: "NcApp", words: str) -> Query:
    """What the person asks for with ``words``, today."""
    names = {stage.id: stage.name for stage in app.words.feelings.stages}
    return read_query(words, app.snapshot.today(app.clock.now()), names)


class PageSearch:
    """One search: at once where that is quick, so that what is found comes in one picture with
    the letter typed; else a little at a time, while keys are heard."""

    def __init__(self, app: "NcApp", query: Query) -> None:
        self.query = query
        self.found: list[Entry] = []
        """Pages and open letters, newest first."""
        snapshot = app.snapshot
        entries = app.index.searchable(snapshot.journal, app.clock.now())
        self._parts = app.index.search(query, entries, snapshot.settings.day_starts)

    def go_on(self) -> bool:
        """Look through some more pages; whether that was all of them."""
        end = thread_time() + _AT_ONCE
        for part in self._parts:
            self.found += part
            if thread_time() > end:
                return False
        return True

    async def finish(self) -> None:
        """Return once all is looked through. The next letter cancels this."""
        while not self.go_on():
            await asyncio.sleep(0)
