"""What can be read in a damaged file: every record that is whole, wherever it stands."""

import json
import re
from datetime import datetime, timedelta

from nc_tui.core.errors import DamagedError
from nc_tui.core.stamp import is_stamp
from nc_tui.core.tables import Fields, Tables, is_erased
from nc_tui.store.file_format import decode
from nc_tui.store.views import KIND_OF, view_of

_PLACE = re.compile(r'"(?:([a-z]+)|([0-9]{1,19}))":\s*(?=\{)')
"""A table's name or a record's id. Nothing a person wrote looks so: its quotes are escaped."""

_TOO_FAR = timedelta(days=1)
"""A stamp further in the future than clocks go wrong was damaged itself."""


def salvage(data: bytes, now: datetime) -> Tables:
    """The sound records in the bytes of a damaged file; those of unknown tables stay out."""
    try:
        tables = decode(data, "")
    except DamagedError:
        tables = _whole_records(data)
    return {
        name: {key: fields for key, fields in table.items() if _is_sound(name, key, fields, now)}
        for name, table in tables.items()
        if name in KIND_OF or name == "meta"
    }


def ids_in(data: bytes) -> set[str]:
    """The ids that can be seen in a damaged file, whatever became of their records."""
    return {key for _, key in _PLACE.findall(data.decode("utf-8", "replace")) if key}


def _whole_records(data: bytes) -> Tables:
    text = data.decode("utf-8", "replace")
    decoder = json.JSONDecoder()
    tables: dict[str, dict[str, Fields]] = {}
    name, begin = "", 0
    while match := _PLACE.search(text, begin):
        begin = match.end()
        if match[1]:
            name = match[1]
            continue
        try:
            fields, begin = decoder.raw_decode(text, begin)
        except (ValueError, RecursionError):
            continue  # cut off or flipped: the next one may be whole
        tables.setdefault(name, {})[match[2]] = fields
    return tables


def _is_sound(name: str, key: str, fields: Fields, now: datetime) -> bool:
    stamp = fields.get("updated")
    if not isinstance(stamp, str) or not is_stamp(stamp):
        return False
    if int(stamp[:13]) > (now + _TOO_FAR).timestamp() * 1000:
        return False
    return name == "meta" or is_erased(fields) or is_readable(name, key, fields)


def is_readable(name: str, key: str, fields: Fields) -> bool:
    """Whether a record of a table this version knows can be shown."""
    try:
        view_of(KIND_OF[name], key, fields)
    except DamagedError:
        return False
    return True


def without_record(data: bytes, key: str) -> bytes:
    """A damaged file's bytes without what follows an id, up to the next one."""
    text = data.decode("utf-8", "surrogateescape")
    places = [*_PLACE.finditer(text)]
    ends = [place.start() for place in places[1:]] + [len(text)]
    cuts = [(p.start(), end) for p, end in zip(places, ends, strict=False) if p[2] == key]
    for start, end in reversed(cuts):
        text = text[:start] + text[end:]
    return text.encode("utf-8", "surrogateescape")
