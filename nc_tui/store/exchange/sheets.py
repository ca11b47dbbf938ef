"""CSV: one sheet a table, one record a row; for spreadsheets, and not for coming back."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any

import msgspec

from nc_tui.core.records import Entry, Record, Urge
from nc_tui.core.urge import last_strength
from nc_tui.store.exchange.holdings import Holdings
from nc_tui.store.views import KIND_OF

SHEETS = tuple(name for name in KIND_OF if name != "settings")

_BESIDES = {"updated", "deleted"}
_OBEYED = ("=", "+", "-", "@", "\t")
"""What a cell begins with that a spreadsheet would compute: a pasted message may (OWASP, CSV
injection). An apostrophe before it makes it text."""


def sheet(holdings: Holdings, name: str) -> str:
    """One table's rows below the names of its columns, oldest first."""
    kind = KIND_OF[name]
    columns = [f.encode_name for f in msgspec.structs.fields(kind) if f.name not in _BESIDES]
    columns += _more_columns(kind)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    for record in _rows(holdings, name):
        values = _values(holdings, record)
        writer.writerow([_cell(values.get(column)) for column in columns])
    return written.getvalue()


def sheets(holdings: Holdings) -> Iterator[tuple[str, str]]:
    """File name and text of every sheet."""
    for name in SHEETS:
        yield f"{name}.csv", sheet(holdings, name)


def _rows(holdings: Holdings, name: str) -> Sequence[Record]:
    if name == "journal":
        return holdings.readable()
    records: Iterable[Any] = getattr(holdings.snapshot, name)
    return sorted(records, key=lambda record: (record.at, record.id))


def _more_columns(kind: type[Record]) -> list[str]:
    return {Entry: ["tags", "starred"], Urge: ["first", "last"]}.get(kind, [])


def _values(holdings: Holdings, record: Record) -> dict[str, Any]:
    values = {
        field.encode_name: getattr(record, field.name)
        for field in msgspec.structs.fields(type(record))
    }
    values["id"] = str(record.id)
    if isinstance(record, Entry):
        values["tags"] = holdings.tags(record)
        values["starred"] = holdings.is_starred(record)
    if isinstance(record, Urge):
        values["first"] = record.samples[0][1] if record.samples else None
        values["last"] = last_strength(record)
    return values


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return str(value)
        case Enum():
            return str(value.value)
        case datetime():
            return value.isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case tuple() | list():
            return _text("; ".join(_item(item) for item in value))
        case _:
            return _text(str(value))


def _item(item: Any) -> str:
    match item:
        case tuple():  # seconds and strength, or a word and its seconds
            return " ".join(str(part) for part in item)
        case msgspec.Struct():
            return ": ".join(str(getattr(item, name)) for name in item.__struct_fields__)
        case _:
            return str(item)


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(_OBEYED) else text
