"""The version of the file's shape, and which shapes this program may change."""

from nc_tui.core.errors import StoreError
from nc_tui.store.storage import Fields, Tables

VERSION = 1
META_ID = 1


def version_of(tables: Tables) -> int | None:
    """The schema version a file states; None for a new file. StoreError for a foreign one."""
    meta = tables.get("meta", {}).get(str(META_ID))
    if meta is None:
        if any(tables.values()):
            message = (
                "this JSON file was not made by nc-tui. It was left as it is; "
                "choose another file with --data."
            )
            raise StoreError(message)
        return None
    version = meta.get("schema")
    if not isinstance(version, int) or isinstance(version, bool):
        message = "the data file does not say which version it is. It was left as it is."
        raise StoreError(message)
    return version


def require_writable(tables: Tables) -> None:
    """StoreError when a newer nc-tui made the file: reading is safe, changing is not."""
    version = version_of(tables)
    if version is not None and version > VERSION:
        message = (
            "a newer nc-tui made this file, so this one only reads it. "
            "Nothing was changed; update nc-tui to write."
        )
        raise StoreError(message)


def new_meta() -> Fields:
    """What ``meta`` holds, besides its stamp. Nothing per machine."""
    return {"schema": VERSION}
