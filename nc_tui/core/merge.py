"""Two copies of the file made one: no version of a record is lost, and nothing erased returns.

A record is a set of versions: its own fields and the items of its ``history``. Joining is the
union of the sets, so copies may meet in any order and any number of times, and end up the same
(a state-based CRDT: Shapiro et al. 2011). Equal versions are one, numbers by their value: 305
and 305.0 are the same, as another program may write either.

Nothing given is changed; results share what they can with it, unchanged records whole.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from nc_tui.core.stamp import is_stamp
from nc_tui.core.tables import Fields, Tables, is_erased

_NUMBER = re.compile(r'"(?:[^"\\]++|\\.)*+"|(true|false)|(-?\d+(?:\.\d+|(?=e))(?:e[+-]?\d+)?)')


def merge(left: Tables, right: Tables, base: Tables | None = None) -> dict[str, dict[str, Fields]]:
    """Every table and record of both. ``base`` is what both came from: a record that only one
    of them changed is that one's; changed by both, or without ``base``, it is joined.
    """
    return _combined(left, right, base or {}, merge_record)


def newest(left: Tables, right: Tables) -> dict[str, dict[str, Fields]]:
    """Both copies of one machine, whose older versions are ordinary ancestors: of each record
    the later ``updated``, ``left`` where they tie. Only history that was there already is kept,
    and the tombstone behind a version newer than it.
    """
    return _combined(left, right, {}, _newer)


def merge_record(left: Fields, right: Fields) -> Fields:
    """Both sets of versions as one: the newest, and the others in its ``history``."""
    if left == right:
        return left
    joined = _record([*_versions(left), *_versions(right)])
    return left if joined == left else right if joined == right else joined


def _combined(
    left: Tables, right: Tables, base: Tables, settle: Callable[[Fields, Fields], Fields]
) -> dict[str, dict[str, Fields]]:
    combined = {name: dict(table) for name, table in left.items()}
    for name, table in right.items():
        records, before = combined.setdefault(name, {}), base.get(name, {})
        for key, theirs in table.items():
            ours = records.setdefault(key, theirs)
            if ours is theirs or ours == theirs:
                continue
            known = before.get(key)
            if ours == known:
                records[key] = theirs
            elif theirs != known:
                records[key] = settle(ours, theirs)
    return combined


def _newer(left: Fields, right: Fields) -> Fields:
    (ours, *older), (theirs, *others) = _versions(left), _versions(right)
    later = theirs if _stamp(theirs) > _stamp(ours) else ours
    kept = [version for version in (ours, theirs) if version is later or is_erased(version)]
    return _record([*kept, *older, *others])


def _versions(record: Fields) -> Iterator[Any]:
    """The record's own fields, then all of its history, however deep.

    From another program: a history that is no list is one item; an item that is no record is
    kept as it is, as the oldest.
    """
    waiting: list[Any] = [record]
    while waiting:
        version = waiting.pop()
        if isinstance(version, dict) and "history" in version:
            history = version["history"]
            waiting += history if isinstance(history, list) else [history]
            version = {name: value for name, value in version.items() if name != "history"}
        yield version


def _record(versions: Iterable[Any]) -> Fields:
    once = {_canonical(version): version for version in versions}
    # Among those without a stamp a record comes first: "{" sorts above all that JSON begins with.
    ranked = sorted(once, key=lambda form: (_stamp(once[form]), form), reverse=True)
    ordered = [once[form] for form in ranked]
    erased = next((item for item in ordered if isinstance(item, dict) and is_erased(item)), None)
    if erased is not None:
        # The tombstone stays behind what is newer: it still has to meet copies that are older.
        ordered = [item for item in ordered if item is erased or _stamp(item) > _stamp(erased)]
    top, *history = ordered
    return {**top, "history": history} if history else top


def _stamp(version: Any) -> str:
    stamp = version.get("updated") if isinstance(version, dict) else None
    return stamp if isinstance(stamp, str) and is_stamp(stamp) else ""


def _canonical(version: Any) -> str:
    """Its JSON, the same for all that are equal; never recursing in Python, however deep."""
    return _NUMBER.sub(_by_value, json.dumps(version, sort_keys=True))


def _by_value(found: re.Match[str]) -> str:
    truth, fraction = found.groups()
    if truth:
        return "1" if truth == "true" else "0"
    if fraction and (number := float(fraction)).is_integer():
        return str(int(number))
    return found.group()
