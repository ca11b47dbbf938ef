"""A first look at a large file: all but its pages, which are most of it and which the first
picture shows nothing of. ``Store.load`` reads the whole right after."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from nc_tui.core.errors import NcError
from nc_tui.core.state import Snapshot
from nc_tui.core.tables import Fields
from nc_tui.store.file_format import needs_mending
from nc_tui.store.schema import MIGRATIONS, newest_version, version_of
from nc_tui.store.views import views_of

_LARGE = 1 << 18
"""Bytes from which the whole takes longer to read than two looks."""
_PAGES = "journal"

_tables = msgspec.json.Decoder(dict[str, msgspec.Raw])
_records = msgspec.json.Decoder(dict[str, Fields])


def glimpse(path: Path) -> Snapshot | None:
    """What the file says besides its pages. None for a small one, one in which nothing began, and
    for all that is out of the ordinary: only the whole says what that is."""
    try:
        if path.stat().st_size < _LARGE or not path.is_file():
            return None
        parts = _tables.decode(path.read_bytes())
        parts.pop(_PAGES, None)
        if any(needs_mending(bytes(part)) for part in parts.values()):
            return None
        tables: Mapping[str, Mapping[str, Fields]] = {
            name: _records.decode(part) for name, part in parts.items()
        }
        if version_of(tables) != newest_version(MIGRATIONS):
            return None
        views = views_of(tables, needs_mending=False)
    except (OSError, ValueError, RecursionError, NcError):
        return None
    seen = Snapshot(**{name: table.values() for name, table in views.items()})  # type: ignore[arg-type]
    return None if seen.is_empty else seen
