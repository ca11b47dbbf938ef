"""Store: the one file's records as a Snapshot, and the commands that change them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import msgspec
from tinydb import TinyDB

from nc_tui.core.clock import Clock
from nc_tui.core.errors import ChangedElsewhereError, NoSuchRecordError
from nc_tui.core.records import Record, new_id, whole_seconds
from nc_tui.core.stamp import is_stamp, next_stamp
from nc_tui.core.state import Snapshot
from nc_tui.core.text import mend
from nc_tui.locations import Locations
from nc_tui.store.durable import Identity
from nc_tui.store.machine import machine_name
from nc_tui.store.schema import META_ID, new_meta, require_writable, version_of
from nc_tui.store.storage import AtomicJSONStorage, Fields, RecordTable, Tables
from nc_tui.store.views import Views, fields_of, view_of, views_of

R = TypeVar("R", bound=Record)


class RecordBase(TinyDB):
    """A TinyDB whose tables know ``put``; opened anew on the current file in every change."""

    table_class = RecordTable


@dataclass(frozen=True, slots=True)
class Kept:
    """What a change left behind: the new snapshot, and the records as they were stored."""

    snapshot: Snapshot
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class _Generation:
    """One generation of the file as views, with its largest stamp."""

    identity: Identity | None
    views: Views
    largest: str

    @classmethod
    def read(cls, storage: AtomicJSONStorage) -> "_Generation":
        tables = storage.read()
        version_of(tables)
        return cls(storage.identity, views_of(tables, storage.needs_mending), _largest(tables))


class Store:
    """Every change goes through here: locked, stamped, and on disk before it returns.

    One Store serves one thread at a time; the app gives it a writer thread of its own.
    ``entropy(n)`` gives n random bits.
    """

    def __init__(self, locations: Locations, clock: Clock, entropy: Callable[[int], int]) -> None:
        self.locations = locations
        self._clock = clock
        self._entropy = entropy
        self._storage = AtomicJSONStorage(locations.data, locations.lock)
        self._held = _Generation(None, {}, "")

    def load(self) -> Snapshot:
        """Everything that is kept. A missing file is an empty snapshot; StoreError says why
        another cannot be read."""
        self._storage.read()
        if self._held.identity != self._storage.identity:
            self._held = _Generation.read(self._storage)
        return _snapshot(self._held.views)

    def has_changed(self) -> bool:
        """Whether someone else changed the file since it was last read or written here."""
        return self._storage.has_changed()

    def new_id(self, kind: type[Record]) -> int:
        """An id that no record of this kind has; for a draft, which is named before it is kept."""
        return self._free_id(self._held.views.get(kind.table, {}))

    def keep(self, *records: Record) -> Kept:
        """Store records in one change: one whose id is 0 is new, any other is set whole.

        Fields in the file that this version does not know survive. Raises StoreError, or
        UsageError for a value out of its range; then nothing was changed.
        """
        return self._keep(records)

    def replace(self, record: Record) -> Kept:
        """Store a record that was read before, unless someone else changed it since.

        Raises ChangedElsewhereError when the file holds it with another stamp than
        ``record.updated``; a record the file does not hold is stored as it is.
        """
        return self._keep((record,), over=record.updated or "")

    def _keep(
        self, records: tuple[Record, ...], *, over: str | None = None, removes: bool = False
    ) -> Kept:
        machine = machine_name(self.locations.machine)
        with self._storage.transaction():
            self._storage.read()
            if self._held.identity != self._storage.identity:
                self._held = _Generation.read(self._storage)
            views, largest = dict(self._held.views), self._held.largest
            database = RecordBase(storage=lambda: self._storage)
            largest = self._require_meta(database, largest, machine)
            stored = []
            for record in records:
                known = views.get(record.table, {})
                present = known.get(str(record.id))
                if over is not None and present is not None and present.updated != over:
                    message = (
                        "this was changed elsewhere meanwhile. Both are still there; "
                        "keep yours again to put it in place of the other."
                    )
                    raise ChangedElsewhereError(message)
                if removes:
                    gone = whole_seconds(self._clock.now())
                    record = msgspec.structs.replace(present or record, deleted=gone)
                largest = next_stamp(largest, self._clock.now(), machine)
                record = msgspec.structs.replace(
                    record, id=record.id or self._free_id(known), updated=largest
                )
                fields = self._put(database, record)
                stored.append(view_of(type(record), str(record.id), fields))
                views[record.table] = {**known, str(record.id): stored[-1]}
        self._held = _Generation(self._storage.identity, views, largest)
        return Kept(_snapshot(views), tuple(stored))

    def remove(self, record: Record) -> Kept:
        """Take a record out of all that is shown; its fields stay in the file for undo, as the
        file has them and not as the caller last saw them."""
        return self._keep((record,), removes=True)

    def find(self, kind: type[R], ending: str) -> R:
        """The live record whose id is ``ending`` or, alone among them, ends with it.

        Raises NoSuchRecordError when none does, or more than one.
        """
        self.load()
        live = {key: view for key, view in self._views(kind).items() if view.is_live}
        if ending in live:
            return live[ending]
        matches = [view for key, view in live.items() if ending and key.endswith(ending)]
        if len(matches) != 1:
            what = "several ids end" if matches else "no id ends"
            message = f"{what} with {mend(ending)[:40]!r}; take one from the list."
            raise NoSuchRecordError(message)
        return matches[0]

    def removed(self, kind: type[R], record_id: int) -> R | None:
        """A record with this id that was removed, for keeping again what had a fixed id."""
        view = self._views(kind).get(str(record_id))
        return view if view is not None and not view.is_live else None

    def _views(self, kind: type[R]) -> dict[str, R]:
        return self._held.views.get(kind.table, {})  # type: ignore[return-value]

    def _free_id(self, taken: dict[str, Record]) -> int:
        candidate = new_id(self._clock.now(), self._entropy(21))
        while str(candidate) in taken:
            candidate += 1
        return candidate

    def _require_meta(self, database: RecordBase, largest: str, machine: str) -> str:
        """Refuse a file that may not be written; give a new one its version."""
        tables = self._storage.read()
        require_writable(tables)
        if version_of(tables) is None:
            largest = next_stamp(largest, self._clock.now(), machine)
            _table(database, "meta").put(META_ID, {**new_meta(), "updated": largest})
        return largest

    def _put(self, database: RecordBase, record: Record) -> Fields:
        before = self._storage.read().get(record.table, {}).get(str(record.id))
        fields = fields_of(record, before)
        _table(database, record.table).put(record.id, fields)
        return fields


def _table(database: RecordBase, name: str) -> RecordTable:
    # A query cache would outlive the generation it was filled from.
    table = database.table(name, cache_size=0)
    assert isinstance(table, RecordTable)
    return table


def _largest(tables: Tables) -> str:
    stamps = (fields.get("updated") for table in tables.values() for fields in table.values())
    whole = (stamp for stamp in stamps if isinstance(stamp, str) and is_stamp(stamp))
    return max(whole, default="")


def _snapshot(views: Views) -> Snapshot:
    return Snapshot(**{name: table.values() for name, table in views.items()})  # type: ignore[arg-type]
