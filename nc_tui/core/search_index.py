"""The pages of the journal, made ready for searching once, and looked through slice by slice."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from typing import NamedTuple

from nc_tui.core.clock import day_of
from nc_tui.core.folding import fold
from nc_tui.core.journal import may_have_tags, tags_of
from nc_tui.core.letters import may_be_read
from nc_tui.core.records import Entry
from nc_tui.core.search import Query

_SLICE = 500
"""Pages between two turns of whoever asks: new ones are ready in a few milliseconds."""


class _Doc(NamedTuple):
    """A page as a search reads it."""

    entry: Entry
    folded: str
    tags: tuple[str, ...]


class Index:
    """Pages folded once, and again only when they have changed."""

    def __init__(self) -> None:
        self._docs: dict[int, _Doc] = {}
        self._entries: Sequence[Entry] = ()
        self._ready: list[_Doc] = []
        """Those of ``_entries``, which were all looked through once."""
        self._journal: Iterable[Entry] = ()
        self._there: list[Entry] = []

    def searchable(self, journal: Iterable[Entry], now: datetime) -> list[Entry]:
        """What is searched, newest first: pages and open letters that were not put away.

        A sealed letter is not among them, nor one that was let go.
        """
        if journal is not self._journal:
            # Bare fields, and only once a journal: of ten thousand pages, as one types.
            there = [each for each in journal if each.deleted is None and each.away is None]
            there.sort(key=lambda entry: (entry.at, entry.id), reverse=True)
            self._journal, self._there = journal, there
        return [each for each in self._there if each.kind == "entry" or may_be_read(each, now)]

    def search(
        self, query: Query, entries: Sequence[Entry], day_starts: time
    ) -> Iterator[list[Entry]]:
        """Those of ``entries`` that ``query`` finds, in their order, slice by slice: between two
        of them something else can be done. What is no longer among ``entries`` is forgotten."""
        ready = self._ready if entries == self._entries else None
        made: list[_Doc] = []
        for start in range(0, len(entries), _SLICE):
            end = start + _SLICE
            if ready is None:
                made += [self._doc(entry) for entry in entries[start:end]]
            docs = (made if ready is None else ready)[start:end]
            yield [doc.entry for doc in _found(docs, query, day_starts)]
        if ready is None:
            self._docs = {doc.entry.id: doc for doc in made}
            self._entries, self._ready = entries, made

    def keep_to(self, journal: Iterable[Entry]) -> None:
        """Forget at once what no longer stands in ``journal``: it may have been erased."""
        if journal is not self._journal:
            self._journal, self._there = (), []
            self._entries, self._ready = (), []
            if self._docs:
                present = {entry.id: entry for entry in journal}
                docs = self._docs.items()
                self._docs = {key: doc for key, doc in docs if present.get(key) is doc.entry}

    def _doc(self, entry: Entry) -> _Doc:
        doc = self._docs.get(entry.id)
        if doc is None or doc.entry is not entry:
            tags = tuple(map(fold, tags_of(entry.text))) if may_have_tags(entry.text) else ()
            doc = self._docs[entry.id] = _Doc(entry, fold(entry.text), tags)
        return doc


def _found(docs: list[_Doc], query: Query, day_starts: time) -> list[_Doc]:
    # One condition after the other, over all of them: of ten thousand, at each key.
    for word in query.words:
        docs = [doc for doc in docs if word in doc.folded]
    for phrase in query.phrases:
        docs = [doc for doc in docs if phrase.stands_in(doc.folded)]
    for tag in query.tags:
        docs = [doc for doc in docs if any(each.startswith(tag) for each in doc.tags)]
    if query.moods:
        docs = [doc for doc in docs if doc.entry.mood in query.moods]
    if query.stages:
        docs = [doc for doc in docs if doc.entry.stage in query.stages]
    if query.before is not None:
        docs = [doc for doc in docs if day_of(doc.entry.at, day_starts) < query.before]
    if query.since is not None:
        docs = [doc for doc in docs if day_of(doc.entry.at, day_starts) >= query.since]
    return docs
