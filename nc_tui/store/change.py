"""A change under way, inside the lock: what it writes is stamped, and put down for the log."""

from datetime import datetime

from tinydb import TinyDB

from nc_tui.core.stamp import next_stamp
from nc_tui.core.tables import Fields, Tables, is_erased
from nc_tui.core.undo import Change, Changed
from nc_tui.store.schema import META_ID, new_meta, version_of
from nc_tui.store.storage import AtomicJSONStorage, RecordTable


class RecordBase(TinyDB):
    """A TinyDB whose tables know ``put``; opened anew on the current file in every change."""

    table_class = RecordTable


class ChangeUnderWay:
    """Collects what one command does to the records. ``largest`` is the latest stamp so far."""

    def __init__(
        self, storage: AtomicJSONStorage, now: datetime, machine: str, largest: str
    ) -> None:
        self.now = now
        self.largest = largest
        self.takes_back = self.does_again = self.said = self.again = self.what = ""
        self.changed: dict[tuple[str, str], Changed] = {}
        self._storage = storage
        self._machine = machine
        self._database = RecordBase(storage=lambda: storage)

    @property
    def tables(self) -> Tables:
        """All records, as they will be."""
        return self._storage.read()

    @property
    def schema(self) -> int:
        """The version of their shape."""
        return version_of(self.tables) or 1

    def fields(self, table: str, key: str) -> Fields | None:
        """One record, as it will be; None where there is none."""
        return self.tables.get(table, {}).get(key)

    def put(self, table: str, key: str, fields: Fields) -> Fields:
        """Set the whole of one record; its fields as they will be in the file."""
        before = self.fields(table, key)
        if is_erased(fields):
            before = None  # nothing is to say what it was, and nothing can take it back
        elif before is not None and is_erased(before):
            # It still has to meet older copies on other machines.
            fields = {**fields, "history": [before]}
        stored = self._write(table, key, fields)
        first = self.changed.get((table, key))
        self.changed[table, key] = Changed(table, key, first.before if first else before, stored)
        return stored

    def take(self, table: str, key: str, fields: Fields) -> None:
        """Set a record from elsewhere, with the stamp it came with.

        Whoever takes some in lets ``put_meta`` follow: the change has to have a stamp of its own.
        """
        before = self.fields(table, key)
        self._set(table, key, fields)
        self.largest = max(self.largest, fields.get("updated", ""))
        self.changed[table, key] = Changed(table, key, before, fields)

    def put_meta(self, version: Fields | None = None) -> None:
        """State the file's version. Not a change that could be taken back."""
        self._write("meta", str(META_ID), version or new_meta())

    def _write(self, table: str, key: str, fields: Fields) -> Fields:
        self.largest = next_stamp(self.largest, self.now, self._machine)
        stored = {**fields, "updated": self.largest}
        self._set(table, key, stored)
        return stored

    def _set(self, table: str, key: str, fields: Fields) -> None:
        # A query cache would outlive the generation it was filled from.
        records = self._database.table(table, cache_size=0)
        assert isinstance(records, RecordTable)
        records.put(int(key), fields)

    def as_logged(self) -> Change:
        """This change, for the log."""
        return Change(
            self.largest, tuple(self.changed.values()),
            takes_back=self.takes_back, does_again=self.does_again, schema=self.schema,
            what=self.what,
        )  # fmt: skip
