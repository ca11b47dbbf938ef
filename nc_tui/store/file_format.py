"""The file's bytes: JSON, one record a line, in one order whoever writes them."""

import json
import re
from bisect import insort
from collections.abc import Mapping
from typing import Any

import msgspec

from nc_tui.core.errors import DamagedError, StoreError
from nc_tui.core.tables import Fields, Tables

TABLE_ORDER = (
    "meta", "settings", "contacts", "urges", "journal", "checkins", "reflections", "plan",
)  # fmt: skip

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")

# What mending would change, as it may stand in the file's bytes, escaped or not. One pattern for
# each first byte: that is looked for three times as fast as all of it at once.
_NEED_MENDING = (
    re.compile(rb"\\(?:[rbf]|u00[0189]|u007[fF]|u20[26]|u[dD][89a-fA-F])"),
    re.compile(rb"\x7f"),
    re.compile(rb"\xc2[\x80-\x9f]"),
    re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])"),
)


def needs_mending(data: bytes) -> bool:
    """Whether the file may hold text that a terminal would obey: another program wrote it."""
    return any(pattern.search(data) for pattern in _NEED_MENDING)


def decode(data: bytes, name: str) -> Tables:
    """The tables in a file's bytes; DamagedError when they are not such a file."""
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass  # what is wrong with it is found out step by step
    try:
        tables = parse(data)
    except (ValueError, RecursionError) as error:
        what = "is empty" if not data.strip() else "is damaged and cannot be read"
        message = (
            f"{name} {what}. It was left as it is; "
            "put a copy back in its place, or choose another file with --data."
        )
        raise DamagedError(message) from error
    if not isinstance(tables, dict) or not all(
        isinstance(table, dict) and all(isinstance(fields, dict) for fields in table.values())
        for table in tables.values()
    ):
        message = (
            f"{name} is not a file of nc-tui. It was left as it is; "
            "choose another file with --data."
        )
        raise DamagedError(message)
    return tables


_decoder = msgspec.json.Decoder(dict[str, dict[str, Fields]])


def parse(data: bytes) -> Any:
    """The value in JSON bytes, whichever program wrote them. ValueError, RecursionError."""
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


class Encoder:
    """Makes the file's bytes, and remembers each record's line while the record is the same.

    With ten thousand records a change makes one line anew instead of all.
    """

    def __init__(self) -> None:
        self._blocks: dict[str, _Block] = {}

    def encode(self, tables: Tables) -> bytes:
        """Raises StoreError for a value that JSON has no form for."""
        known = [name for name in TABLE_ORDER if name in tables]
        names = known + sorted(set(tables) - set(known))
        try:
            blocks = {name: self._block(name, tables[name]) for name in names}
        except (TypeError, ValueError, UnicodeEncodeError) as error:
            message = "a value could not be written as JSON. Nothing was changed."
            raise StoreError(message) from error
        self._blocks = blocks
        parts = [part for block in blocks.values() for part in (b",\n", *block.parts)]
        return b"".join([b"{\n", *parts[1:], b"\n}\n"])

    def _block(self, name: str, table: Mapping[str, Fields]) -> "_Block":
        block = self._blocks.get(name)
        return block if block is not None and block.table is table else _Block(name, table, block)


class _Block:
    """One table's bytes, made from those of an earlier state of it."""

    lines: dict[str, bytes]
    keys: list[str]

    def __init__(self, name: str, table: Mapping[str, Fields], before: "_Block | None") -> None:
        self.table = table
        known = before.table if before else {}
        lines = before.lines if before else {}
        changed = {
            key: _encoder.encode(key) + b":" + _encoder.encode(fields)
            for key, fields in table.items()
            if known.get(key) is not fields
        }
        new = [key for key in changed if key not in known]
        if before and len(table) == len(known) + len(new):
            self.lines = {**lines, **changed}
            self.keys = [*before.keys]
            for key in new:
                insort(self.keys, key, key=_by_number)
        else:
            self.lines = {key: changed.get(key) or lines[key] for key in table}
            self.keys = sorted(table, key=_by_number)
        body = b",\n".join([self.lines[key] for key in self.keys])
        self.parts = (_encoder.encode(name), b": {\n", body, b"\n}")


def _by_number(key: str) -> tuple[int, str]:
    return len(key), key


def encode(tables: Tables) -> bytes:
    """The bytes of ``tables``, each record anew."""
    return Encoder().encode(tables)
