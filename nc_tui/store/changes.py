"""The log of changes: what each one found and what it left, on disk before the file is swapped.

It is what undo reads, and what a restored backup is brought up to date with. One line a change,
in the local state folder.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from nc_tui.core.errors import StoreError
from nc_tui.core.tables import Fields, Tables
from nc_tui.core.undo import Change, Changed, steps_of
from nc_tui.store.durable import (
    PRIVATE_FILE,
    make_private_folder,
    reason,
    sync,
    sync_folder,
    write_durably,
)

_KEPT = 200
_KEPT_BYTES = 4_000_000
"""How much of what a backup holds already is kept for undo."""

_KEPT_UNDONE = 1_000_000
"""Bytes of what was taken back that are kept beyond that, so that a page comes back later too."""

TOO_LONG = 8_000_000
"""Bytes from which on it is time for a backup, so that the log can be shortened."""

_decoder = msgspec.json.Decoder(Change)


class ChangeLog:
    """The changes made on this machine to one data file. Write only under the file's lock."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def entered(self, change: Change) -> Iterator[None]:
        """Write a change down, on disk before what is inside; taken out again if that fails.

        Raises StoreError where it cannot be written.
        """
        try:
            length = self._append(msgspec.json.encode(change) + b"\n")
        except OSError as error:
            message = (
                f"the log of changes could not be written: {reason(error)}. "
                "Nothing was changed; make room, or check the rights of its folder."
            )
            raise StoreError(message) from error
        try:
            yield
        except BaseException:
            self._shorten_to(length)
            raise

    def _append(self, line: bytes) -> int:
        is_new = not self.path.exists()
        length = 0 if is_new else self.path.stat().st_size
        if is_new:
            make_private_folder(self.path.parent)
        try:
            self._write(line, length)
            if is_new:
                sync_folder(self.path.parent)
        except OSError:
            self._shorten_to(length)
            raise
        return length

    def _write(self, line: bytes, length: int) -> None:
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, PRIVATE_FILE)
        try:
            if length and os.pread(descriptor, 1, length - 1) != b"\n":
                line = b"\n" + line  # after half a line, left by a kill
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            sync(descriptor)
        finally:
            os.close(descriptor)

    def _shorten_to(self, length: int) -> None:
        # Where that fails too, undo passes over the line: it is not what the file holds.
        with suppress(OSError):
            os.truncate(self.path, length)

    def read(self) -> list[Change]:
        """The changes, oldest first; a line that is no change is passed over. StoreError."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _unreadable(error) from error
        return [change for _, change in _changes(data)]

    @property
    def length(self) -> int:
        """In bytes; 0 when there is none. Raises StoreError where it cannot be looked at."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise _unreadable(error) from error

    def compact(self, backed_up: str) -> None:
        """Keep what came after the stamp ``backed_up``, and enough before it for undo; of what is
        older, what was taken back and would still come back."""
        lines = _changes(self.path.read_bytes())
        kept: list[bytes] = []
        size = 0
        for line, change in reversed(lines):
            size += len(line)
            is_enough = len(kept) >= _KEPT or size > _KEPT_BYTES
            if change.stamp <= backed_up and kept and is_enough:
                break
            kept.append(line)
        undone = {step.stamp for step in steps_of([change for _, change in lines])[1]}
        size = 0
        for line, change in reversed(lines[: len(lines) - len(kept)]):
            if change.takes_back and change.stamp in undone:
                size += len(line)
                if size > _KEPT_UNDONE:
                    break
                kept.append(line)
        if len(kept) < len(lines):
            self._rewrite(kept[::-1])

    def forget(self, is_erased: Callable[[Changed], bool]) -> int:
        """Take records out of every change; how many changes had them. Raises StoreError."""
        changes = self.read()
        left, had = [], 0
        for change in changes:
            records = tuple(each for each in change.records if not is_erased(each))
            had += len(records) < len(change.records)
            if records:
                left.append(msgspec.structs.replace(change, records=records))
        # Rewritten whole, also for lines that are no change: they may hold the words in part.
        if self.path.exists():
            self._rewrite([msgspec.json.encode(change) for change in left])
        return had

    def _rewrite(self, lines: list[bytes]) -> None:
        write_durably(self.path, b"".join(line + b"\n" for line in lines))


def _unreadable(error: OSError) -> StoreError:
    return StoreError(
        f"the log of changes cannot be read: {reason(error)}. "
        "Your data is as it was; check the rights of its folder."
    )


def _changes(data: bytes) -> list[tuple[bytes, Change]]:
    found = []
    for line in data.split(b"\n"):
        try:
            found.append((line, _decoder.decode(line)))
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue  # cut off by a kill, or the empty end of the file
    return found


def states_of(records: Iterable[Changed]) -> tuple[Tables, Tables]:
    """What the records were before the first of these changes, and what the last left."""
    was: dict[str, dict[str, Fields]] = {}
    became: dict[str, dict[str, Fields]] = {}
    for each in records:
        if each.before is not None:
            was.setdefault(each.table, {}).setdefault(each.id, each.before)
        became.setdefault(each.table, {})[each.id] = each.after
    return was, became


def outcome_of(changes: Iterable[Change]) -> Tables:
    """Each record as the last of the changes wrote it."""
    return states_of(each for change in changes for each in change.records)[1]
