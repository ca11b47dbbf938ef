"""The power is cut at any moment of a life with the store: what was acknowledged is there after.

By the model in ``power``: no block device is cut here. Its controls leave out one protection
each, and then the same cuts do lose what was acknowledged.
"""

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from tinydb import TinyDB

from nc_tui.core.errors import StoreError
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.clocks import FrozenClock
from tests.store.deeds import Deeds, Pages, pages_of
from tests.store.power import Disk, Step, Tree, lay_out, recording
from tests.store.samples import entry

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="macOS syncs by another call")

Fate = Callable[["Cut", Path], str]


class Cut(NamedTuple):
    """What a power cut left, and what was acknowledged before it.

    ``pages`` are those of the last change, and those that the one under way would leave.
    """

    tree: Tree
    pages: tuple[Pages, Pages]
    changes: int


pytestmark = pytest.mark.usefixtures("no_waiting")


def locations_in(root: Path) -> Locations:
    """Everything below one folder, by the same names wherever that is."""
    state = root / "state" / "nc-tui" / "here"
    return Locations(
        data=root / "data" / "nc-tui" / "nc.json", config=root / "config.toml",
        state=state, backups=state / "backups", cache=root / "cache",
    )  # fmt: skip


# Lives


def life(root: Path, seed: int, changes: int) -> list[Step]:
    """Changes of every kind, from the very first, with copies made in between; half of them
    after the file was spoilt and put right."""
    root.mkdir()
    locations, clock, chance = locations_in(root), FrozenClock(), Random(seed)
    with recording(root) as recorder:
        for half in range(2):
            if half:
                _spoil(locations.data)
            deeds = Deeds(Store(locations, clock, chance.getrandbits), chance)
            for _ in range(changes // 2):
                recorder.say(deeds.pages)
                deeds.done(deeds.next())
                clock.advance(minutes=4)
            recorder.say(deeds.pages)
    assert recorder.missed_nothing()
    return recorder.steps


def _spoil(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
    os.write(descriptor, b"\0" * 4096)
    os.fsync(descriptor)
    os.close(descriptor)


def life_with_plain_tinydb(root: Path, seed: int, changes: int) -> list[Step]:
    root.mkdir()
    chance = Random(seed)
    with recording(root) as recorder, TinyDB(root / "plain.json") as database:
        journal = database.table("journal", cache_size=0)
        pages: Pages = ()
        recorder.say(pages)
        for number in range(changes):
            word = f"{number:04}"
            text = word + " and on" * chance.choice((1, 20, 300))
            if pages and chance.random() < 0.4:
                (old,) = chance.sample(journal.all(), 1)
                journal.update({"text": text}, doc_ids=[old.doc_id])
            else:
                journal.insert({"text": text})
            pages = tuple(sorted(page["text"].split()[0] for page in journal.all()))
            recorder.say(pages)
    assert recorder.missed_nothing()
    return recorder.steps


# Cuts


def cuts(steps: list[Step], by_chance: int) -> Iterator[Cut]:
    """Every state that a cut after any call may leave: the edges, and ``by_chance`` more a call.
    One that is the same as before comes once."""
    words = [step.words[0] for step in steps if step.call == "said"]
    disk, said, chance = Disk(), 0, Random(1)
    seen: set[int] = set()
    for step in steps:
        if step.call == "said":
            said += 1
            continue
        getattr(disk, step.call)(*step.words)
        pages = words[max(0, said - 1)], words[min(said, len(words) - 1)]
        for tree in [*disk.at_the_edges(), *(disk.by_chance(chance) for _ in range(by_chance))]:
            mark = hash((tuple(tree.items()), pages))
            if mark not in seen:
                seen.add(mark)
                yield Cut(tree, pages, max(0, said - 1))


def fate(cut: Cut, root: Path) -> str:
    """What becomes of the pages with nc-tui, once the power is back: "kept", "put right", "lost"
    or "unreadable". Kept also means that the next change works."""
    lay_out(cut.tree, root)
    try:
        store = Store(locations_in(root), FrozenClock(), Random(1).getrandbits)
        pages = pages_of(store.load())
        kept = pages_of(store.keep(entry("next")).snapshot)
        json.loads(store.locations.data.read_bytes())
    except (StoreError, ValueError):
        return "unreadable"
    if pages not in cut.pages or kept != tuple(sorted((*pages, "next"))):
        return "lost"
    return "put right" if store.take_news() else "kept"


def plain_fate(cut: Cut, root: Path) -> str:
    data = cut.tree.get(Path("plain.json"))
    try:
        tables = json.loads(data) if data else {}
    except ValueError:
        return "unreadable"
    pages = sorted(page["text"].split()[0] for page in tables.get("journal", {}).values())
    return "kept" if tuple(pages) in cut.pages else "lost"


def fates(steps: list[Step], root: Path, by_chance: int, fate: Fate = fate) -> Counter[str]:
    """How many of the cuts came to what; also how many there were, and how many changes had been
    acknowledged before them."""
    found: Counter[str] = Counter()
    with pytest.MonkeyPatch.context() as patch:
        # Here the model is the disk.
        patch.setattr(os, "fsync", lambda descriptor: None)
        for cut in cuts(steps, by_chance):
            found.update(["cuts", fate(cut, root)])
            found["acknowledged"] += cut.changes
            shutil.rmtree(root, ignore_errors=True)
    return found


def without(steps: list[Step], *calls: str) -> list[Step]:
    return [step for step in steps if step.call not in calls]


def test_what_was_acknowledged_is_there_after_a_power_cut_at_any_call(
    tmp_path: Path, is_long: bool
) -> None:
    found: Counter[str] = Counter()
    for seed in range(20 if is_long else 1):
        steps = life(tmp_path / f"lived-{seed}", seed, changes=40 if is_long else 20)
        found += fates(steps, tmp_path / "cut", by_chance=4 if is_long else 1)
    print(dict(found))
    assert found["lost"] == found["unreadable"] == 0
    assert found["cuts"] == found["kept"] + found["put right"] > 250
    # Most of the rest is the file that was spoilt on purpose.
    assert found["put right"] < found["kept"] / 5


def test_a_file_whose_bytes_came_too_late_is_put_right_by_the_log(tmp_path: Path) -> None:
    steps = life(tmp_path / "lived", 1, changes=8)
    names = {step.words[1]: step.words[0].name for step in reversed(steps) if step.call == "name"}
    late = [
        step
        for step in steps
        if not (step.call == "sync_file" and names[step.words[0]].startswith(".nc.json."))
    ]
    found = fates(late, tmp_path / "cut", by_chance=1)
    assert found["lost"] == found["unreadable"] == 0
    assert found["put right"] > found["cuts"] / 4


@pytest.mark.parametrize("protection", ["sync_file", "sync_folder"])
def test_control_without_it_the_same_cuts_lose_what_was_acknowledged(
    protection: str, tmp_path: Path
) -> None:
    steps = life(tmp_path / "lived", 1, changes=8)
    found = fates(without(steps, protection), tmp_path / "cut", by_chance=1)
    print(protection, dict(found))
    assert found["lost"] > 10


def test_control_plain_tinydb_is_unreadable_or_loses_in_the_same_cuts(
    tmp_path: Path, is_long: bool
) -> None:
    found: Counter[str] = Counter()
    for seed in range(20 if is_long else 1):
        steps = life_with_plain_tinydb(tmp_path / f"lived-{seed}", seed, changes=40)
        found += fates(steps, tmp_path / "cut", by_chance=4, fate=plain_fate)
    print("plain tinydb", dict(found))
    assert found["unreadable"] > 5
    assert found["lost"] > 5


def test_the_model_keeps_what_was_synced_and_owes_nothing_else(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    with recording(root) as recorder:
        for name in ("synced", "not synced"):
            file = os.open(root / name, os.O_WRONLY | os.O_CREAT)
            os.write(file, b"words")
            if name == "synced":
                os.fsync(file)
                folder = os.open(root, os.O_RDONLY)
                os.fsync(folder)
                os.close(folder)
            os.close(file)
    assert recorder.missed_nothing()
    disk, chance = Disk(), Random(1)
    for step in recorder.steps:
        getattr(disk, step.call)(*step.words)
    left = [disk.by_chance(chance) for _ in range(100)]
    assert {tree[Path("synced")] for tree in left} == {b"words"}
    assert {tree.get(Path("not synced")) for tree in left} >= {None, b"", b"words", bytes(5)}
