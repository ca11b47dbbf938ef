"""The version of the file's shape: what leads to the present one, and what may be changed."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from nc_tui.core.errors import DamagedError, StoreError
from nc_tui.core.tables import Fields, Tables

Migration = Callable[[Tables], Tables]

MIGRATIONS: Mapping[int, Migration] = MappingProxyType({})
"""From a version to the next, forward only. Each gives new tables and changes none in place;
the version itself is written by ``migrated``."""

META_ID = 1


def newest_version(migrations: Mapping[int, Migration]) -> int:
    """The version this program writes."""
    return 1 + len(migrations)


def version_of(tables: Tables) -> int | None:
    """The schema version a file states; None for a new file. DamagedError for a foreign one."""
    meta = tables.get("meta", {}).get(str(META_ID))
    if meta is None:
        if any(tables.values()):
            message = (
                "this JSON file was not made by nc-tui. It was left as it is; "
                "choose another file with --data."
            )
            raise DamagedError(message)
        return None
    version = meta.get("schema")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        message = "the data file does not say which version it is. It was left as it is."
        raise DamagedError(message)
    return version


def is_newer(tables: Tables, migrations: Mapping[int, Migration]) -> bool:
    """Whether a newer nc-tui made the file."""
    return (version_of(tables) or 1) > newest_version(migrations)


def require_writable(tables: Tables, migrations: Mapping[int, Migration]) -> None:
    """StoreError when a newer nc-tui made the file: reading is safe, changing is not."""
    if is_newer(tables, migrations):
        message = f"{NEWER} Nothing was changed; update nc-tui to write."
        raise StoreError(message)


NEWER = "a newer nc-tui made this file, so this one only reads it."


def migrated(tables: Tables, migrations: Mapping[int, Migration]) -> Tables:
    """The tables in the newest shape; the same object where they have it, or a newer one."""
    version = version_of(tables)
    if version is None or version >= newest_version(migrations):
        return tables
    for old in range(version, newest_version(migrations)):
        tables = migrations[old](tables)
        meta = {**tables["meta"][str(META_ID)], "schema": old + 1}
        tables = {**tables, "meta": {**tables["meta"], str(META_ID): meta}}
    return tables


def new_meta(migrations: Mapping[int, Migration] = MIGRATIONS) -> Fields:
    """What ``meta`` holds, besides its stamp. Nothing per machine."""
    return {"schema": newest_version(migrations)}
