"""A file to import: what it is, and where it is not as it should be."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from json import JSONDecodeError, JSONDecoder
from pathlib import Path
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from nc_tui.core.errors import DamagedError, ForeignFileError
from nc_tui.core.importing import stamped_until
from nc_tui.core.jrnl import is_jrnl, is_jrnl_text, page_from
from nc_tui.core.tables import Fields, Tables, is_erased
from nc_tui.store.durable import identity_of, reason
from nc_tui.store.file_format import needs_mending, parse
from nc_tui.store.schema import Migration, is_newer, migrated, version_of
from nc_tui.store.views import KIND_OF, mended, view_of

Source = Literal["nc-tui", "jrnl"]

_CLOCKS_DIFFER = timedelta(days=1)
_ID = re.compile(r"[1-9][0-9]{0,18}")
_BYTE = re.compile(r"\(byte (\d+)\)$")
_MARK = b"\xef\xbb\xbf"  # of UTF-8, which some programs put first
_ENTRIES = re.compile(r'"entries"\s*:\s*\[\s*')
_BETWEEN = re.compile(r"\s*,?\s*")


class Incoming(NamedTuple):
    """What a file brings: records of nc-tui's with their ids, or pages of jrnl's without."""

    source: Source
    tables: Tables
    pages: tuple[Fields, ...] = ()


class Reader:
    """Reads files from elsewhere, as of ``now``; wall times without a zone are in ``zone``."""

    def __init__(self, now: datetime, zone: ZoneInfo, migrations: Mapping[int, Migration]) -> None:
        self._latest = now + _CLOCKS_DIFFER
        self._zone, self._migrations = zone, migrations

    def read(self, data: bytes, name: str, source: Source | None = None) -> Incoming:
        """What a file of these bytes brings; ``source`` is told by its shape when None.

        Raises ForeignFileError, with the line at fault, for anything but a sound file.
        """
        data = data.removeprefix(_MARK)
        try:
            value = parse(data)
        except (ValueError, RecursionError) as error:
            if is_jrnl_text(data):
                message = (
                    f"{name} is jrnl's own text, and only its json comes in. Nothing was added; "
                    "write it with jrnl --format json > journal.json, and import that."
                )
                raise ForeignFileError(message) from error
            what = "is empty" if not data.strip() else "is damaged"
            raise _refusal(name, what, _line_of_damage(data, error)) from error
        found: Source = "jrnl" if is_jrnl(value) else "nc-tui"
        if source is not None and found != source:
            raise _refusal(name, f"is no export of {source}", 1)
        if found == "jrnl":
            return Incoming("jrnl", {}, self._pages(value["entries"], data, name))
        return Incoming("nc-tui", self._tables(value, data, name))

    def _pages(self, entries: list[Any], data: bytes, name: str) -> tuple[Fields, ...]:
        pages = []
        for number, entry in enumerate(entries):
            try:
                pages.append(page_from(entry, self._zone))
            except (ValueError, OverflowError) as error:
                what = f"has an entry that is not as jrnl writes it (number {number + 1})"
                raise _refusal(name, what, _line_of_entry(data, number)) from error
        return tuple(pages)

    def _tables(self, value: Any, data: bytes, name: str) -> Tables:
        if not _is_tables(value) or "meta" not in value:
            raise _refusal(name, "is neither an export of nc-tui nor one of jrnl", 1)
        try:
            if is_newer(value, self._migrations):
                message = (
                    f"{name} was made by a newer nc-tui. Nothing was added; "
                    "update nc-tui, then import it."
                )
                raise ForeignFileError(message)
            version_of(value)
        except DamagedError as error:
            raise _refusal(name, "does not say which version it is", 1) from error
        dirty = needs_mending(data)
        tables = {
            table: {key: mended(fields) if dirty else fields for key, fields in records.items()}
            for table, records in migrated(value, self._migrations).items()
        }
        for table, records in tables.items():
            for key, fields in records.items():
                if table != "meta" and not _is_sound(table, key, fields):
                    line = _line_of_record(data, table, key)
                    raise _refusal(
                        name, f"has a record in {table} that is not as it should be", line
                    )
                records[key] = stamped_until(self._latest, fields)
        return tables


def bytes_of_file(path: Path) -> bytes:
    """What a file to import holds. Raises ForeignFileError where it cannot be read."""
    try:
        if identity_of(path) is None:
            message = f"there is no file {path}. Nothing was added; look at its name."
            raise ForeignFileError(message)
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {reason(error)}. Nothing was added; check its rights."
        raise ForeignFileError(message) from error


def _refusal(name: str, what: str, line: int) -> ForeignFileError:
    message = (
        f"{name} {what}: see line {line}. Nothing was added; "
        "export it anew, or mend that line in a copy of it."
    )
    return ForeignFileError(message)


def _is_tables(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(table, dict) and all(isinstance(fields, dict) for fields in table.values())
        for table in value.values()
    )


def _is_sound(table: str, key: str, fields: Fields) -> bool:
    if _ID.fullmatch(key) is None or int(key) >= 2**63:
        return False
    if table not in KIND_OF or is_erased(fields):
        return True
    try:
        view_of(KIND_OF[table], key, fields)
    except DamagedError:
        return False
    return True


# Where it is at fault


def _line_of(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _line_of_damage(data: bytes, error: Exception) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as undecodable:
        return _line_of(data, undecodable.start)
    try:
        msgspec.json.decode(data)
    except (ValueError, RecursionError) as malformed:
        error = malformed
    place = _BYTE.search(str(error))
    # Cut off, or nested without end: it is the end that is at fault.
    return _line_of(data, int(place[1]) if place else len(data.rstrip()))


def _line_of_record(data: bytes, table: str, key: str) -> int:
    """The line on which a record begins; nothing a person wrote looks like one, since its quotes
    are escaped."""
    begin = re.search(rb'"%s"\s*:\s*\{' % re.escape(table.encode()), data)
    place = (
        re.compile(rb'"%s"\s*:' % re.escape(key.encode())).search(data, begin.end())
        if begin
        else None
    )
    return _line_of(data, place.start()) if place else 1


def _line_of_entry(data: bytes, number: int) -> int:
    text = data.decode("utf-8", "replace")
    begin = _ENTRIES.search(text)
    if begin is None:
        return 1
    position, decoder = begin.end(), JSONDecoder()
    for _ in range(number):
        try:
            _, end = decoder.raw_decode(text, position)
        except (JSONDecodeError, RecursionError):
            break
        between = _BETWEEN.match(text, end)
        position = between.end() if between else end
    return text.count("\n", 0, position) + 1
