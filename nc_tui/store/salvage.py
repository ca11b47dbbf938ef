"""What can be read in a damaged file: every record that is whole, wherever it stands."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

import msgspec

from nc_tui.core.errors import DamagedError
from nc_tui.core.stamp import is_stamp
from nc_tui.core.tables import Fields, Tables, is_erased
from nc_tui.core.text import mend
from nc_tui.store.file_format import decode
from nc_tui.store.schema import META_ID, MIGRATIONS, Migration, migrated
from nc_tui.store.views import KIND_OF, view_of

_PLACE = re.compile(
    rf'"(?:({"|".join((*KIND_OF, "meta"))}|[a-z]+(?=":\s*\{{\s*"[0-9]+":\s*\{{))|([0-9]{{1,19}}))"'
    r":\s*(?=\{)"
)
"""A table's name or a record's id. Nothing a person wrote looks so: its quotes are escaped."""

_STRANGE = re.compile("[\x00-\x1f\x7f\udc80-\udcff]")
"""What ends a line, or stands in none: after it another record may go on."""
_OURS = re.compile(r"[0-9]{13}-[0-9a-f]{4}-[0-9a-f]{8}")
"""A stamp: no other program writes one."""

_TOO_FAR = timedelta(days=1)
"""A stamp further in the future than clocks go wrong was damaged itself."""


def salvage(data: bytes, now: datetime, migrations: Mapping[int, Migration] = MIGRATIONS) -> Tables:
    """The sound records in the bytes of a damaged file, in the newest shape; those of unknown
    tables stay out. A stamp from after ``now`` is left out: its record is older than any."""
    latest = int((now + _TOO_FAR).timestamp() * 1000)
    found: dict[str, dict[str, Fields]] = {}
    for name, key, fields in _records_in(data):
        sound = _stamped_until(latest, fields)
        table = found.setdefault(_table_of(name, key, fields), {})
        # It is there twice where a program, writing over the file, was stopped half way.
        table[key] = max(sound, table.get(key, {}), key=_stamp)
    ours = {name: found[name] for name in KIND_OF if name in found}
    meta = {str(META_ID): found.get("meta", {}).get(str(META_ID), {})}
    try:
        return readable(migrated({"meta": meta, **ours}, migrations))
    except DamagedError:  # it does not say its version: what can be shown is of this one
        return readable(ours)


def readable(tables: Tables) -> dict[str, dict[str, Fields]]:
    """The records that can be shown, and those of tables this version does not know."""
    return {
        name: {
            key: fields
            for key, fields in table.items()
            if name not in KIND_OF or is_erased(fields) or _is_readable(name, key, fields)
        }
        for name, table in tables.items()
    }


def ids_in(data: bytes) -> set[str]:
    """The ids that can be seen in a damaged file, whatever became of their records."""
    return {key for _, key in _PLACE.findall(data.decode("utf-8", "replace")) if key}


def without_record(data: bytes, key: str) -> bytes:
    """What a damaged file still says of other records than one, and nothing that stands between
    them: that may be what is left of it."""
    text = data.decode("utf-8", "surrogateescape")
    places = [*_PLACE.finditer(text)]
    if not any(place[2] for place in places) and not _OURS.search(text):
        return data  # another program's
    ends = [place.start() for place in places[1:]] + [len(text)]
    kept = []
    for place, end in zip(places, ends, strict=True):
        if place[1]:
            kept.append(text[place.start() : place.end() + 1])
        elif place[2] != key:
            kept.append(text[place.start() : _end_of_record(text, place.end(), end)])
    return "\n".join(kept).encode("utf-8", "surrogateescape")


def _records_in(data: bytes) -> Iterator[tuple[str, str, Fields]]:
    """Table, id and fields of each that is whole."""
    try:
        tables = decode(data, "")
    except DamagedError:
        yield from _whole_records(data.decode("utf-8", "replace"))
    else:
        yield from ((name, key, table[key]) for name, table in tables.items() for key in table)


def _whole_records(text: str) -> Iterator[tuple[str, str, Fields]]:
    name, begin = "", 0
    while match := _PLACE.search(text, begin):
        begin = match.end()
        if match[1]:
            name = match[1]
        elif record := _record_at(text, begin):
            fields, begin = record
            yield name, match[2], fields


def _table_of(name: str, key: str, fields: Fields) -> str:
    """The one whose record it is: the name it stands under may be lost, or another's."""
    if not _stamp(fields) or is_erased(fields):
        return name
    tables = (name, *KIND_OF) if name in KIND_OF else KIND_OF
    return next((table for table in tables if _is_readable(table, key, fields)), name)


_decoder = json.JSONDecoder(parse_constant=lambda _: None)


def _record_at(text: str, begin: int) -> tuple[Fields, int] | None:
    """The record that begins there, and where it ends; None where it is cut off or flipped."""
    try:
        fields, end = _decoder.raw_decode(text, begin)
        # Without what no file can be written with: half characters, endless numbers.
        mended: Fields = msgspec.json.decode(mend(json.dumps(fields, ensure_ascii=False)))
    except (ValueError, RecursionError):
        return None
    # One that lost its end may have taken the next ones in.
    return None if _PLACE.search(text, begin, end) else (mended, end)


def _end_of_record(text: str, begin: int, end: int) -> int:
    if record := _record_at(text, begin):
        return record[1]
    strange = _STRANGE.search(text, begin, end)
    return strange.start() if strange else end


def _stamped_until(latest: int, fields: Fields) -> Fields:
    if _stamp(fields) and int(_stamp(fields)[:13]) <= latest:
        return fields
    return {name: value for name, value in fields.items() if name != "updated"}


def _stamp(fields: Fields) -> str:
    stamp = fields.get("updated")
    return stamp if isinstance(stamp, str) and is_stamp(stamp) else ""


def _is_readable(name: str, key: str, fields: Fields) -> bool:
    try:
        view_of(KIND_OF[name], key, fields)
    except DamagedError:
        return False
    return True
