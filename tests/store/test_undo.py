"""Undo and redo of any change, whoever made it, on the real file and its log."""

import json
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.core.errors import ChangedElsewhereError, NothingToUndoError, StaysErasedError
from nc_tui.core.records import (
    START_ID,
    Contact,
    ContactKind,
    PlanItem,
    Record,
    SettingRecord,
)
from nc_tui.core.settings import setting_record
from nc_tui.core.state import Snapshot
from nc_tui.store.changes import ChangeLog
from nc_tui.store.database import Store
from tests.clocks import FrozenClock
from tests.store.children import Child
from tests.store.samples import EXAMPLES, entry, moment, urge
from tests.store.scenes import opened, places_in, records_of

pytestmark = pytest.mark.usefixtures("no_waiting")


def pages(snapshot: Snapshot) -> list[str]:
    return sorted(page.text for page in snapshot.journal)


# Agreement with two piles of states


Shown = dict[str, str | None]
"""The texts of pages by their ids, and the minutes that were set; None for what is not there."""


def shown(snapshot: Snapshot) -> Shown:
    found: Shown = {str(page.id): page.text for page in snapshot.journal}
    minutes = snapshot.settings.urge_minutes
    return found | (
        {"minutes": str(minutes)} if minutes != Snapshot().settings.urge_minutes else {}
    )


Deed = dict[str, tuple[str | None, str | None]]
"""What a change found, and what it left."""


def between(before: Shown, after: Shown) -> Deed:
    pairs = {key: (before.get(key), after.get(key)) for key in {**before, **after}}
    return {key: (was, now) for key, (was, now) in pairs.items() if was != now}


deeds = st.lists(
    st.tuples(
        st.sampled_from(["keep", "keep two", "edit", "remove", "set", "undo", "undo", "redo"]),
        st.integers(0, 9),
        st.booleans(),
    ),
    max_size=14,
)


@settings(max_examples=settings().max_examples // 5)
@given(deeds)
def test_any_sequence_agrees_with_two_piles(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int, bool]]
) -> None:
    """Two processes take turns; each undoes whatever was done last, by the other too."""
    locations, clock = places_in(tmp_path_factory.mktemp("undo")), FrozenClock()
    stores = [opened(locations, clock), opened(locations, clock)]
    past: list[Deed] = []
    future: list[Deed] = []
    present = shown(stores[0].load())
    for number, (deed, choice, is_other) in enumerate(deeds):
        clock.advance(1)
        store = stores[is_other]
        snapshot = store.load()
        assert shown(snapshot) == present
        some = snapshot.journal[choice % len(snapshot.journal)] if snapshot.journal else None
        match deed:
            case "undo" | "redo":
                pile, other = (past, future) if deed == "undo" else (future, past)
                act = store.undo if deed == "undo" else store.redo
                standing = [
                    each for each in pile
                    if all(present.get(key) == now for key, (_, now) in each.items())
                ]  # fmt: skip
                if not standing:
                    with pytest.raises(NothingToUndoError):
                        act()
                    continue
                pile.remove(standing[-1])
                before, present = present, shown(act().snapshot)
                expected = {key: (now, was) for key, (was, now) in standing[-1].items()}
                assert between(before, present) == expected
                other.append(expected)
                continue
            case "keep":
                kept = store.keep(entry(f"page {number}"))
            case "keep two":
                kept = store.keep(entry(f"a {number}"), entry(f"b {number}"))
            case "edit" if some:
                kept = store.keep(msgspec.structs.replace(some, text=f"edit {number}"))
            case "remove" if some:
                kept = store.remove(some)
            case "set":
                kept = store.keep(setting_record("urge_minutes", 10 + number))
            case _:
                continue
        before, present = present, shown(kept.snapshot)
        if done := between(before, present):
            past.append(done)
        future = [each for each in future if all(was is not None for was, _ in each.values())]
    assert shown(opened(locations).load()) == present


# What comes back


def test_a_removed_record_comes_back_whole_with_fields_nobody_here_knows(store: Store) -> None:
    (page,) = store.keep(entry("a page", mood=4, prompt="anger-p3")).records
    tables = json.loads(store.locations.data.read_bytes())
    tables["journal"][str(page.id)] |= {"weather": {"sky": "grey"}, "history": [{"text": "was"}]}
    store.locations.data.write_text(json.dumps(tables))
    before = records_of(store.locations)["journal"][str(page.id)]
    (page,) = store.load().journal
    store.remove(page)
    kept = store.undo()
    assert kept.said == "A journal page is back."
    assert kept.records == kept.snapshot.journal
    after = records_of(store.locations)["journal"][str(page.id)]
    assert after.pop("updated") > before.pop("updated")
    assert after == before


def test_every_kind_of_record_is_taken_back_and_done_again(store: Store) -> None:
    for record, _ in EXAMPLES:
        store.keep(record)
    whole = store.load()
    for _ in EXAMPLES:
        store.undo()
    nothing = opened(store.locations).load()
    assert nothing.is_empty
    assert nothing.settings == Snapshot().settings
    with pytest.raises(NothingToUndoError):
        store.undo()
    for _ in EXAMPLES:
        store.redo()
    again = opened(store.locations).load()
    for table in ("contacts", "urges", "journal", "checkins", "reflections", "plan"):
        assert [without_stamp(record) for record in getattr(again, table)] == [
            without_stamp(record) for record in getattr(whole, table)
        ]
    with pytest.raises(NothingToUndoError):
        store.redo()


def without_stamp(record: msgspec.Struct) -> msgspec.Struct:
    return msgspec.structs.replace(record, updated=None)


def test_a_setting_that_was_never_set_is_the_usual_one_again(store: Store) -> None:
    store.keep(SettingRecord(id=2, name="day_starts", value="05:00"))
    assert store.undo().snapshot.settings.day_starts.hour == 3
    assert store.redo().snapshot.settings.day_starts.hour == 5


def test_several_records_of_one_change_are_one_step(store: Store) -> None:
    at = moment("2026-11-01T08:00:00-05:00")
    start = Contact(id=START_ID, at=at, zone="UTC", kind=ContactKind.START, ends_run=True)
    reasons = [PlanItem(kind="reason", at=at, order=n, text="a secret") for n in range(6)]
    store.keep(start, *reasons)
    undone = store.undo()
    assert undone.snapshot.is_empty
    assert undone.said == "Taken back: a change to 7 records."


def test_one_breath_is_one_step_however_often_it_was_written_down(
    store: Store, clock: FrozenClock
) -> None:
    store.keep(entry("before"))
    wave = msgspec.structs.replace(urge(), id=5, samples=(), end="left")
    store.keep(wave)
    for second in range(1, 12):
        clock.advance(10)
        sample = (float(second * 10), 7)
        wave = msgspec.structs.replace(wave, samples=(*wave.samples, sample))
        store.keep(wave, setting_record("pattern", "slow"))
    assert store.undo().said == "Taken back: an urge."
    assert store.load().urges == ()
    assert pages(store.load()) == ["before"]
    assert len(store.redo().snapshot.urges[0].samples) == 11


def test_an_urge_that_was_removed_right_after_it_was_logged_comes_back(store: Store) -> None:
    (wave,) = store.keep(urge(7)).records
    store.remove(wave)
    assert store.undo().said == "An urge is back."
    assert len(store.load().urges) == 1


def test_keeping_the_same_again_is_no_step(store: Store) -> None:
    (page,) = store.keep(entry("a page")).records
    store.keep(page)
    assert store.undo().snapshot.journal == ()


# Others


def test_what_another_process_did_is_taken_back_here(store: Store) -> None:
    store.keep(entry("here"))
    with Child() as other:
        other.ask("keep 1")
        undone = store.undo()
        assert undone.said == "Taken back: an urge."
        assert pages(undone.snapshot) == ["here"]
        assert other.ask("look") == "0"


def changed_elsewhere(store: Store, page: Record) -> None:
    """By a program that does not know the log."""
    tables = json.loads(store.locations.data.read_bytes())
    fields = tables["journal"][str(page.id)]
    fields |= {"text": "from afar", "updated": fields["updated"][:-8] + "ffffffff"}
    store.locations.data.write_text(json.dumps(tables))


def test_what_another_program_changed_since_is_passed_over(store: Store) -> None:
    store.keep(entry("first"))
    (second,) = store.keep(entry("second")).records
    changed_elsewhere(store, second)
    assert pages(store.undo().snapshot) == ["from afar"]
    assert pages(store.redo().snapshot) == ["first", "from afar"]


def test_a_step_of_two_of_which_one_was_changed_since_is_left_whole(store: Store) -> None:
    _, second = store.keep(entry("first"), entry("second")).records
    changed_elsewhere(store, second)
    with pytest.raises(NothingToUndoError):
        store.undo()
    assert pages(store.load()) == ["first", "from afar"]


# What others did since


def test_a_page_taken_back_comes_again_whatever_was_changed_since(store: Store) -> None:
    store.keep(entry("a long page"))
    undone = store.undo()
    assert undone.again == "brings it back, now or later"
    other = opened(store.locations)
    other.keep(urge(3))
    (second,) = other.keep(entry("second")).records
    other.remove(second)
    assert pages(store.redo().snapshot) == ["a long page"]
    assert len(store.load().urges) == 1
    with pytest.raises(NothingToUndoError):
        store.redo()
    assert store.undo().said == "Taken back: a journal page."


def test_what_was_removed_and_came_back_is_not_removed_later_by_a_key_in_passing(
    store: Store,
) -> None:
    (page,) = store.keep(entry("a page")).records
    store.remove(page)
    assert store.undo().again == "takes it away again"
    store.keep(urge(3))
    with pytest.raises(NothingToUndoError):
        store.redo()
    assert pages(store.load()) == ["a page"]


# After an erase


def test_after_an_erase_the_first_undo_only_says_so(store: Store, clock: FrozenClock) -> None:
    store.keep(entry("a long page"))
    clock.advance(hours=1)
    store.keep(urge(3))
    (page,) = store.keep(entry("erased")).records
    store.erase("journal", str(page.id))
    before = store.locations.data.read_bytes()
    with pytest.raises(StaysErasedError) as refused:
        store.undo()
    assert refused.value.before == "adding an urge, Saturday 21 November, 00:40"
    assert store.locations.data.read_bytes() == before
    # The second may come from another pane.
    assert opened(store.locations).undo().said == "Taken back: an urge."
    assert pages(store.undo().snapshot) == []
    assert pages(store.redo().snapshot) == ["a long page"]


def test_it_says_so_again_once_something_else_was_done(store: Store) -> None:
    store.keep(entry("a long page"))
    (page,) = store.keep(entry("erased")).records
    store.erase("journal", str(page.id))
    for _ in range(2):
        with pytest.raises(StaysErasedError):
            store.undo()
        store.keep(urge(3))
        assert store.undo().said == "Taken back: an urge."
    assert pages(store.load()) == ["a long page"]


def test_two_erased_are_told_of_once_and_none_before_them_not_as_a_change(store: Store) -> None:
    records = store.keep(entry("one"), entry("two")).records
    for page in records:
        store.erase("journal", str(page.id))
    with pytest.raises(NothingToUndoError, match=r"stays erased\. There is nothing else"):
        store.undo()
    store = opened(store.locations)
    store.keep(urge(3))
    (three,) = store.keep(entry("three")).records
    (four,) = store.keep(entry("four")).records
    for page in (three, four):
        store.erase("journal", str(page.id))
    with pytest.raises(StaysErasedError):
        store.undo()
    assert store.undo().said == "Taken back: an urge."


def test_an_erase_that_a_kill_stopped_is_not_told_as_one(store: Store) -> None:
    (page,) = store.keep(entry("still here")).records
    store.keep(urge(3))
    whole = store.locations.data.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nc_tui.store.erasing.Eraser.erase_copies", lambda *_: None)
        store.erase("journal", str(page.id))
    store.locations.data.write_bytes(whole)
    assert opened(store.locations).undo().said == "Taken back: an urge."


# The log


def test_without_a_past_there_is_nothing_to_take_back(store: Store) -> None:
    for act in (store.undo, store.redo):
        with pytest.raises(NothingToUndoError, match="Everything is as it was"):
            act()
    assert not store.locations.data.exists()
    store.keep(urge())
    store.locations.changes.unlink()
    before = store.locations.data.read_bytes()
    with pytest.raises(NothingToUndoError):
        store.undo()
    assert store.locations.data.read_bytes() == before


LEFT_BY_A_KILL: dict[str, Callable[[bytes], bytes]] = {
    "half a line": lambda last: last[: len(last) // 2],
    "a line without its end": lambda last: last[:-1],
    "zeros": lambda last: bytes(len(last)),
    "not UTF-8": lambda last: last.replace(b"never", b"\xff"),
}


@pytest.mark.parametrize("cut", LEFT_BY_A_KILL.values(), ids=LEFT_BY_A_KILL)
def test_what_a_kill_left_in_the_log_is_passed_over(
    cut: Callable[[bytes], bytes], store: Store
) -> None:
    store.keep(entry("here"))
    whole = store.locations.data.read_bytes()
    store.keep(entry("never"))
    lines = store.locations.changes.read_bytes().splitlines(keepends=True)
    store.locations.data.write_bytes(whole)
    store.locations.changes.write_bytes(lines[0] + cut(lines[1]))
    after = opened(store.locations)
    after.load()
    after.keep(entry("later"))
    assert pages(after.undo().snapshot) == ["here"]
    assert pages(after.undo().snapshot) == []
    assert pages(after.redo().snapshot) == ["here"]


def test_a_shortened_log_still_takes_the_last_changes_back(
    store: Store, monkeypatch: pytest.MonkeyPatch, clock: FrozenClock
) -> None:
    monkeypatch.setattr("nc_tui.store.changes._KEPT", 5)
    for number in range(9):
        store.keep(entry(f"page {number}"))
    clock.advance(minutes=11)
    store.keep(entry("page 9"))
    assert len(ChangeLog(store.locations.changes).read()) == 5
    for number in range(9, 4, -1):
        assert pages(store.undo().snapshot) == [f"page {left}" for left in range(number)]
    with pytest.raises(NothingToUndoError):
        store.undo()
    for _ in range(5):
        store.redo()
    assert len(store.load().journal) == 10


def test_a_shortened_log_still_brings_back_a_page_taken_back_long_ago(
    store: Store, monkeypatch: pytest.MonkeyPatch, clock: FrozenClock
) -> None:
    monkeypatch.setattr("nc_tui.store.changes._KEPT", 5)
    store.keep(entry("a long page"))
    (removed,) = store.keep(entry("stays")).records
    store.undo()
    store.undo()
    store.redo()
    (page,) = store.load().journal
    assert page.text == "a long page"
    store.undo()
    for _ in range(3):
        for _ in range(7):
            store.keep(urge(3))
        clock.advance(minutes=11)
    store.keep(urge(3))
    assert len(ChangeLog(store.locations.changes).read()) == 5 + 2
    assert pages(store.redo().snapshot) == ["a long page"]
    assert pages(store.redo().snapshot) == ["a long page", "stays"]
    with pytest.raises(NothingToUndoError):
        store.redo()
    assert store.undo().said == "Taken back: a journal page."
    store.erase("journal", str(removed.id))
    assert b"stays" not in store.locations.changes.read_bytes()


@pytest.mark.parametrize("act", ["undo", "redo"])
def test_no_sentence_has_a_word_of_the_persons(act: str, store: Store) -> None:
    texts = ["one line", "things-unsaid", "I saw", "slept", "call Sam", "My mornings", "I want"]
    for record, _ in EXAMPLES:
        store.keep(record)
    said = [store.undo().said for _ in EXAMPLES]
    if act == "redo":
        said = [store.redo().said for _ in EXAMPLES]
    assert all(said)
    assert len(set(said)) == len(said)
    assert not any(text in sentence for text in texts for sentence in said)


def test_restoring_a_backup_is_a_step_of_its_own_and_named(store: Store) -> None:
    store.keep(urge(7))
    backup = store.back_up()
    (changed,) = store.load().urges
    store.keep(msgspec.structs.replace(changed, note="a line"))
    store.restore(backup)
    undone = store.undo()
    assert undone.said == "Taken back: restoring a backup."
    assert [urge.note for urge in undone.snapshot.urges] == ["a line"]
    assert store.redo().said == "The backup is restored again."


def test_a_change_larger_than_what_the_log_keeps_can_be_taken_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nc_tui.store.changes._KEPT_BYTES", 1000)
    store.keep(*(entry("a long page " * 40) for _ in range(9)))
    assert store.undo().snapshot.journal == ()


def test_an_urge_with_only_a_line_taken_away_at_once_comes_back(store: Store) -> None:
    (page,) = store.keep(entry("a page")).records
    new = msgspec.structs.replace(urge(), samples=(), end="through", note="he called")
    (kept,) = store.keep(new).records
    store.remove(kept)
    undone = store.undo()
    assert undone.said == "An urge is back."
    assert [each.note for each in undone.snapshot.urges] == ["he called"]
    assert [each.id for each in undone.snapshot.journal] == [page.id]


def test_a_refused_change_still_lets_the_others_change_be_seen(store: Store) -> None:
    (page,) = store.keep(entry("one")).records
    other = opened(store.locations)
    other.keep(entry("two", id=page.id))
    with pytest.raises(ChangedElsewhereError):
        store.replace(msgspec.structs.replace(page, text="three"))
    assert store.has_changed()
    assert [each.text for each in store.load().journal] == ["two"]
