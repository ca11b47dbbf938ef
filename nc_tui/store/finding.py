"""Finding one record by the end of its id."""

from collections.abc import Iterable

from nc_tui.core.errors import NoSuchRecordError
from nc_tui.core.tables import Tables
from nc_tui.core.text import mend


def the_one(ending: str, ids: Iterable[str]) -> str:
    """The id that is ``ending`` or, alone among them, ends with it. Raises NoSuchRecordError."""
    ids = list(ids)
    if ending in ids:
        return ending
    matches = [key for key in ids if ending and key.endswith(ending)]
    if len(matches) != 1:
        what = "several ids end" if matches else "no id ends"
        message = f"{what} with {mend(ending)[:40]!r}; take one from the list."
        raise NoSuchRecordError(message)
    return matches[0]


def the_one_of_all(ending: str, tables: Tables) -> tuple[str, str]:
    """Table and id, of all tables or of the one that ``table/id`` names. NoSuchRecordError for
    none, and for more than one."""
    table, _, ending = ending.rpartition("/")
    found = [
        (name, key)
        for name, records in tables.items()
        for key in records
        if name != "meta" and table in ("", name) and key.isascii() and key.isdecimal()
    ]
    key = the_one(ending, {key for _, key in found})
    places = [place for place in found if place[1] == key]
    if len(places) > 1:
        names = " or ".join(f"{name}/{key}" for name, key in places)
        message = f"more than one record has that id; say which: {names}."
        raise NoSuchRecordError(message)
    return places[0]
