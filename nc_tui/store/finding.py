"""Finding one record by the end of its id."""

from collections.abc import Iterable, Mapping

from nc_tui.core.errors import NoSuchRecordError
from nc_tui.core.tables import Fields, Tables, is_erased
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


def the_live_one(ending: str, live: Iterable[str], table: Mapping[str, Fields]) -> str:
    """As ``the_one`` among those that are ``live``. A whole id means its own record alone:
    NoSuchRecordError where that is in the ``table`` no more, whatever else ends so."""
    ids = {*live}
    if ending in table and ending not in ids:
        what = "erased" if is_erased(table[ending]) else "taken away before"
        message = f"{mend(ending)[:40]!r} was {what}. Nothing was done; take one from the list."
        raise NoSuchRecordError(message)
    return the_one(ending, ids)


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
