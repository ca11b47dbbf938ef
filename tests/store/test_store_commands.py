"""What the store is asked for: keep, find, remove, and come back."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from nc_tui.core.errors import ChangedElsewhereError, NoSuchRecordError
from nc_tui.core.records import (
    START_ID,
    CheckIn,
    Contact,
    ContactKind,
    Entry,
    Reflection,
    SettingRecord,
    Urge,
)
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.clocks import FrozenClock
from tests.store.samples import EXAMPLES, entry, moment, urge


def again(store: Store) -> Store:
    return Store(store.locations, FrozenClock(), lambda bits: 0)


def test_a_missing_file_is_an_empty_beginning(store: Store) -> None:
    snapshot = store.load()
    assert snapshot.is_empty
    assert snapshot.settings.urge_minutes == 5


def test_several_records_are_one_change(store: Store) -> None:
    kept = store.keep(*(record for record, _ in EXAMPLES))
    shown = kept.snapshot
    assert [len(table) for table in (shown.contacts, shown.urges, shown.journal)] == [1, 1, 1]
    assert [len(table) for table in (shown.checkins, shown.reflections, shown.plan)] == [1, 1, 1]
    assert [record.table for record in kept.records] == [record.table for record, _ in EXAMPLES]


def test_the_snapshot_a_change_gives_is_what_a_fresh_look_at_the_file_gives(store: Store) -> None:
    for record, _ in EXAMPLES:
        kept = store.keep(record)
        fresh = again(store).load()
        for table in ("contacts", "urges", "journal", "checkins", "reflections", "plan"):
            assert getattr(kept.snapshot, table) == getattr(fresh, table)
        assert kept.snapshot.settings == fresh.settings


def test_ids_that_would_be_the_same_are_moved_apart(locations: Locations) -> None:
    store = Store(locations, FrozenClock(), lambda bits: 5)
    kept = [record.id for record in store.keep(urge(), urge(), urge()).records]
    assert kept == [kept[0], kept[0] + 1, kept[0] + 2]
    # Removed ones keep their id: undo may bring them back.
    store.remove(store.load().urges[2])
    assert store.keep(urge()).records[0].id == kept[0] + 3
    assert again(store).keep(entry()).records[0].id not in range(kept[0] + 1, kept[0] + 4)


def test_a_page_is_named_before_it_is_kept(store: Store) -> None:
    number = store.new_id(Entry)
    assert 0 < number < 2**63
    assert number not in {record.id for record in store.keep(entry()).records}
    assert store.keep(entry(id=number)).records[0].id == number


def test_every_change_has_a_later_stamp_and_only_of_its_own_record(
    store: Store, clock: FrozenClock
) -> None:
    first, second = store.keep(entry("one"), entry("two")).records
    clock.set_back(86_400)
    (changed,) = store.keep(entry("one, changed", id=first.id)).records
    assert (first.updated or "") < (second.updated or "") < (changed.updated or "")
    stamps = {page.id: page.updated for page in store.load().journal}
    assert stamps == {first.id: changed.updated, second.id: second.updated}


@pytest.mark.parametrize("spoilt", ["z" * 27, "", None, "1795236012000-zzzz-9f3a61c2"])
def test_a_stamp_that_a_hand_spoilt_stops_no_change(spoilt: object, store: Store) -> None:
    (page,) = store.keep(entry("one")).records
    text = store.locations.data.read_text("utf-8")
    store.locations.data.write_text(text.replace(f'"{page.updated}"', json.dumps(spoilt)))
    (changed,) = store.keep(entry("one, changed", id=page.id)).records
    assert re.fullmatch(r"[0-9]{13}-[0-9a-f]{4}-[0-9a-f]{8}", changed.updated or "")


def test_an_urge_that_is_still_going_on_is_one_record(store: Store) -> None:
    (kept,) = store.keep(urge(8)).records
    for strength in (7, 5):
        snapshot = store.keep(urge(strength, id=kept.id)).snapshot
    assert [urge.samples for urge in snapshot.urges] == [((0, 5),)]


def test_a_check_in_of_the_same_day_changes_the_one_there_is(store: Store) -> None:
    at = moment("2026-11-20T20:00:00-05:00")
    for mood in (2, 4):
        store.keep(CheckIn(id=20261120, day=at.date(), at=at, zone="x", helped=(), mood=mood))
    assert [checkin.mood for checkin in store.load().checkins] == [4]


def test_a_record_is_amended_as_it_is_in_the_file_by_then(store: Store) -> None:
    (page,) = store.keep(entry("a page", id=7)).records
    again(store).keep(replace(page, mood=4))  # nobody here has looked since
    store.amend(page, lambda there: replace(there, text="changed"))
    (kept,) = store.load().journal
    assert (kept.text, kept.mood) == ("changed", 4)


def test_what_amending_leaves_nothing_of_is_taken_out_and_may_come_again(store: Store) -> None:
    page = entry("a page", id=7)
    assert store.amend(page, lambda _: None).records == ()  # nothing was there
    for _ in range(2):
        assert [each.text for each in store.amend(page, lambda new: new).snapshot.journal] == [
            "a page"
        ]
        again(store).keep(entry("a page, and more", id=7))
        assert store.amend(page, lambda _: None).snapshot.journal == ()


def test_amending_leaves_all_as_it_was_where_what_is_beside_it_was_changed(store: Store) -> None:
    (first,) = store.keep(entry("beside", id=8)).records
    again(store).keep(replace(first, text="theirs"))
    with pytest.raises(ChangedElsewhereError):
        store.amend(entry("a page", id=7), lambda new: new, beside=[first])
    assert [each.text for each in store.load().journal] == ["theirs"]


def test_removing_and_keeping_again_brings_everything_back(store: Store) -> None:
    (page,) = store.keep(entry("come back", mood=4)).records
    assert store.remove(page).snapshot.journal == ()
    assert again(store).load().journal == ()
    removed = store.removed(Entry, page.id)
    assert removed is not None
    assert removed.deleted == datetime(2026, 11, 21, 4, 40, 12, tzinfo=UTC)
    assert store.removed(Entry, 12345) is None
    (back,) = store.keep(entry("come back", mood=4, id=page.id)).snapshot.journal
    assert (back.text, back.mood, back.deleted) == ("come back", 4, None)
    assert store.removed(Entry, page.id) is None


def test_the_start_and_the_settings_meet_in_their_fixed_ids(store: Store) -> None:
    start = Contact(
        id=START_ID, at=moment("2026-11-10T20:00:00-05:00"), zone="x", kind=ContactKind.START,
        ends_run=True,
    )  # fmt: skip
    store.keep(start, SettingRecord(id=2, name="day_starts", value="04:00"))
    snapshot = (
        again(store).keep(start, SettingRecord(id=2, name="day_starts", value="05:00")).snapshot
    )
    assert len(snapshot.contacts) == 1
    assert snapshot.settings.day_starts.hour == 5


# Finding


@pytest.fixture
def three(locations: Locations) -> Store:
    store = Store(locations, FrozenClock(), lambda bits: 0)
    store.keep(urge(1, id=123), urge(2, id=23), urge(3, id=456))
    return store


def test_an_id_may_be_shortened_to_an_ending_that_fits_one(three: Store) -> None:
    assert three.find(Urge, "6").id == 456
    assert three.find(Urge, "123").id == 123


def test_an_exact_id_wins_over_one_that_only_ends_so(three: Store) -> None:
    assert three.find(Urge, "23").id == 23


@pytest.mark.parametrize("ending", ["3", "9", "", "1234", "\x1b[2J" * 20])
def test_an_ending_that_fits_none_or_several_is_a_sentence(ending: str, three: Store) -> None:
    with pytest.raises(NoSuchRecordError) as refusal:
        three.find(Urge, ending)
    assert "\x1b" not in str(refusal.value)
    assert len(str(refusal.value)) < 120


def test_only_live_records_of_the_kind_are_found(three: Store) -> None:
    three.remove(three.find(Urge, "123"))
    assert three.find(Urge, "3").id == 23
    for kind, ending in ((Urge, "123"), (Entry, "456")):
        with pytest.raises(NoSuchRecordError):
            three.find(kind, ending)


def test_the_id_of_one_that_is_gone_means_no_other_that_ends_so(three: Store) -> None:
    three.remove(three.find(Urge, "23"))
    with pytest.raises(NoSuchRecordError, match="'23' was taken away before"):
        three.find(Urge, "23")
    three.erase("urges", "23")
    with pytest.raises(NoSuchRecordError, match="'23' was erased"):
        three.find(Urge, "23")
    assert three.find(Urge, "3").id == 123


def test_what_another_process_kept_is_found_without_asking_for_it(three: Store) -> None:
    again(three).keep(urge(4, id=789))
    assert three.find(Urge, "789").samples == ((0, 4),)


# Nobody outside can reach what is held


def test_changing_what_was_given_to_the_store_afterwards_changes_nothing(store: Store) -> None:
    mine: dict[str, Any] = {"name": "own", "deep": [1]}
    store.keep(SettingRecord(id=50, name="own", value=mine))
    mine["deep"].append(2)
    assert store.find(SettingRecord, "50").value == {"name": "own", "deep": [1]}
    store.keep(urge())
    assert again(store).find(SettingRecord, "50").value == {"name": "own", "deep": [1]}


@pytest.mark.parametrize("source", ["kept", "found", "found after a load"])
def test_changing_what_the_store_gave_is_never_saved_by_the_next_change(
    source: str, store: Store
) -> None:
    (given,) = store.keep(SettingRecord(id=50, name="own", value={"deep": [1]})).records
    if source != "kept":
        store = again(store) if source == "found after a load" else store
        given = store.find(SettingRecord, "50")
    assert isinstance(given, SettingRecord)
    given.value["deep"].append("smuggled in")
    given.value["more"] = "smuggled in"
    store.keep(urge())
    assert "smuggled" not in store.locations.data.read_text("utf-8")
    assert again(store).find(SettingRecord, "50").value == {"deep": [1]}


def test_nothing_in_a_snapshot_can_be_changed_in_place(store: Store) -> None:
    snapshot = store.keep(*(record for record, _ in EXAMPLES)).snapshot
    (wave,), (page,), (reflection,) = snapshot.urges, snapshot.journal, snapshot.reflections
    assert isinstance(wave, Urge)
    assert isinstance(reflection, Reflection)
    for record, name in ((wave, "samples"), (page, "text"), (reflection.answers[0], "text")):
        with pytest.raises(AttributeError):
            setattr(record, name, "changed")
    for part in (snapshot.urges, wave.samples, wave.samples[0], wave.triggers, reflection.answers):
        assert type(part) is tuple
