"""DataFile: the one file, read, changed and kept whole, whoever else writes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, NamedTuple

from nc_tui.core.clock import Clock
from nc_tui.core.errors import DamagedError, StoreError
from nc_tui.core.merge import merge
from nc_tui.core.records import Record
from nc_tui.core.state import Snapshot
from nc_tui.core.tables import Tables, is_erased
from nc_tui.locations import Locations
from nc_tui.store.backups import Backup, Backups
from nc_tui.store.change import ChangeUnderWay
from nc_tui.store.changes import TOO_LONG, ChangeLog, states_of
from nc_tui.store.durable import reason
from nc_tui.store.file_format import decode
from nc_tui.store.generation import Generation, lost_between
from nc_tui.store.machine import machine_name
from nc_tui.store.schema import (
    NEWER,
    Migration,
    migrated,
    new_meta,
    require_writable,
    version_of,
)
from nc_tui.store.storage import AtomicJSONStorage
from nc_tui.store.views import KIND_OF, Views, view_of

if TYPE_CHECKING:
    from nc_tui.store.recovery import Damage

Build = Callable[[ChangeUnderWay], list[tuple[str, str]]]
"""What a command does inside the lock; gives table and id of the records it is about."""


class Kept(NamedTuple):
    """What a change left behind: the new snapshot, and the records as they were stored.

    ``said`` names what was taken back or done again, ``again`` what doing it again will do; both
    "" for anything else.
    """

    snapshot: Snapshot
    records: tuple[Record, ...]
    said: str = ""
    again: str = ""


class DataFile:
    """Every reading and every change of the file goes through here.

    A change is locked, stamped, logged and on disk before it returns. A damaged file is put
    right, what another program took out of it put back, and copies are made as time goes by.
    """

    def __init__(
        self, locations: Locations, clock: Clock, migrations: Mapping[int, Migration]
    ) -> None:
        self.path = locations.data
        self.backups = Backups(locations.backups)
        self.log = ChangeLog(locations.changes)
        self.held = Generation(None, {}, {}, "")
        """The last good generation."""
        self._clock = clock
        self._machine = locations.machine
        self._migrations = migrations
        self._storage = AtomicJSONStorage(locations.data, locations.lock)
        self._opened_at: str | None = None
        self._news: list[str] = []
        self._told: set[str] = set()

    @property
    def _damage(self) -> "Damage":
        from nc_tui.store.recovery import Damage  # a sound file needs none of it

        return Damage(self.path, self.backups, self.log, self._migrations)

    @property
    def is_there(self) -> bool:
        """Whether there was a file when it was last looked at."""
        return self._storage.identity is not None

    def has_changed(self) -> bool:
        """Whether someone else changed the file since it was last read or written here."""
        # A refused change has read what others wrote, and it was not taken in.
        return self._storage.has_changed() or self._storage.identity != self.held.identity

    def locked(self) -> AbstractContextManager[None]:
        """Hold the file's lock. Raises StoreError when it is not to be had."""
        return self._storage.locked()

    def take_news(self) -> list[str]:
        """What happened to the file that the person has to be told, a sentence each, once."""
        news, self._news = self._news, []
        return news

    def load(self) -> Snapshot:
        """Everything that is kept. A missing file is an empty snapshot; a damaged one is put
        right first. StoreError says why another cannot be read."""
        try:
            return self.reload()
        except DamagedError:
            self._put_right()
            return self.reload()

    def reload(self) -> Snapshot:
        """As ``load``, but raises DamagedError and leaves a damaged file to the next change:
        another program may be in the middle of it."""
        with self._as_before_if_refused():
            self._look()
        return self.held.snapshot()

    def require_ours(self) -> None:
        """DamagedError for a file that nothing says was ever one of nc-tui's."""
        try:
            self._read_sound()
        except DamagedError:
            if not self._damage.has_copies:
                raise

    def begin_anew(self) -> None:
        """The file was erased: nothing of what was held is to come back."""
        self._opened_at = None
        self._look()

    # How a change is made

    def change(self, build: Build) -> Kept:
        """Have ``build`` make a change, all of it or nothing. Raises StoreError, and what
        ``build`` raises; then nothing was changed."""
        try:
            kept = self._attempt(build)
        except DamagedError:
            self._put_right()
            kept = self._attempt(build)
        self._back_up_if_due()
        return kept

    def _attempt(self, build: Build) -> Kept:
        machine = machine_name(self._machine)
        change: ChangeUnderWay | None = None

        def log() -> AbstractContextManager[None]:
            if change is None or not change.changed:
                return nullcontext()
            return self.log.entered(change.as_logged())

        with self._as_before_if_refused(), self._storage.transaction(log):
            self._look()
            change = self._begin(machine)
            about = build(change)
            tables = change.tables
            views = _with_views(self.held.views, tables, change.changed)
        if self._storage.held is tables:
            self.held = Generation(self._storage.identity, tables, views, change.largest)
        else:  # another program's file was merged in
            self._hold_merged()
        seen = self.held.views
        records = tuple(seen[name][key] for name, key in about if key in seen.get(name, {}))
        return Kept(self.held.snapshot(), records, change.said, change.again)

    def _begin(self, machine: str) -> ChangeUnderWay:
        """Refuse a file that may not be written; bring one up to this version's shape."""
        tables = self._storage.read()
        require_writable(tables, self._migrations)
        change = ChangeUnderWay(self._storage, self._clock.now(), machine, self.held.largest)
        version = version_of(tables)
        if version is None:
            change.put_meta(new_meta(self._migrations))
        elif (shaped := migrated(tables, self._migrations)) is not tables:
            self.back_up(f"version-{version}")
            self._storage.write(shaped)
            change.put_meta(shaped["meta"]["1"])
        return change

    def _hold_merged(self) -> None:
        try:
            self.held = Generation.read(self._storage, self._migrations)
        except DamagedError:  # theirs is misshapen; what was changed here is kept already
            self.load()

    @contextmanager
    def _as_before_if_refused(self) -> Iterator[None]:
        """Hold what was held: the next look has to find what it is to bring forward."""
        held = self.held
        try:
            yield
        except BaseException:
            self.held = held
            raise

    # What became of the file

    def _look(self) -> None:
        """Read what others wrote. Raises DamagedError where the file is not as it should be."""
        before = self.held.tables
        self._read_sound()
        if self._opened_at is None:
            self._opened_at = self.held.largest
        elif self.held.tables is not before and not self.held.is_newer:
            self._bring_forward(before)

    def _read_sound(self) -> None:
        tables = self._storage.read()
        if not any(tables.values()) and self._damage.has_copies:
            what = "gone" if self._storage.identity is None else "empty"
            message = (
                f"{self.path.name} is {what}. Its copies are still here; "
                "the next change puts it back."
            )
            raise DamagedError(message)
        if self.held.identity != self._storage.identity:
            self.held = Generation.read(self._storage, self._migrations)
            if self.held.is_newer:
                self._tell(f"{NEWER[0].upper()}{NEWER[1:]} Update nc-tui to write.")

    def _bring_forward(self, before: Tables) -> None:
        """Put back what a program, saving an older copy over the file, took out of it."""
        now, since = self.held.tables, self._opened_at or ""
        # By the change and not by its records: those of an import keep older stamps.
        missing = lost_between(before, now)
        # What was erased meanwhile is in no log any more, and stays away.
        found = [
            each
            for change in (self.log.read() if missing else ())
            for each in change.records
            if change.stamp > since and change.schema == version_of(now)
            if (each.table, each.id) in missing
        ]
        if found:
            was, became = states_of(found)
            self._storage.write(merge(now, became, was))
            self.held = Generation.read(self._storage, self._migrations)

    def _put_right(self) -> None:
        with self._storage.locked():
            self._damage.wait_until_still()
            try:
                self._read_sound()
            except DamagedError as damage:
                recovery = self._damage.put_right(self.held.tables, self._clock.now(), damage)
                self._storage.put_in_place(recovery.tables)
                self._tell(recovery.sentence)

    def _tell(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            self._news.append(sentence)

    # Copies

    def back_up(self, why: str) -> Backup:
        """Make a copy now. Call under the lock. Raises StoreError."""
        path = self.path
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
            if self.log.length > TOO_LONG or self.backups.is_due(now):
                # Locked: what is erased meanwhile must not come back as a copy.
                with self._storage.locked():
                    self.back_up("")
                    if self.log.length:
                        self.log.compact(self.held.largest)
                self.backups.prune(now)
        except (StoreError, OSError) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)
            self._tell(f"No backup could be made: {why.rstrip('.')}. What you changed is kept.")


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
