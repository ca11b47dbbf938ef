"""Looking through the pages of the journal while the app goes on."""

import asyncio
from datetime import datetime
from time import perf_counter
from typing import TYPE_CHECKING

from nc_tui.core.records import Entry
from nc_tui.core.search import Query, read_query
from nc_tui.core.search_index import searchable
from nc_tui.core.state import Snapshot

_AT_ONCE = 0.008
"""Seconds: half the time between two pictures."""

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


def query_of(app: "NcApp", words: str) -> Query:
    """What the person asks for with ``words``, today."""
    names = {stage.id: stage.name for stage in app.words.feelings.stages}
    return read_query(words, app.snapshot.today(app.clock.now()), names)


async def pages_found(app: "NcApp", query: Query, snapshot: Snapshot, now: datetime) -> list[Entry]:
    """Pages and open letters that ``query`` finds, newest first. Where that takes long keys are
    heard meanwhile, so that the next letter need not wait; cancel it then."""
    found: list[Entry] = []
    begin = perf_counter()
    entries = searchable(snapshot.journal, now)
    for part in app.index.search(query, entries, snapshot.settings.day_starts):
        found += part
        # Else in one go: what is found comes in one picture with the letter typed.
        if perf_counter() - begin > _AT_ONCE:
            await asyncio.sleep(0)
            begin = perf_counter()
    return found
