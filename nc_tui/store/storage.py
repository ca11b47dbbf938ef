"""A TinyDB storage that is atomic, durable and locked.

TinyDB's own JSONStorage truncates the file in place and lets two writers overwrite each other.
This one swaps whole generations in, and holds one lock from the read to the swap.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from tinydb.storages import Storage
from tinydb.table import Table

from nc_tui.core.errors import DamagedError, StoreError
from nc_tui.core.merge import merge
from nc_tui.core.tables import Fields, Tables
from nc_tui.store.durable import (
    Identity,
    clear_strays,
    forget,
    identity_of,
    make_private_folder,
    reason,
    set_aside,
    swap_in,
)
from nc_tui.store.file_format import Encoder, decode, needs_mending
from nc_tui.store.locks import TakenError, take_lock

AroundSwap = Callable[[], AbstractContextManager[None]]

LOCK_WAIT = 5.0
"""Seconds to wait for another writer before saying so."""

_TRIES = 100
"""Swaps tried against a program that swaps the file as fast as this one."""


class AtomicJSONStorage(Storage):
    """One JSON file. Reading needs no lock; ``transaction`` holds it across read and write.

    The decoded tables are kept while the file on disk is the generation they came from. They
    are shared: nobody may change them in place (see ``RecordTable.put``).
    """

    def __init__(self, path: Path, lock: Path) -> None:
        self.path = path
        self.needs_mending = False
        self._lock_path = lock
        self._encoder = Encoder()
        self._held: Tables = {}
        self._identity: Identity | None = None
        self._seen: Identity | None = None
        """As ``_identity``, but also of a file that could not be read."""
        self._pending: Tables | None = None
        self._in_transaction = False

    @property
    def identity(self) -> Identity | None:
        """The generation last read or written here; None when there was no file."""
        return self._identity

    @property
    def held(self) -> Tables:
        """What was last read or written here, whatever became of the file since."""
        return self._held if self._pending is None else self._pending

    def has_changed(self) -> bool:
        """Whether another generation than the one held is on disk. Never raises."""
        try:
            return identity_of(self.path) != self._identity
        except OSError:
            return True

    def read(self) -> dict[str, dict[str, Any]]:
        """The tables as they are on disk. In a transaction: as they were at its begin and will be
        at its end, whatever another program puts there meanwhile.

        Raises StoreError, DamagedError where the file is none of ours; what is held stays held.
        """
        if self._in_transaction:
            return self.held  # type: ignore[return-value]
        try:
            identity = self._seen = identity_of(self.path)
            if identity is None:
                self._held, self._identity, self.needs_mending = {}, None, False
            elif identity != self._identity:
                data = self.path.read_bytes()
                self._held = decode(data, self.path.name)
                self._identity = identity
                self.needs_mending = needs_mending(data)
        except OSError as error:
            message = (
                f"{self.path} cannot be read: {reason(error)}. "
                "Nothing was changed; check its rights, or choose another file with --data."
            )
            raise StoreError(message) from error
        return self._held  # type: ignore[return-value]

    def write(self, data: Tables) -> None:
        """Keep ``data``, made from what is held: at once and durably, or at the end of the
        transaction."""
        if self._in_transaction:
            self._pending = data
            return
        with self.locked():
            # Not read anew: what came since then is merged in and not written over.
            self._commit(data, nullcontext)

    @contextmanager
    def transaction(self, around_swap: AroundSwap = nullcontext) -> Iterator[None]:
        """Hold the lock; what is written inside becomes one generation at the end, or none.

        ``around_swap`` is entered once all is ready to be written. Raises StoreError when the
        lock is not to be had, or nothing could be saved; then what is held is what is on disk.
        """
        with self.locked():
            self.read()
            self._in_transaction = True
            try:
                yield
                if self._pending is not None:
                    self._commit(self._pending, around_swap)
            finally:
                self._in_transaction, self._pending = False, None

    def put_in_place(self, tables: Tables) -> None:
        """Write ``tables`` over a file that cannot be read. Only while it is ``locked``."""
        self._held, self._identity, self.needs_mending = {}, self._seen, False
        self._swap_in(tables, self._encoder.encode(tables))

    def _commit(self, tables: Tables, around_swap: AroundSwap) -> None:
        data = self._encoder.encode(tables)
        with around_swap():
            self._swap_in(tables, data)
        clear_strays(self.path)

    def _swap_in(self, tables: Tables, data: bytes) -> None:
        base, known = self._held, self._identity
        # Until it is confirmed nothing is held: the next look reads what is on disk.
        self._held, self._identity = {}, None
        for _ in range(_TRIES):
            there = self._look()
            if there is not None and there != known:
                foreign = self._foreign(self.path)
                tables, base = merge(tables, foreign, base), foreign
                data = self._encoder.encode(tables)
            known = there
            written, unmerged = swap_in(self.path, data, known)
            if written is not None:
                break
            if unmerged is not None:
                tables = merge(tables, self._foreign(unmerged), base)
                forget(unmerged)
        else:
            message = (
                f"another program keeps replacing {self.path.name}. "
                "What it wrote is not lost; stop that program, then try again."
            )
            raise StoreError(message)
        self._held, self._identity = tables, written

    def _look(self) -> Identity | None:
        try:
            return identity_of(self.path)
        except OSError as error:
            message = (
                f"{self.path.name} could not be looked at: {reason(error)}. "
                "What was on disk is as it was; try again."
            )
            raise StoreError(message) from error

    def _foreign(self, path: Path) -> Tables:
        """What a program without our lock put in the file's place; set aside when unreadable."""
        try:
            data = path.read_bytes()
        except OSError as error:
            message = (
                f"another program replaced {self.path.name}, and that cannot be read: "
                f"{reason(error)}. Nothing was changed; check its rights."
            )
            raise StoreError(message) from error
        try:
            tables = decode(data, self.path.name)
        except DamagedError:
            set_aside(self.path, data)
            return {}
        self.needs_mending = self.needs_mending or needs_mending(data)
        return tables

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock. Raises StoreError when it is not to be had within LOCK_WAIT."""
        try:
            make_private_folder(self._lock_path.parent)
            lock = take_lock(self._lock_path, LOCK_WAIT)
        except TakenError as error:
            message = (
                f"another nc-tui has been writing for {LOCK_WAIT:.0f} seconds. "
                "Nothing was changed; try again in a moment."
            )
            raise StoreError(message) from error
        except OSError as error:
            message = (
                f"the folder {self._lock_path.parent} cannot be used: {reason(error)}. "
                "Nothing was changed; check its rights."
            )
            raise StoreError(message) from error
        try:
            yield
        finally:
            # What is written is written; at the latest the lock goes with this process.
            with suppress(OSError):
                lock.release()


class RecordTable(Table):
    """A TinyDB table whose ``put`` copies what it changes and shares the rest.

    TinyDB's own update rebuilds every document; with ten thousand records that is most of the
    cost of one change.
    """

    _copy: Mapping[str, Fields] | None = None

    def put(self, doc_id: int, fields: Fields) -> None:
        """Set the whole of one record. Only in a transaction, and no longer than it lasts: from
        the second record on the first one's copy is filled."""
        tables = self._storage.read() or {}
        copy = tables.get(self.name, {})
        if copy is not self._copy:
            self._copy = copy = dict(copy)
            self._storage.write({**tables, self.name: copy})
        copy[str(doc_id)] = fields
