"""What the person wrote beside their pages, as a search finds it: it is opened on its day."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from nc_tui.core.records import CheckIn, Contact, Reflection, Urge
from nc_tui.core.search import Query
from nc_tui.core.text import one_line
from nc_tui.tui.found import Found, main_screen
from nc_tui.tui.phrases import day_briefly

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_IN_ONE_GO = 500  # records between two looks for a key


class Said(NamedTuple):
    """A sentence of the person's own, what it stands beside, and on which day."""

    record: CheckIn | Contact | Reflection | Urge
    beside: str
    words: str


class Days:
    """Intentions, notes and answers of check-ins, urges, the ledger and Stages, newest first."""

    heading: ClassVar[str] = "your days"
    rows: ClassVar[int] = 2

    def __init__(self, app: "NcApp") -> None:
        self._app = app

    async def find(self, query: Query) -> Sequence[Said]:
        if query.is_of_pages or query.is_empty:
            return []
        found = []
        for place, said in enumerate(self._said()):
            if query.finds(said.words):
                found.append(said)
            if place % _IN_ONE_GO == _IN_ONE_GO - 1:
                await asyncio.sleep(0)
        return sorted(found, key=lambda said: (self._day(said), said.record.at), reverse=True)

    def say(self, thing: Said) -> Found:
        today = self._app.snapshot.today(self._app.clock.now())
        note = day_briefly(self._day(thing), today.year)
        return Found(thing.beside, f"{thing.beside}\n\n{thing.words}", note)

    async def open(self, thing: Said, words: str) -> None:
        from nc_tui.tui.flows.day import open_day

        await main_screen(self._app)
        await open_day(self._app, self._day(thing), thing.record.id)

    def _day(self, said: Said) -> date:
        record = said.record
        if isinstance(record, CheckIn | Reflection):
            return record.day
        return self._app.snapshot.day_of_record(record)

    def _said(self) -> Iterator[Said]:
        snapshot, words = self._app.snapshot, self._app.words
        labels = {choice.id for choice in words.choices.helped}
        for checkin in snapshot.checkins:
            own = (each for each in checkin.helped if each not in labels)
            yield from _those(checkin, "check-in", (checkin.intention, *own, checkin.note))
        for contact in snapshot.contacts:
            beside = words.kind_label(contact.kind)
            yield from _those(contact, beside, (contact.before, contact.note))
        for urge in snapshot.urges:
            yield from _those(urge, "an urge", (urge.note,))
        for reflection in snapshot.reflections:
            for answer in reflection.answers:
                yield from _those(reflection, words.prompt(answer.prompt), (answer.text,))


def _those(
    record: CheckIn | Contact | Reflection | Urge, beside: str, texts: Iterable[str | None]
) -> Iterator[Said]:
    words = one_line("   ".join(text for text in texts if text))
    if words:
        yield Said(record, one_line(beside), words)
