"""Store: the one file's records as a Snapshot, and the commands that change them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import msgspec

from nc_tui.core.clock import Clock
from nc_tui.core.errors import (
    ChangedElsewhereError,
    DamagedError,
    NoSuchRecordError,
    StoreError,
)
from nc_tui.core.merge import merge
from nc_tui.core.records import Record, new_id, whole_seconds
from nc_tui.core.state import Snapshot
from nc_tui.core.tables import Tables, is_erased
from nc_tui.core.undo import bare
from nc_tui.locations import Locations
from nc_tui.store.backups import Backup, Backups
from nc_tui.store.change import ChangeUnderWay
from nc_tui.store.changes import TOO_LONG, ChangeLog, states_of
from nc_tui.store.durable import reason
from nc_tui.store.erasing import Erased, Eraser
from nc_tui.store.file_format import decode
from nc_tui.store.finding import the_one, the_one_of_all
from nc_tui.store.generation import Generation, lost_between
from nc_tui.store.machine import machine_name
from nc_tui.store.recovery import Damage
from nc_tui.store.schema import (
    MIGRATIONS,
    NEWER,
    Migration,
    migrated,
    new_meta,
    require_writable,
    version_of,
)
from nc_tui.store.storage import AtomicJSONStorage
from nc_tui.store.undoing import do_again, take_back
from nc_tui.store.views import KIND_OF, Views, fields_of, view_of

R = TypeVar("R", bound=Record)

Build = Callable[[ChangeUnderWay], list[tuple[str, str]]]
"""What a command does inside the lock; gives table and id of the records it is about."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a change left behind: the new snapshot, and the records as they were stored.

    ``said`` names what was taken back or done again; "" for anything else.
    """

    snapshot: Snapshot
    records: tuple[Record, ...]
    said: str = ""


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
        self.backups = Backups(locations.backups)
        self._clock = clock
        self._entropy = entropy
        self._migrations = migrations
        self._storage = AtomicJSONStorage(locations.data, locations.lock)
        self._log = ChangeLog(locations.changes)
        self._damage = Damage(locations.data, self.backups, self._log, migrations)
        self._held = Generation(None, {}, {}, "")
        self._opened_at: str | None = None
        self._news: list[str] = []
        self._told: set[str] = set()

    # Reading

    def load(self) -> Snapshot:
        """Everything that is kept. A missing file is an empty snapshot; a damaged one is put
        right first. StoreError says why another cannot be read."""
        try:
            return self.reload()
        except DamagedError:
            self._put_right()
            return self.reload()

    def reload(self) -> Snapshot:
        """As ``load``, but a damaged file is left to the next change: another program may be
        in the middle of it."""
        with self._as_before_if_refused():
            self._look()
        return self._held.snapshot()

    def has_changed(self) -> bool:
        """Whether someone else changed the file since it was last read or written here."""
        return self._storage.has_changed()

    def take_news(self) -> list[str]:
        """What happened to the file that the person has to be told, a sentence each, once."""
        news, self._news = self._news, []
        return news

    def new_id(self, kind: type[Record]) -> int:
        """An id that no record of this kind has; for a draft, which is named before it is kept."""
        return self._free_id(self._storage.held.get(kind.table, {}), self._clock.now())

    def find(self, kind: type[R], ending: str) -> R:
        """The live record whose id is ``ending`` or, alone among them, ends with it.

        Raises NoSuchRecordError when none does, or more than one.
        """
        self.load()
        live = {key: view for key, view in self._views(kind).items() if view.is_live}
        return live[the_one(ending, live)]

    def find_any(self, ending: str) -> tuple[str, str]:
        """Table and id of any record in the file, also of one that was removed or erased;
        ``table/id`` says which table. Raises NoSuchRecordError as ``find`` does."""
        self.load()
        return the_one_of_all(ending, self._storage.held)

    def removed(self, kind: type[R], record_id: int) -> R | None:
        """A record with this id that was removed, for keeping again what had a fixed id."""
        view = self._views(kind).get(str(record_id))
        return view if view is not None and not view.is_live else None

    # Changing

    def keep(self, *records: Record) -> Kept:
        """Store records in one change: one whose id is 0 is new, any other is set whole.

        Fields in the file that this version does not know survive. Raises StoreError, or
        UsageError for a value out of its range; then nothing was changed.
        """
        return self._change(lambda change: [self._put(change, record) for record in records])

    def replace(self, record: Record) -> Kept:
        """Store a record that was read before, unless someone else changed it since.

        Raises ChangedElsewhereError when the file holds it with another stamp than
        ``record.updated``; a record the file does not hold is stored as it is.
        """

        def build(change: ChangeUnderWay) -> list[tuple[str, str]]:
            present = change.fields(record.table, str(record.id))
            if present is not None and present.get("updated") != (record.updated or ""):
                message = (
                    "this was changed elsewhere meanwhile. Both are still there; "
                    "keep yours again to put it in place of the other."
                )
                raise ChangedElsewhereError(message)
            return [self._put(change, record)]

        return self._change(build)

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

        return self._change(build)

    def undo(self) -> Kept:
        """Take back the last change, whoever made it. Raises NothingToUndoError."""
        return self._change(lambda change: take_back(change, self._log.read()))

    def redo(self) -> Kept:
        """Do again what was taken back last. Raises NothingToUndoError."""
        return self._change(lambda change: do_again(change, self._log.read()))

    def restore(self, backup: Backup) -> Kept:
        """Make the records what they were in a backup; the present ones are backed up first,
        and ``undo`` takes it back. Raises StoreError."""
        past = self.backups.read(backup)
        require_writable(past, self._migrations)
        past = migrated(past, self._migrations)

        def build(change: ChangeUnderWay) -> list[tuple[str, str]]:
            if change.tables:
                self._back_up("before-restore")
            return _set_back(change, past)

        return self._change(build)

    def back_up(self) -> Backup:
        """Make a copy now, because the person asks. Raises StoreError; also for an empty store."""
        self.load()
        if self._storage.identity is None:
            message = "nothing is kept yet. There is nothing to back up."
            raise StoreError(message)
        with self._storage.locked():
            return self._back_up("asked")

    def erase(self, table: str, key: str) -> Erased:
        """Take one record out of the file and everything kept beside it, for good. StoreError
        says what is left when not all could be reached; erasing it again goes on."""
        self._change(lambda change: [self._eraser.bury(change, table, key)])
        with self._storage.locked():
            return self._eraser.erase_copies(table, key)

    def erase_everything(self) -> Erased:
        """Take all of it out, and the file itself. Raises StoreError as ``erase`` does."""
        with self._storage.locked():
            erased = self._eraser.erase_everything()
        self._opened_at = None
        self._look()
        return erased

    @property
    def _eraser(self) -> Eraser:
        return Eraser(self.locations, self.backups, self._log)

    # How a change is made

    def _change(self, build: Build) -> Kept:
        try:
            kept = self._attempt(build)
        except DamagedError:
            self._put_right()
            kept = self._attempt(build)
        self._back_up_if_due()
        return kept

    def _attempt(self, build: Build) -> Kept:
        machine = machine_name(self.locations.machine)
        change: ChangeUnderWay | None = None

        def log() -> AbstractContextManager[None]:
            if change is None or not change.changed:
                return nullcontext()
            return self._log.entered(change.as_logged())

        with self._as_before_if_refused(), self._storage.transaction(log):
            self._look()
            change = self._begin(machine)
            about = build(change)
            tables = change.tables
            views = _with_views(self._held.views, tables, change.changed)
        if self._storage.held is tables:
            self._held = Generation(self._storage.identity, tables, views, change.largest)
        else:  # another program's file was merged in
            self._hold_merged()
        seen = self._held.views
        records = tuple(seen[name][key] for name, key in about if key in seen.get(name, {}))
        return Kept(self._held.snapshot(), records, change.said)

    def _begin(self, machine: str) -> ChangeUnderWay:
        """Refuse a file that may not be written; bring one up to this version's shape."""
        tables = self._storage.read()
        require_writable(tables, self._migrations)
        change = ChangeUnderWay(self._storage, self._clock.now(), machine, self._held.largest)
        version = version_of(tables)
        if version is None:
            change.put_meta(new_meta(self._migrations))
        elif (shaped := migrated(tables, self._migrations)) is not tables:
            self._back_up(f"version-{version}")
            self._storage.write(shaped)
            change.put_meta(shaped["meta"]["1"])
        return change

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
        return self._held.views.get(kind.table, {})  # type: ignore[return-value]

    def _hold_merged(self) -> None:
        try:
            self._held = Generation.read(self._storage, self._migrations)
        except DamagedError:  # theirs is misshapen; what was changed here is kept already
            self.load()

    @contextmanager
    def _as_before_if_refused(self) -> Iterator[None]:
        """Hold what was held: the next look has to find what it is to bring forward."""
        held = self._held
        try:
            yield
        except BaseException:
            self._held = held
            raise

    # What became of the file

    def _look(self) -> None:
        """Read what others wrote. Raises DamagedError where the file is not as it should be."""
        before = self._held.tables
        self._read_sound()
        if self._opened_at is None:
            self._opened_at = self._held.largest
        elif self._held.tables is not before and not self._held.is_newer:
            self._bring_forward(before)

    def _read_sound(self) -> None:
        tables = self._storage.read()
        if not any(tables.values()) and self._damage.has_copies:
            what = "gone" if self._storage.identity is None else "empty"
            message = (
                f"{self.locations.data.name} is {what}. Its copies are still here; "
                "the next change puts it back."
            )
            raise DamagedError(message)
        if self._held.identity != self._storage.identity:
            self._held = Generation.read(self._storage, self._migrations)
            if self._held.is_newer:
                self._tell(f"{NEWER[0].upper()}{NEWER[1:]} Update nc-tui to write.")

    def _bring_forward(self, before: Tables) -> None:
        """Put back what a program, saving an older copy over the file, took out of it."""
        now, since = self._held.tables, self._opened_at or ""
        missing = lost_between(before, now, since)
        # What was erased meanwhile is in no log any more, and stays away.
        found = [
            each
            for change in (self._log.read() if missing else ())
            for each in change.records
            if change.stamp > since and change.schema == version_of(now)
            if (each.table, each.id) in missing
        ]
        if found:
            was, became = states_of(found)
            self._storage.write(merge(now, became, was))
            self._held = Generation.read(self._storage, self._migrations)

    def _put_right(self) -> None:
        with self._storage.locked():
            self._damage.wait_until_still()
            try:
                self._read_sound()
            except DamagedError as damage:
                recovery = self._damage.put_right(self._held.tables, self._clock.now(), damage)
                self._storage.put_in_place(recovery.tables)
                self._tell(recovery.sentence)

    def _tell(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            self._news.append(sentence)

    # Copies

    def _back_up(self, why: str) -> Backup:
        path = self.locations.data
        try:
            data = path.read_bytes()
        except OSError as error:
            message = f"{path} cannot be read: {reason(error)}. Nothing was changed."
            raise StoreError(message) from error
        version_of(decode(data, path.name))  # another program may just have replaced it
        return self.backups.make(data, self._clock.now(), why)

    def _back_up_if_due(self) -> None:
        """The change is on disk: what goes wrong from here on is told and refuses nothing."""
        now = self._clock.now()
        try:
            if self._log.length > TOO_LONG or self.backups.is_due(now):
                # Locked: what is erased meanwhile must not come back as a copy.
                with self._storage.locked():
                    self._back_up("")
                    if self._log.length:
                        self._log.compact(self._held.largest)
                self.backups.prune(now)
        except (StoreError, OSError) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)
            self._tell(f"No backup could be made: {why.rstrip('.')}. What you changed is kept.")


def _set_back(change: ChangeUnderWay, past: Tables) -> list[tuple[str, str]]:
    """Every record as it was in ``past``; those that came since are removed."""
    about = []
    now = whole_seconds(change.now).isoformat()
    for name in [name for name in {**change.tables, **past} if name != "meta"]:
        present, then = change.tables.get(name, {}), past.get(name, {})
        for key in {**present, **then}:
            if is_erased(present.get(key, {})):
                continue
            if key not in then or is_erased(then[key]):
                fields = {"deleted": now, **present.get(key, {})}
            else:
                fields = then[key]
            if bare(fields) != bare(present.get(key, {})):
                change.put(name, key, fields)
                about.append((name, key))
    return about


def _with_views(views: Views, tables: Tables, changed: Iterable[tuple[str, str]]) -> Views:
    """The views after a change; those it did not touch are shared."""
    after = dict(views)
    for name, key in changed:
        kind, fields = KIND_OF.get(name), tables[name][key]
        if kind is None:
            continue
        if after.get(name) is views.get(name):
            after[name] = dict(views.get(name, {}))
        if is_erased(fields):
            after[name].pop(key, None)
        else:
            after[name][key] = view_of(kind, key, fields)
    return after
