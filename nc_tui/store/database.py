"""Store: the one file's records as a Snapshot, and the commands that change them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import msgspec

from nc_tui.core.clock import Clock
from nc_tui.core.errors import (
    ChangedElsewhereError,
    NoSuchRecordError,
    StoreError,
)
from nc_tui.core.records import Entry, Record, new_id, whole_seconds
from nc_tui.core.state import Snapshot
from nc_tui.core.tables import is_erased
from nc_tui.locations import Locations
from nc_tui.store.backups import Backup
from nc_tui.store.change import ChangeUnderWay
from nc_tui.store.datafile import DataFile, Kept
from nc_tui.store.finding import the_live_one, the_one_of_all
from nc_tui.store.schema import (
    MIGRATIONS,
    Migration,
    migrated,
    require_writable,
)
from nc_tui.store.views import fields_of

if TYPE_CHECKING:
    from nc_tui.core.importing import Planned
    from nc_tui.store.erasing import Erased, Eraser
    from nc_tui.store.exchange.holdings import Holdings
    from nc_tui.store.exchange.reading import Incoming, Source

R = TypeVar("R", bound=Record)


class Store:
    """Every change goes through here: locked, stamped, logged, and on disk before it returns.

    One Store serves one thread at a time; the app gives it a writer thread of its own.
    ``entropy(n)`` gives n random bits.
    """

    def __init__(
        self,
        locations: Locations,
        clock: Clock,
        entropy: Callable[[int], int],
        migrations: Mapping[int, Migration] = MIGRATIONS,
    ) -> None:
        self.locations = locations
        self._clock = clock
        self._entropy = entropy
        self._migrations = migrations
        self._file = DataFile(locations, clock, migrations)
        self.backups = self._file.backups

    # Reading

    def load(self) -> Snapshot:
        """Everything that is kept; a damaged file is put right first. Raises StoreError."""
        return self._file.load()

    def reload(self) -> Snapshot:
        """As ``load``, but raises DamagedError where a file is damaged, and leaves it."""
        return self._file.reload()

    def has_changed(self) -> bool:
        """Whether someone else changed the file since it was last read or written here."""
        return self._file.has_changed()

    def take_news(self) -> list[str]:
        """What happened to the file that the person has to be told, a sentence each, once."""
        return self._file.take_news()

    def new_id(self, kind: type[Record]) -> int:
        """An id that no record of this kind has; for a draft, which is named before it is kept."""
        return self._free_id(self._file.held.tables.get(kind.table, {}), self._clock.now())

    def find(self, kind: type[R], ending: str) -> R:
        """The live record whose id is ``ending`` or, alone among them, ends with it.

        Raises NoSuchRecordError when none does, or more than one, and when the one with that
        very id was removed or erased.
        """
        self.load()
        live = {key: view for key, view in self._views(kind).items() if view.is_live}
        return live[the_live_one(ending, live, self._file.held.tables.get(kind.table, {}))]

    def find_any(self, ending: str) -> tuple[str, str]:
        """Table and id of any record in the file, also of one that was removed or erased;
        ``table/id`` says which table. Raises NoSuchRecordError as ``find`` does."""
        self.load()
        return the_one_of_all(ending, self._file.held.tables)

    def removed(self, kind: type[R], record_id: int) -> R | None:
        """A record with this id that was removed, for keeping again what had a fixed id."""
        view = self._views(kind).get(str(record_id))
        return view if view is not None and not view.is_live else None

    # Out, and in (imported where used, as undo and erasing are: a change needs none of it)

    def holdings(self) -> "Holdings":
        """Everything that is kept, to be written out elsewhere. Raises StoreError."""
        from nc_tui.store.exchange.holdings import Holdings

        snapshot = self.load()
        return Holdings(self._file.held.tables, snapshot, self._clock.now())

    def read_foreign(self, data: bytes, name: str, source: "Source | None" = None) -> "Incoming":
        """What a file called ``name`` would bring. Raises ForeignFileError; changes nothing."""
        from nc_tui.store.exchange.reading import Reader

        reader = Reader(self._clock.now(), self._clock.zone, self._migrations)
        return reader.read(data, name, source)

    def preview(self, incoming: "Incoming", *, bring_back: bool = False) -> "Planned":
        """What taking it in would do. Raises StoreError; changes nothing."""
        from nc_tui.store.exchange.taking import plan

        self.load()
        present = migrated(self._file.held.tables, self._migrations)
        return plan(present, incoming, bring_back=bring_back)

    def take_in(self, incoming: "Incoming", *, bring_back: bool = False) -> "tuple[Planned, Kept]":
        """Add what is not here yet, in one change; ids and stamps stay what they are. The file
        as it was is backed up first, and ``undo`` takes it all back. Raises StoreError."""
        from nc_tui.store.exchange.taking import plan, take_in

        planned = self.preview(incoming, bring_back=bring_back)
        if planned.is_nothing:
            return planned, Kept(self._file.held.snapshot(), ())

        def build(change: ChangeUnderWay) -> list[tuple[str, str]]:
            nonlocal planned
            planned = plan(change.tables, incoming, bring_back=bring_back)
            if self._file.is_there:
                self._file.back_up("before-import")
            return take_in(
                change, planned, lambda: self._free_id(change.tables.get("journal", {}), change.now)
            )

        kept = self._file.change(build)
        return planned, kept

    # Changing

    def keep(self, *records: Record) -> Kept:
        """Store records in one change: one whose id is 0 is new, any other is set whole.

        Fields in the file that this version does not know survive. Raises StoreError, or
        UsageError for a value out of its range; then nothing was changed.
        """
        return self._file.change(lambda change: [self._put(change, record) for record in records])

    def replace(self, *records: Record, beside: Iterable[Record] = ()) -> Kept:
        """Store records that were read before, in one change, unless someone else changed one of
        them since; ``beside`` them others, as ``keep`` does.

        Raises ChangedElsewhereError when the file holds one with another stamp than its
        ``updated``; a record the file does not hold is stored as it is.
        """

        def build(change: ChangeUnderWay) -> list[tuple[str, str]]:
            _require_unchanged(change, records)
            return [self._put(change, record) for record in (*records, *beside)]

        return self._file.change(build)

    def amend(
        self, new: R, change: Callable[[R], R | None], *, beside: Iterable[Record] = ()
    ) -> Kept:
        """Change the record with the id of ``new`` as the file has it by then, whoever wrote it
        last; ``change`` is given ``new`` where there is none, and gives back None to take it out.
        ``beside`` it, in one change, store records that were read before.

        Raises ChangedElsewhereError as ``replace`` does, of what is ``beside``.
        """
        others = tuple(beside)

        def build(under_way: ChangeUnderWay) -> list[tuple[str, str]]:
            _require_unchanged(under_way, others)
            present = self._views(type(new)).get(str(new.id))
            there = present if present is not None and present.is_live else None
            after = change(there or new)
            if after is None and there is not None:
                after = msgspec.structs.replace(there, deleted=whole_seconds(under_way.now))
            return [self._put(under_way, each) for each in (*others, after) if each is not None]

        return self._file.change(build)

    def remove(self, record: Record) -> Kept:
        """Take a record out of all that is shown; its fields stay in the file for undo, as the
        file has them and not as the caller last saw them.

        Raises NoSuchRecordError for one that was erased meanwhile: nothing brings that back.
        """

        def build(change: ChangeUnderWay) -> list[tuple[str, str]]:
            if is_erased(change.fields(record.table, str(record.id)) or {}):
                message = "this was erased meanwhile. Nothing is left of it."
                raise NoSuchRecordError(message)
            gone = whole_seconds(change.now)
            present = self._views(type(record)).get(str(record.id), record)
            return [self._put(change, msgspec.structs.replace(present, deleted=gone))]

        return self._file.change(build)

    def put_away(self, entries: Iterable[Entry], *, back: bool = False) -> Kept:
        """Take pages out of sight, or bring them ``back``, as the file has them now.

        Raises NoSuchRecordError when none of them is there any more.
        """

        def build(change: ChangeUnderWay) -> list[tuple[str, str]]:
            change.what = "back" if back else "away"
            away = None if back else whole_seconds(change.now)
            present = (self._views(Entry).get(str(entry.id)) for entry in entries)
            there = [entry for entry in present if entry is not None and entry.is_live]
            if not there:
                message = "this was taken out elsewhere meanwhile. Nothing was changed."
                raise NoSuchRecordError(message)
            return [self._put(change, msgspec.structs.replace(e, away=away)) for e in there]

        return self._file.change(build)

    def undo(self) -> Kept:
        """Take back the last change, whoever made it. Raises NothingToUndoError."""
        from nc_tui.store.undoing import take_back

        return self._file.change(lambda change: take_back(change, self._file.log.read()))

    def redo(self) -> Kept:
        """Do again what was taken back last. Raises NothingToUndoError."""
        from nc_tui.store.undoing import do_again

        return self._file.change(lambda change: do_again(change, self._file.log.read()))

    def restore(self, backup: Backup) -> Kept:
        """Make the records what they were in a backup; the present ones are backed up first,
        and ``undo`` takes it back. Raises StoreError."""
        from nc_tui.store.undoing import set_back

        past = self.backups.read(backup)
        require_writable(past, self._migrations)
        past = migrated(past, self._migrations)

        def build(change: ChangeUnderWay) -> list[tuple[str, str]]:
            if change.tables:
                self._file.back_up("before-restore")
            return set_back(change, past)

        return self._file.change(build)

    def back_up(self) -> Backup:
        """Make a copy now, because the person asks. Raises StoreError; also for an empty store."""
        self.load()
        if not self._file.is_there:
            message = "nothing is kept yet. There is nothing to back up."
            raise StoreError(message)
        with self._file.locked():
            return self._file.back_up("asked")

    def erase(self, table: str, key: str) -> "Erased":
        """Take one record out of the file and everything kept beside it, for good. StoreError
        says what is left when not all could be reached; erasing it again goes on."""
        self._file.change(lambda change: [self._eraser.bury(change, table, key)])
        with self._file.locked():
            return self._eraser.erase_copies(table, key)

    def erase_everything(self) -> "Erased":
        """Take all of it out, and the file itself. Raises StoreError as ``erase`` does, and for
        another program's file."""
        with self._file.locked():
            self._file.require_ours()
            erased = self._eraser.erase_everything()
        self._file.begin_anew()
        return erased

    @property
    def _eraser(self) -> "Eraser":
        from nc_tui.store.erasing import Eraser

        return Eraser(self.locations, self.backups, self._file.log)

    def _put(self, change: ChangeUnderWay, record: Record) -> tuple[str, str]:
        known = change.tables.get(record.table, {})
        key = str(record.id or self._free_id(known, change.now))
        record = msgspec.structs.replace(record, id=int(key), updated=None)
        change.put(record.table, key, fields_of(record, known.get(key)))
        return record.table, key

    def _free_id(self, taken: Mapping[str, object], now: datetime) -> int:
        candidate = new_id(now, self._entropy(21))
        while str(candidate) in taken:
            candidate += 1
        return candidate

    def _views(self, kind: type[R]) -> dict[str, R]:
        return self._file.held.views.get(kind.table, {})  # type: ignore[return-value]


def _require_unchanged(change: ChangeUnderWay, records: Iterable[Record]) -> None:
    for record in records:
        present = change.fields(record.table, str(record.id))
        if present is not None and present.get("updated") != (record.updated or ""):
            message = (
                "this was changed elsewhere meanwhile. Both are still there; "
                "keep yours again to put it in place of the other."
            )
            raise ChangedElsewhereError(message)
