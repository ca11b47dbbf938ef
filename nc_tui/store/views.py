"""Between the dictionaries in the file and the typed views that screens are given."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date, datetime
from enum import Enum
from math import isfinite
from typing import Any, TypeVar

import msgspec

from nc_tui.core.errors import DamagedError, UsageError
from nc_tui.core.records import KINDS, Record, SettingRecord
from nc_tui.core.settings import check_setting
from nc_tui.core.tables import Fields, Tables, is_erased
from nc_tui.core.text import mend

R = TypeVar("R", bound=Record)
Views = dict[str, dict[str, Record]]
"""Table name to the record's id, as text, to its view."""

KIND_OF = {kind.table: kind for kind in KINDS}
_NAMES_OF = {
    kind: frozenset(field.encode_name for field in msgspec.structs.fields(kind)) for kind in KINDS
}


def views_of(tables: Tables, needs_mending: bool, *, passing_over: bool = False) -> Views:
    """Every record of the tables this version knows, but for those that were erased.

    DamagedError names one that is misshapen, unless those are to be passed over.
    """
    views: Views = {}
    for name, kind in KIND_OF.items():
        at_once = None if needs_mending else _all_at_once(kind, tables.get(name, {}))
        if at_once is not None:
            views[name] = at_once
            continue
        views[name] = {}
        for key, fields in tables.get(name, {}).items():
            if is_erased(fields):
                continue
            try:
                view = view_of(kind, key, mended(fields) if needs_mending else fields)
            except DamagedError:
                if not passing_over:
                    raise
            else:
                views[name][key] = view
    return views


def _all_at_once(kind: type[Record], table: Mapping[str, Fields]) -> dict[str, Record] | None:
    """The views of a whole table, in a third of the time that each by itself takes; None where
    one of them has to be looked at by itself."""
    if kind is SettingRecord:
        return None
    live = {key: fields for key, fields in table.items() if not is_erased(fields)}
    try:
        views = msgspec.convert(live, dict[str, kind])  # type: ignore[valid-type]
        for key, view in views.items():
            msgspec.structs.force_setattr(view, "id", int(key))
    except (msgspec.ValidationError, ValueError, RecursionError):
        return None
    return views


def view_of(kind: type[R], key: str, fields: Fields) -> R:
    """One record's view; DamagedError when it is misshapen. It shares nothing that can change."""
    try:
        if kind is SettingRecord:
            # The one kind whose value may be anything, so also something that can be changed.
            fields = deepcopy(fields)
        return msgspec.convert({**fields, "id": int(key)}, kind)
    except (msgspec.ValidationError, ValueError, RecursionError) as error:
        message = (
            f"record {key[:20]} in {kind.table} is not as it should be "
            f"({_without_values(error)}). The file was left as it is."
        )
        raise DamagedError(message) from error


def _without_values(error: Exception) -> str:
    # "Invalid enum value 'their words' - at `$.kind`": where it is wrong, never what was written.
    _, _, where = str(error).rpartition(" - at ")
    return f"see {where.strip('`$.')}" if where else "its id is no number"


def fields_of(record: Record, before: Fields | None = None) -> Fields:
    """What the file keeps of ``record``: its fields, and those of ``before`` that this version
    does not know. Text is mended; UsageError names a value out of its range.
    """
    known = _NAMES_OF[type(record)]
    fields = {name: value for name, value in (before or {}).items() if name not in known}
    plain = msgspec.to_builtins(record, builtin_types=(datetime, date))
    plain.pop("id", None)
    fields |= {name: _plain(value) for name, value in plain.items()}
    if isinstance(record, SettingRecord):
        check_setting(record.name, record.value)
    try:
        msgspec.convert({**fields, "id": record.id}, type(record))
    except msgspec.ValidationError as error:
        message = f"that value is not allowed ({_without_values(error)}). Nothing was changed."
        raise UsageError(message) from error
    return fields


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            # msgspec writes UTC as "Z"; the file keeps every offset as numbers.
            return value.isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case Enum():
            return value.value
        case str():
            return mend(value)
        case float() if not isfinite(value):
            message = "that number has no end. Nothing was changed."
            raise UsageError(message)
        case list() | tuple():
            return [_plain(item) for item in value]
        case dict():
            return {name: _plain(item) for name, item in value.items()}
        case _:
            return value


def mended(fields: Fields) -> Fields:
    """A record whose texts a terminal shows and never obeys."""
    return {name: _plain(value) for name, value in fields.items()}
