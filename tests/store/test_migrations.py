"""A file of an older version: read in the new shape, written in it by the first change."""

import gzip
import json
from typing import Any

import pytest

from nc_tui.core.errors import NothingToUndoError, StoreError
from nc_tui.core.tables import Tables
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.clocks import FrozenClock
from tests.store.samples import entry, urge
from tests.store.scenes import opened, places_in, records_of

AT = {"at": "2026-11-20T20:00:00-05:00", "zone": "UTC"}
STAMPS = [f"1795150000000-{number:04x}-9f3a61c2" for number in range(4)]
OLD = json.dumps(
    {
        "meta": {"1": {"schema": 1, "updated": STAMPS[0]}},
        "journal": {
            "7": {"kind": "entry", "words": "a page", "sky": "grey", "updated": STAMPS[1], **AT},
            "8": {"deleted": "2026-11-20T20:00:00-05:00", "updated": STAMPS[2]},
        },
        "urges": {
            "9": {
                "samples": [[0, 7]], "seconds": 0, "end": "logged", "triggers": [],
                "updated": STAMPS[3], **AT,
            },
        },
        "dreams": {"7": {"of": "the sea"}},
    }
)  # fmt: skip


def name_the_text(tables: Tables) -> Tables:
    """From 1 to 2: what was written is called ``text``."""

    def renamed(fields: dict[str, Any]) -> dict[str, Any]:
        return {{"words": "text"}.get(name, name): value for name, value in fields.items()}

    journal = {key: renamed(fields) for key, fields in tables.get("journal", {}).items()}
    return {**tables, "journal": journal}


def give_moods(tables: Tables) -> Tables:
    """From 2 to 3: a page with a text has a mood."""
    journal = {
        key: {**fields, "mood": 3} if "text" in fields else fields
        for key, fields in tables.get("journal", {}).items()
    }
    return {**tables, "journal": journal}


ONE = {1: name_the_text}
TWO = {1: name_the_text, 2: give_moods}


pytestmark = pytest.mark.usefixtures("no_waiting")


@pytest.fixture
def places(locations: Locations) -> Locations:
    locations.data.parent.mkdir(parents=True)
    locations.data.write_text(OLD)
    return locations


def texts(store: Store) -> list[str]:
    return sorted(page.text for page in store.load().journal)


def schema_of(places: Locations) -> int:
    schema: int = json.loads(places.data.read_bytes())["meta"]["1"]["schema"]
    return schema


def test_looking_shows_the_new_shape_and_writes_nothing(places: Locations) -> None:
    store = opened(places, migrations=ONE)
    assert texts(store) == ["a page"]
    assert store.find_any("9") == ("urges", "9")
    assert places.data.read_text() == OLD
    assert not places.state.exists()
    assert store.take_news() == []


def test_the_first_change_keeps_the_old_bytes_and_writes_the_new_shape(places: Locations) -> None:
    store = opened(places, migrations=ONE)
    kept = store.keep(urge())
    assert [page.text for page in kept.snapshot.journal] == ["a page"]
    assert len(kept.snapshot.urges) == 2
    (backup,) = [backup for backup in store.backups.all() if backup.why]
    assert backup.why == "version-1"
    assert gzip.decompress(backup.path.read_bytes()).decode() == OLD
    assert schema_of(places) == 2
    assert records_of(places)["journal"]["7"]["text"] == "a page"
    again = opened(places, migrations=ONE)
    assert again.load().journal == kept.snapshot.journal
    again.keep(urge())
    assert [backup.why for backup in again.backups.all()] == ["version-1"]


def test_what_this_version_does_not_know_is_there_afterwards(places: Locations) -> None:
    before = json.loads(OLD)
    opened(places, migrations=TWO).keep(urge())
    after = records_of(places)
    assert after["dreams"] == before["dreams"]
    assert after["journal"]["7"]["sky"] == "grey"
    assert after["journal"]["7"]["updated"] == before["journal"]["7"]["updated"]
    assert after["journal"]["8"] == before["journal"]["8"]
    assert after["urges"]["9"] == before["urges"]["9"]


@pytest.mark.parametrize("version", [1, 2, 3])
def test_steps_are_taken_from_any_version(version: int, places: Locations) -> None:
    for newer, step in TWO.items():
        if newer < version:
            tables = step(json.loads(places.data.read_bytes()))
            meta = {"1": {**tables["meta"]["1"], "schema": newer + 1}}
            places.data.write_text(json.dumps({**tables, "meta": meta}))
    store = opened(places, migrations=TWO)
    (page,) = store.load().journal
    assert (page.text, page.mood) == ("a page", 3)
    store.keep(urge())
    assert schema_of(places) == 3
    whys = [backup.why for backup in store.backups.all() if backup.why]
    assert whys == ([f"version-{version}"] if version < 3 else [])


def test_a_new_file_is_of_the_newest_version_at_once(locations: Locations) -> None:
    store = opened(locations, migrations=TWO)
    store.keep(urge())
    assert schema_of(locations) == 3
    assert [backup.why for backup in store.backups.all()] == [""]


def test_the_older_version_then_only_reads(places: Locations) -> None:
    older = opened(places)
    newer = opened(places, migrations=ONE)
    newer.keep(entry("with the newer one"))
    before = places.data.read_bytes()
    assert texts(older) == ["a page", "with the newer one"]
    for act in (lambda: older.keep(urge()), older.undo, lambda: older.erase("urges", "9")):
        with pytest.raises(StoreError, match="newer nc-tui"):
            act()
    assert places.data.read_bytes() == before
    (said,) = older.take_news()
    assert "only reads it" in said


def test_a_migration_that_cannot_be_kept_leaves_the_old_file(
    places: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.state.mkdir(parents=True)
    places.backups.write_text("in the way")
    store = opened(places, migrations=ONE)
    with pytest.raises(StoreError):
        store.keep(urge())
    assert places.data.read_text() == OLD
    assert texts(store) == ["a page"]
    places.backups.unlink()
    assert len(store.keep(urge()).snapshot.urges) == 2


def test_an_old_backup_is_restored_in_the_new_shape(places: Locations) -> None:
    store = opened(places, migrations=TWO)
    store.keep(entry("since then"))
    (backup,) = [backup for backup in store.backups.all() if backup.why == "version-1"]
    assert [page.mood for page in store.restore(backup).snapshot.journal] == [3]
    assert schema_of(places) == 3
    assert texts(opened(places, migrations=TWO)) == ["a page"]
    store.undo()
    assert texts(store) == ["a page", "since then"]


# Undo and damage on both sides of it


@pytest.fixture
def used(tmp_path_factory: pytest.TempPathFactory) -> Locations:
    """Version 1 in daily use: a backup, and changes since that only the log has."""
    places, clock = places_in(tmp_path_factory.mktemp("used")), FrozenClock()
    store = opened(places, clock)
    store.keep(entry("in the backup"))
    clock.advance(minutes=1)
    store.keep(entry("only in the log"))
    return places


def test_what_was_changed_in_the_old_shape_is_not_taken_back_in_the_new(used: Locations) -> None:
    """Not even where it stands as it was: what it would go back to is of the old shape."""
    store = opened(used, FrozenClock("2026-11-21T12:00:00"), migrations={1: dict})
    store.keep(entry("of today"))
    assert texts(store) == ["in the backup", "of today", "only in the log"]
    store.undo()
    before = used.data.read_bytes()
    with pytest.raises(NothingToUndoError):
        store.undo()
    assert used.data.read_bytes() == before
    store.redo()
    assert texts(store) == ["in the backup", "of today", "only in the log"]


@pytest.mark.parametrize("left", [b"", b"half"], ids=["empty", "half"])
@pytest.mark.parametrize("is_migrated", [False, True], ids=["before", "after"])
def test_damage_around_a_migration_loses_nothing(
    is_migrated: bool, left: bytes, used: Locations
) -> None:
    """Copies of both shapes are brought to the new one before they are put together."""
    clock = FrozenClock("2026-11-21T12:00:00")
    expected = {"in the backup": 3, "only in the log": 3}
    if is_migrated:
        store = opened(used, clock, migrations={1: give_moods})
        store.keep(entry("of today", mood=5))
        expected["of today"] = 5
    whole = used.data.read_bytes()
    used.data.write_bytes(whole[: len(whole) // 2] if left else b"")
    after = opened(used, clock, migrations={1: give_moods})
    assert {page.text: page.mood for page in after.load().journal} == expected
    assert schema_of(used) == 2
    assert len(after.take_news()) == 1
    assert {page.text: page.mood for page in after.keep(urge()).snapshot.journal} == expected
