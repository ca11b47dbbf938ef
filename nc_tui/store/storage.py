"""A TinyDB storage that is atomic, durable and locked.

TinyDB's own JSONStorage truncates the file in place and lets two writers overwrite each other.
This one swaps whole generations in, and holds one lock from the read to the swap.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from filelock import FileLock, Timeout
from tinydb.storages import Storage
from tinydb.table import Table

from nc_tui.core.errors import StoreError
from nc_tui.store.durable import (
    PRIVATE_FILE,
    Identity,
    clear_strays,
    identity_of,
    make_private_folder,
    reason,
    write_durably,
)

LOCK_WAIT = 5.0
"""Seconds to wait for another writer before saying so."""

Fields = dict[str, Any]
Tables = Mapping[str, Mapping[str, Fields]]

_TABLE_ORDER = (
    "meta", "settings", "contacts", "urges", "journal", "checkins", "reflections", "plan",
)  # fmt: skip

# What mending would change, as it may stand in the file's bytes, escaped or not.
_NEEDS_MENDING = re.compile(
    rb"\\u00[01]|\\u007[fF]|\\u00[89]|\\u20[26]|\\u[dD][89a-fA-F]|\\r|\\b|\\f"
    rb"|\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
)


_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class AtomicJSONStorage(Storage):
    """One JSON file. Reading needs no lock; ``transaction`` holds it across read and write.

    The decoded tables are kept while the file on disk is the generation they came from. They
    are shared: nobody may change them in place (see ``RecordTable.put``).
    """

    def __init__(self, path: Path, lock: Path) -> None:
        self.path = path
        self.needs_mending = False
        self._lock_path = lock
        self._held: Tables = {}
        self._identity: Identity | None = None
        self._pending: Tables | None = None
        self._in_transaction = False

    @property
    def identity(self) -> Identity | None:
        """The generation last read or written here; None when there was no file."""
        return self._identity

    def has_changed(self) -> bool:
        """Whether another generation than the one held is on disk. Never raises."""
        try:
            return identity_of(self.path) != self._identity
        except OSError:
            return True

    def read(self) -> dict[str, dict[str, Any]]:
        """The tables as they are on disk, or, in a transaction, as they will be."""
        if self._pending is not None:
            return self._pending  # type: ignore[return-value]
        try:
            identity = identity_of(self.path)
            if identity is None:
                self._held, self._identity, self.needs_mending = {}, None, False
            elif identity != self._identity:
                data = self.path.read_bytes()
                self._held = decode(data, self.path.name)
                self._identity = identity
                self.needs_mending = bool(_NEEDS_MENDING.search(data))
        except OSError as error:
            message = (
                f"{self.path} cannot be read: {reason(error)}. "
                "Nothing was changed; check its rights, or choose another file with --data."
            )
            raise StoreError(message) from error
        return self._held  # type: ignore[return-value]

    def write(self, data: Tables) -> None:
        """Keep ``data``: at once and durably, or at the end of the transaction."""
        if self._in_transaction:
            self._pending = data
            return
        with self.transaction():
            self._pending = data

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the lock; what is written inside becomes one generation at the end, or none.

        Raises StoreError when the lock is not to be had, or nothing could be saved; then what
        is held is what is on disk.
        """
        with self._locked():
            self._in_transaction = True
            try:
                self.read()
                yield
                if self._pending is not None:
                    self._commit(self._pending)
            finally:
                self._in_transaction, self._pending = False, None

    def _commit(self, tables: Tables) -> None:
        data = encode(tables)
        # Until it is confirmed nothing is held: the next look reads what is on disk.
        self._held, self._identity = {}, None
        self._identity = write_durably(self.path, data)
        self._held = tables
        clear_strays(self.path)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        lock = FileLock(self._lock_path, timeout=LOCK_WAIT, mode=PRIVATE_FILE)
        try:
            make_private_folder(self._lock_path.parent)
            lock.acquire()
        except Timeout as error:
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
            lock.release()


class RecordTable(Table):
    """A TinyDB table whose ``put`` copies what it changes and shares the rest.

    TinyDB's own update rebuilds every document; with ten thousand records that is most of the
    cost of one change.
    """

    def put(self, doc_id: int, fields: Fields) -> None:
        """Set the whole of one record."""
        tables = self._storage.read() or {}
        table = {**tables.get(self.name, {}), str(doc_id): fields}
        self._storage.write({**tables, self.name: table})


def decode(data: bytes, name: str) -> Tables:
    """The tables in a file's bytes; StoreError when they are not such a file."""
    try:
        tables = _parse(data)
    except (ValueError, RecursionError) as error:
        what = "is empty" if not data.strip() else "is damaged and cannot be read"
        message = (
            f"{name} {what}. It was left as it is; "
            "put a copy back in its place, or choose another file with --data."
        )
        raise StoreError(message) from error
    if not isinstance(tables, dict) or not all(
        isinstance(table, dict) and all(isinstance(fields, dict) for fields in table.values())
        for table in tables.values()
    ):
        message = (
            f"{name} is not a file of nc-tui. It was left as it is; "
            "choose another file with --data."
        )
        raise StoreError(message)
    return tables


def _parse(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # Another program may have written half a character, which has no form in UTF-8. The
        # standard library reads it, and it is mended at once, so that the file can be written.
        text = data.decode("utf-8", "surrogatepass")
        tables = json.loads(text, parse_constant=_no_number)
        mended = _HALF_CHARACTER.sub("\ufffd", json.dumps(tables, ensure_ascii=False))
        return msgspec.json.decode(mended)


def _no_number(name: str) -> Any:
    message = f"{name} is no JSON"
    raise ValueError(message)


_encoder = msgspec.json.Encoder(order="sorted")


def encode(tables: Tables) -> bytes:
    """The file's bytes: one record a line, in one order whoever writes them.

    Raises StoreError for a value that JSON has no form for.
    """
    known = [name for name in _TABLE_ORDER if name in tables]
    blocks = []
    try:
        for name in known + sorted(set(tables) - set(known)):
            records = sorted(tables[name].items(), key=lambda item: (len(item[0]), item[0]))
            lines = b",\n".join(
                _encoder.encode(key) + b":" + _encoder.encode(fields) for key, fields in records
            )
            blocks.append(_encoder.encode(name) + b": {\n" + lines + b"\n}")
    except (TypeError, ValueError, UnicodeEncodeError) as error:
        message = "a value could not be written as JSON. Nothing was changed."
        raise StoreError(message) from error
    return b"{\n" + b",\n".join(blocks) + b"\n}\n"
