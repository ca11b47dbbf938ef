"""The doctor's look at the records of the file: told by table and id, never by their words."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from nc_tui.core.errors import DamagedError, UsageError
from nc_tui.core.records import Record, SettingRecord
from nc_tui.core.settings import SETTING_IDS, check_setting
from nc_tui.core.stamp import is_stamp
from nc_tui.core.tables import Fields, Tables, is_erased
from nc_tui.store.found import Finding, counted, some_of
from nc_tui.store.views import KIND_OF, view_of

_CLOCKS_DIFFER = timedelta(days=1)
"""How far ahead a moment may lie: clocks go wrong, and days end at different times."""

_ID = re.compile(r"[1-9][0-9]{0,18}")
_LARGEST_ID = 2**63 - 1


class _Placed(NamedTuple):
    """A record where it stands in the file; without a view when it is misshapen."""

    table: str
    key: str
    fields: Fields
    view: Record | None

    @property
    def name(self) -> str:
        # A key that is no id may be anything, also somebody's words.
        return f"{self.table}/{self.key if _is_id(self.key) else '(no id)'}"


def examine_records(tables: Tables, now: datetime, *, is_newer: bool) -> Iterator[Finding]:
    """Shapes, ids, stamps, dates and settings. ``is_newer``: made by a newer nc-tui."""
    erased = 0
    placed = []
    for table in KIND_OF:
        for key, fields in tables.get(table, {}).items():
            if is_erased(fields):
                erased += 1
            else:
                placed.append(_Placed(table, key, fields, _view(table, key, fields)))
    sound = [(each, each.view) for each in placed if each.view is not None]
    if sound or erased:
        yield Finding("records", "ok", _counts([view for _, view in sound], erased))
    misshapen = [each for each in placed if each.view is None]
    if is_newer:
        yield from _telling(misshapen, "This version cannot show {}.", "Update nc-tui to see them.")
        return
    yield from _telling(
        misshapen,
        "Not as they should be: {}.",
        "nc-tui doctor --repair takes from the copies kept here what they hold of them; "
        "the file as it is stays beside it.",
        is_problem=True,
    )
    yield from _telling(
        [each for each, _ in sound if not _is_id(each.key)],
        "With an id that nc-tui does not give: {}.",
        "Another program put them there; look at them there.",
    )
    yield from _telling(
        [each for each, _ in sound if not is_stamp(str(each.fields.get("updated")))],
        "Without the stamp of their last change: {}.",
        "Another program put them there; a copy from elsewhere would win over them. "
        "Changing them in nc-tui gives them one.",
    )
    yield from _telling(
        [each for each, _ in sound if _milliseconds(each.fields) > _latest(now).timestamp() * 1000],
        "Changed in the future, by their stamps: {}.",
        "A clock was wrong, here or on another machine; see that it is right.",
    )
    yield from _telling(
        [each for each, view in sound if view.is_live and _is_ahead(view, now)],
        "Dated in the future: {}.",
        "Give them another date, where it is not meant.",
    )
    yield from _telling(
        [each for each, view in sound if isinstance(view, SettingRecord) and _means_nothing(view)],
        "Settings that mean nothing on this machine: {}.",
        "The usual ones are in force instead.",
    )
    others = [table for table in tables if table not in KIND_OF and table != "meta"]
    if others:
        text = f"The file also has {counted(len(others), 'table')} that this version does not know."
        yield Finding("records", "note", text, "It stays as it is.")


def _telling(
    placed: Iterable[_Placed], text: str, todo: str, *, is_problem: bool = False
) -> Iterator[Finding]:
    """One finding about all of them, or none."""
    names = tuple(each.name for each in placed)
    if names:
        level: Literal["note", "problem"] = "problem" if is_problem else "note"
        text = text.format(some_of(names))
        yield Finding("records", level, text, todo, names, repairable=is_problem)


def _counts(views: list[Record], erased: int) -> str:
    removed = sum(not view.is_live for view in views)
    text = f"{counted(len(views), 'record')} as {'it' if len(views) == 1 else 'they'} should be"
    if removed:
        text += f", {removed} of them removed"
    if erased:
        text += f", and the {'mark' if erased == 1 else 'marks'} of {erased} erased"
    return f"{text}."


def _view(table: str, key: str, fields: Fields) -> Record | None:
    try:
        return view_of(KIND_OF[table], key, fields)
    except (DamagedError, RecursionError):  # a value may be nested without end
        return None


def _is_id(key: str) -> bool:
    return bool(_ID.fullmatch(key)) and int(key) <= _LARGEST_ID


def _milliseconds(fields: Fields) -> int:
    stamp = fields.get("updated")
    return int(stamp[:13]) if isinstance(stamp, str) and is_stamp(stamp) else 0


def _latest(now: datetime) -> datetime:
    return now + _CLOCKS_DIFFER


def _is_ahead(record: Record, now: datetime) -> bool:
    at, day = getattr(record, "at", None), getattr(record, "day", None)
    return (isinstance(at, datetime) and at > _latest(now)) or (
        isinstance(day, date) and day > _latest(now).date()
    )


def _means_nothing(record: SettingRecord) -> bool:
    if record.name not in SETTING_IDS:
        return False
    try:
        check_setting(record.name, record.value)
    except UsageError:
        return True
    return False
