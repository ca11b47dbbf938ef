"""Several writers and readers of one file, in one process and in several."""

import json
from pathlib import Path

import pytest

from nc_tui.core.records import Record
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.clocks import FrozenClock
from tests.store.children import Child
from tests.store.samples import entry, urge


def stores(locations: Locations) -> tuple[Store, Store]:
    # The same clock and no entropy: every id that could meet another one does.
    clock = FrozenClock()
    return Store(locations, clock, lambda bits: 0), Store(locations, clock, lambda bits: 0)


def test_two_stores_taking_turns_lose_nothing(locations: Locations) -> None:
    left, right = stores(locations)
    kept: list[Record] = []
    for turn in range(10):
        kept += left.keep(urge(turn % 10)).records
        kept += right.keep(entry(f"page {turn}"), urge(turn % 10)).records
    assert len({(record.table, record.id) for record in kept}) == len(kept) == 30
    for store in (left, right, *stores(locations)):
        snapshot = store.load()
        assert sorted(snapshot.urges + snapshot.journal, key=lambda record: record.id) == sorted(
            kept, key=lambda record: record.id
        )


def test_a_store_edits_what_another_kept_and_neither_undoes_the_other(
    locations: Locations,
) -> None:
    left, right = stores(locations)
    (page,) = left.keep(entry("one")).records
    right.load()
    left.keep(entry("two", id=page.id))
    right.keep(urge(3))
    assert [page.text for page in right.load().journal] == ["two"]
    right.remove(right.load().journal[0])
    assert left.keep(urge(4)).snapshot.journal == ()


def test_a_change_made_elsewhere_is_noticed_and_ones_own_is_not(locations: Locations) -> None:
    left, right = stores(locations)
    assert not left.has_changed()
    right.keep(urge())
    assert left.has_changed()
    assert len(left.load().urges) == 1
    assert not left.has_changed()
    left.keep(urge())
    assert not left.has_changed()
    assert right.has_changed()
    locations.data.unlink()
    assert left.has_changed()


def test_stamps_rise_over_all_stores_even_when_one_clock_is_behind(locations: Locations) -> None:
    ahead, behind = FrozenClock("2026-11-20T12:00:00"), FrozenClock("2026-11-01T12:00:00")
    left = Store(locations, ahead, lambda bits: 0)
    right = Store(locations, behind, lambda bits: 0)
    stamps = []
    for _ in range(3):
        for store in (left, right):
            stamps += [record.updated or "" for record in store.keep(urge(), urge()).records]
        ahead.set_back(3600)
    assert stamps == sorted(set(stamps))
    assert len(stamps) == 12


@pytest.mark.parametrize(
    "writers", [8, pytest.param(4, marks=pytest.mark.long), pytest.param(2, marks=pytest.mark.long)]
)
def test_processes_writing_at_once_lose_nothing_and_no_reader_sees_half_a_file(
    writers: int, store: Store, is_long: bool
) -> None:
    times = (2800 if is_long else 80) // writers
    with Child() as writing, Child() as reader:
        assert reader.ask("watch") == "watching"
        said = writing.ask_all(f"keep {times} by {writers}")
        seen = json.loads(reader.ask("stop"))
    print(f"{len(said)} changes by {writers} processes, {seen['readings']} readings meanwhile")
    assert len(set(said)) == times * writers
    assert {str(urge.id) for urge in store.load().urges} == set(said)
    assert seen["bad"] == 0
    assert not seen["shrank"]
    assert seen["last"] == times * writers
    stamps = [urge.updated for urge in store.load().urges]
    assert len(set(stamps)) == times * writers


def test_control_plain_tinydb_with_as_many_writers_loses_or_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "plain.json"
    with Child() as writing:
        said = writing.ask_all(f"keep-plainly 10 by 8 {path}")
    try:
        kept = len(json.loads(path.read_bytes())["urges"])
    except (ValueError, KeyError):
        kept = 0
    assert "refused" in said or kept < len(said)
