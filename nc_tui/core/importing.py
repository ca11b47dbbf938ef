"""What a file from elsewhere adds to the records here: worked out first, so that it can be told
before anything is changed, and added twice nothing is.

Two records of one id are joined as ``core.merge`` joins them: the newer is shown, the other stays
in its history.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from nc_tui.core.merge import merge_record
from nc_tui.core.stamp import is_stamp
from nc_tui.core.tables import Fields, Tables, is_erased
from nc_tui.core.undo import bare

Fate = Literal["added", "newer", "older", "same", "away"]
"""``added``: not here before; ``newer``: changed there later, so theirs is shown; ``older``:
changed here later, so ours is; ``away``: taken away or erased here since."""

FATES: tuple[Fate, ...] = ("added", "newer", "older", "same", "away")

Place = tuple[str, str]
"""Table and id."""

Counts = Mapping[tuple[Fate, str], int]
"""How many met which fate: by table, but for letters, which are counted by themselves."""


class Planned(NamedTuple):
    """``records`` are to be written whole, each with the stamp it came with."""

    records: Mapping[Place, Fields]
    counts: Counts
    brought_back: Mapping[Place, Fields]
    """Those that are changed by this, and get a stamp of their own."""
    new: tuple[Fields, ...] = ()
    """Those that need an id as well; all of the journal."""

    def number(self, fate: Fate) -> int:
        """How many met that fate, of all tables together."""
        return sum(count for (each, _), count in self.counts.items() if each == fate)

    @property
    def is_nothing(self) -> bool:
        """Whether the file would change nothing here."""
        return not (self.records or self.brought_back or self.new)


def plan_records(present: Tables, incoming: Tables, *, bring_back: bool) -> Planned:
    """For records with ids. ``bring_back`` also adds what was removed here; what was erased
    stays erased."""
    records: dict[Place, Fields] = {}
    back: dict[Place, Fields] = {}
    counts: Counter[tuple[Fate, str]] = Counter()
    for name, key, theirs in _each(incoming):
        ours = present.get(name, {}).get(key)
        fields, fate = _met(ours, theirs)
        if fate == "away" and bring_back and ours is not None and not is_erased(ours):
            back[name, key], fate = _brought_back(ours, theirs), "added"
        elif fields is not ours:
            records[name, key] = fields
        if "deleted" not in theirs:
            counts[fate, _noun(name, theirs)] += 1
    return Planned(records, counts, back)


def _each(tables: Tables) -> Iterator[tuple[str, str, Fields]]:
    for name, table in tables.items():
        if name != "meta":
            for key, fields in table.items():
                yield name, key, fields


def _met(ours: Fields | None, theirs: Fields) -> tuple[Fields, Fate]:
    """The record as it is to be, ``ours`` itself where nothing changes."""
    if ours is None:
        return theirs, "added"
    if bare(ours) == bare(theirs) or "deleted" in theirs:
        return ours, "same"  # an import takes nothing away
    if "deleted" in ours and _content(ours) == _content(theirs):
        return ours, "away"
    joined = merge_record(ours, theirs)
    if "deleted" in joined:
        return joined, "away"
    if joined == ours:
        return ours, "same"
    return joined, "older" if _content(joined) == _content(ours) else "newer"


def _brought_back(ours: Fields, theirs: Fields) -> Fields:
    """As it is there; what it was here when it was removed stays in its history."""
    if _content(ours) == _content(theirs):
        return {name: value for name, value in bare(ours).items() if name != "deleted"}
    was = {name: value for name, value in ours.items() if name != "history"}
    before = [was, *_history(ours), *_history(theirs)]
    return {**bare(theirs), "history": before}


def _history(fields: Fields) -> list[Fields]:
    history = fields.get("history", [])
    return history if isinstance(history, list) else []


def _content(fields: Fields) -> Fields:
    besides = ("updated", "deleted", "history")
    return {name: value for name, value in fields.items() if name not in besides}


def plan_pages(present: Tables, pages: Iterable[Fields], *, bring_back: bool) -> Planned:
    """For pages of another program, which have no ids: one of the same minute and text is the
    same, wherever the clock stood."""
    known = {
        _same_as(fields): (key, fields)
        for key, fields in present.get("journal", {}).items()
        if fields.get("kind") == "entry"
    }
    back: dict[Place, Fields] = {}
    new: list[Fields] = []
    counts: Counter[tuple[Fate, str]] = Counter()
    for page in pages:
        key, ours = known.get(_same_as(page), ("", None))
        if ours is None:
            known[_same_as(page)] = "", page
            new.append(page)
        elif "deleted" in ours and bring_back:
            known[_same_as(page)] = key, page
            back["journal", key] = _brought_back(ours, ours)
        fate: Fate = "added" if ours is None else "same"
        if ours is not None and "deleted" in ours:
            fate = "added" if bring_back else "away"
        counts[fate, "journal"] += 1
    return Planned({}, counts, back, tuple(new))


def _same_as(page: Fields) -> tuple[str, str]:
    return str(page.get("at"))[:16], str(page.get("text"))


def _noun(name: str, fields: Fields) -> str:
    return "letters" if name == "journal" and fields.get("kind") == "letter" else name


def stamped_until(latest: datetime, fields: Fields) -> Fields:
    """``fields`` without a stamp from after ``latest``: it would win over every change to come."""
    stamp = fields.get("updated")
    if isinstance(stamp, str) and is_stamp(stamp):
        if int(stamp[:13]) <= latest.timestamp() * 1000:
            return fields
    elif "updated" not in fields:
        return fields
    return bare(fields)


# How it is said

_NOUNS = {
    "contacts": ("line of the ledger", "lines of the ledger"),
    "urges": ("urge", "urges"),
    "journal": ("page", "pages"),
    "letters": ("letter", "letters"),
    "checkins": ("check-in", "check-ins"),
    "reflections": ("look at a day", "looks at a day"),
    "plan": ("line of the plan", "lines of the plan"),
    "settings": ("setting", "settings"),
}


def say_each(counts: Counts, fate: Fate) -> str:
    """ "30 pages, 1 letter and 12 urges", of one fate; "" for none."""
    said = []
    for name, (one, many) in {**_NOUNS, "": ("other record", "other records")}.items():
        number = sum(
            count
            for (each, noun), count in counts.items()
            if each == fate and (noun if noun in _NOUNS else "") == name
        )
        if number:
            said.append(f"{number:,} {one if number == 1 else many}")
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said)


def say_counts(counts: Counts, *, is_dry: bool) -> list[str]:
    """What was added, or would be, and what became of the rest: a sentence each."""
    added = say_each(counts, "added")
    lead = "Would be added" if is_dry else "Added"
    said = [f"{lead}: {added}." if added else "Nothing in it is new."]
    for fate, words in (
        ("newer", "Changed there later, so theirs is shown, and yours kept behind it"),
        ("older", "Changed here later, so yours is shown, and theirs kept behind it"),
        ("same", "Here already"),
        ("away", "Taken away here since, so left away"),
    ):
        if each := say_each(counts, fate):  # type: ignore[arg-type]
            said.append(f"{words}: {each}.")
    return said
