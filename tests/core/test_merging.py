"""Two copies of the file become one: every version is there, and nothing erased comes back."""

from collections.abc import Callable
from copy import deepcopy
from functools import reduce
from itertools import permutations
from typing import Any

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from nc_tui.core.merge import merge, merge_record, newest
from nc_tui.core.stamp import is_stamp
from nc_tui.core.tables import Fields, Tables, is_erased

Merge = Callable[[Fields, Fields], Fields]

HERE, THERE = "9f3a61c2", "00000001"
EVENING = "2026-11-20T23:40:12-05:00"


def stamp(second: int, machine: str = HERE, counter: int = 0) -> str:
    return f"{1795236012000 + second * 1000}-{counter:04x}-{machine}"


def page(text: str, updated: str, **fields: Any) -> Fields:
    return {"kind": "entry", "text": text, "updated": updated, **fields}


def tombstone(updated: str) -> Fields:
    return {"updated": updated, "deleted": EVENING}


def journal(**records: Fields) -> dict[str, dict[str, Fields]]:
    return {"journal": records}


def versions_of(item: Any) -> list[Any]:
    """Every version a record holds, written down apart from the program's own way."""
    if not isinstance(item, dict) or "history" not in item:
        return [item]
    own = {name: value for name, value in item.items() if name != "history"}
    history = item["history"] if isinstance(item["history"], list) else [item["history"]]
    return [own, *(version for older in history for version in versions_of(older))]


def age(version: Any) -> str:
    updated = version.get("updated") if isinstance(version, dict) else None
    return updated if isinstance(updated, str) and is_stamp(updated) else ""


def is_tombstone(version: Any) -> bool:
    return isinstance(version, dict) and is_erased(version)


def erased_until(*copies: Fields) -> str | None:
    tombstones = [
        age(item) for copy in copies for item in versions_of(copy) if is_tombstone(item)
    ]  # fmt: skip
    return max(tombstones, default=None)


def is_lossless(joined: Fields, *copies: Fields) -> bool:
    """Whether each version of the copies that was not erased is in ``joined``."""
    kept, erased = versions_of(joined), erased_until(*copies)
    return all(
        version in kept
        for copy in copies
        for version in versions_of(copy)
        if erased is None or age(version) > erased
    )


def comes_back(joined: Fields, *copies: Fields) -> bool:
    """Whether ``joined`` holds anything that one of the copies erased."""
    erased = erased_until(*copies)
    return erased is not None and any(
        age(version) <= erased and not is_tombstone(version) for version in versions_of(joined)
    )


def is_in_order(record: Fields) -> bool:
    """Newest first, each version once, and no history in the history."""
    versions = [record, *record.get("history", ())]
    ages = [age(version) for version in versions]
    flat = versions_of(record)
    return (
        len(flat) == len(versions)
        and ages == sorted(ages, reverse=True)
        and all(version not in flat[:place] for place, version in enumerate(flat))
        and record.get("history") != []
    )


STAMPS = [stamp(0), stamp(0, THERE), stamp(0, counter=1), stamp(1, THERE), stamp(2)]

stamps = st.sampled_from(STAMPS)
foreign = st.recursive(
    st.none()
    | st.booleans()
    | st.sampled_from([0, 1, 1.0, -0.0, 0.5, 1e16, 10**16, 2**53 + 1, 2.0**53, 2**70])
    | st.sampled_from(["", "true", 'a "1.0", b', "café", "\\"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=3,
)
bare = st.one_of(
    st.builds(page, st.sampled_from(["one", "two", "three"]), stamps),
    st.builds(tombstone, stamps),
    st.fixed_dictionaries(
        {},
        optional={
            "updated": stamps | foreign,
            "deleted": st.just(EVENING) | st.none(),
            "text": st.sampled_from(["one", "two"]),
            "value": foreign,
        },
    ),
)
records = st.recursive(
    bare,
    lambda older: st.builds(
        lambda fields, history: {**fields, "history": history},
        bare,
        st.lists(older | foreign, max_size=3) | foreign,
    ),
    max_leaves=4,
)
tables = st.dictionaries(
    st.sampled_from(["journal", "urges"]),
    st.dictionaries(st.sampled_from(["1", "2", "3"]), records),
    max_size=2,
)
pairs = st.tuples(records, records)
copies_with_an_erasure = st.tuples(records, records, st.builds(tombstone, stamps))


# Two machines.


def test_a_page_edited_on_two_machines_shows_the_later_text_and_keeps_the_other() -> None:
    ours, theirs = page("I slept.", stamp(1, HERE)), page("I did not sleep.", stamp(2, THERE))
    merged = merge(journal(a=ours), journal(a=theirs))
    assert merged == journal(a={**theirs, "history": [ours]})


def test_a_third_machine_adds_its_text_to_the_two_that_met() -> None:
    first, second, third = (page(text, stamp(second)) for second, text in enumerate("abc"))
    met = merge_record(merge_record(first, third), merge_record(second, third))
    assert met == {**third, "history": [second, first]}


@pytest.mark.parametrize("removed_at", [1, 3])
def test_removed_on_one_and_edited_on_the_other_the_later_is_shown_and_the_other_kept(
    removed_at: int,
) -> None:
    removed = page("old", stamp(removed_at, THERE), deleted=EVENING)
    edited = page("new", stamp(2, HERE))
    later, earlier = (edited, removed) if removed_at < 2 else (removed, edited)
    assert merge_record(edited, removed) == {**later, "history": [earlier]}


def test_records_and_tables_that_only_one_copy_has_are_there() -> None:
    left: Tables = {"journal": {"1": page("a", stamp(0))}, "urges": {"7": {"seconds": 305.0}}}
    right: Tables = {"journal": {"2": page("b", stamp(1))}, "sleep": {"9": {"hours": 7}}}
    for merged in (merge(left, right), merge(left, right, {}), newest(left, right)):
        assert merged == {
            "journal": {**left["journal"], **right["journal"]},
            "urges": left["urges"],
            "sleep": right["sleep"],
        }


def test_what_was_erased_on_one_machine_does_not_come_back_from_the_other() -> None:
    old = page("never again", stamp(2, THERE), history=[page("nor this", stamp(1))])
    assert merge_record(old, tombstone(stamp(3))) == tombstone(stamp(3))


def test_what_was_written_after_an_erasure_stays_and_still_keeps_the_erased_away() -> None:
    old, anew = page("never again", stamp(1, THERE)), page("a new page", stamp(3))
    met = merge_record(anew, tombstone(stamp(2)))
    assert met == {**anew, "history": [tombstone(stamp(2))]}
    assert merge_record(met, old) is met


def test_a_removed_page_is_not_an_erased_one() -> None:
    assert is_erased(tombstone(stamp(1)))
    assert not is_erased(page("still there for undo", stamp(1), deleted=EVENING))
    assert not is_erased({"updated": stamp(1)})
    assert not is_erased({"updated": stamp(1), "deleted": None})


# What both came from.


def test_an_edit_of_what_both_came_from_makes_no_history() -> None:
    before = journal(a=page("a", stamp(0)), b=page("b", stamp(0)))
    ours = journal(a=page("a, edited", stamp(2)), b=before["journal"]["b"])
    theirs = journal(a=page("a", stamp(0)), b=page("b, edited", stamp(1, THERE)))
    both = journal(a=ours["journal"]["a"], b=theirs["journal"]["b"])
    assert merge(ours, theirs, before) == both
    assert merge(theirs, ours, before) == both


def test_an_edit_without_a_new_stamp_by_an_editor_is_taken_when_nobody_else_changed_it() -> None:
    before = journal(a=page("a", stamp(1)))
    by_hand = journal(a=page("a, by hand", stamp(1)))
    assert merge(before, by_hand, before) == by_hand
    assert merge(by_hand, before, before) == by_hand


def test_an_edit_of_both_keeps_both_and_not_what_they_came_from() -> None:
    before = journal(a=page("a", stamp(0)))
    ours, theirs = page("ours", stamp(1)), page("theirs", stamp(2, THERE))
    assert merge(journal(a=ours), journal(a=theirs), before) == journal(
        a={**theirs, "history": [ours]}
    )


def test_a_record_that_one_copy_lacks_is_there_though_both_had_it() -> None:
    before = journal(a=page("a", stamp(0)))
    assert merge(before, {}, before) == before == merge({}, before, before)


# What other programs write.


@pytest.mark.parametrize(
    ("history", "kept"),
    [
        ("a line", ["a line"]),
        (None, [None]),
        ({"text": "an object"}, [{"text": "an object"}]),
        ([], []),
        (["z", {"text": "no stamp"}, 7, None], [{"text": "no stamp"}, None, 7, "z"]),
        ([{"text": "b", "history": [{"text": "a"}]}], [{"text": "b"}, {"text": "a"}]),
        ([page("stamped", stamp(0)), {"text": "z", "updated": "yesterday"}],
         [page("stamped", stamp(0)), {"text": "z", "updated": "yesterday"}]),
    ],
)  # fmt: skip
def test_a_history_of_another_program_is_kept_whatever_it_holds(
    history: Any, kept: list[Any]
) -> None:
    ours, theirs = page("ours", stamp(1)), page("theirs", stamp(2))
    merged = merge_record({**ours, "history": history}, theirs)
    assert merged["text"] == "theirs"
    assert merged["history"][0] == ours
    assert sorted(map(repr, merged["history"][1:])) == sorted(map(repr, kept))
    assert merge_record(merged, deepcopy(merged)) is merged
    assert merge_record(merged, {**ours, "history": history}) is merged


def test_what_another_program_wrote_its_own_way_is_the_same_version() -> None:
    ours = {"text": '1.0, true and "2.0"', "seconds": 305.0, "updated": stamp(0)}
    rewritten = {"updated": stamp(0), "seconds": 305, "text": '1.0, true and "2.0"'}
    theirs = {**page("edited", stamp(1)), "history": [rewritten]}
    assert merge_record(ours, rewritten) is ours
    assert merge_record(ours, theirs) is theirs


@pytest.mark.parametrize(
    ("one", "other"),
    [("305.0", "305"), ("true", "1"), (True, False), (False, None), (2**53 + 1, 2.0**53)],
)
def test_values_that_are_not_equal_are_two_versions(one: Any, other: Any) -> None:
    ours, theirs = ({"value": value, "updated": stamp(0)} for value in (one, other))
    merged = merge_record(ours, theirs)
    assert is_lossless(merged, ours, theirs)
    assert len(versions_of(merged)) == 2


def test_values_and_histories_as_deep_as_json_is_read_are_no_trouble() -> None:
    deep: Any = []
    record = page("newest", stamp(2))
    for _ in range(700):
        deep = [deep]
        record = {"text": "older", "history": [record]}
    ours = {"value": deep, "updated": stamp(1)}
    assert merge_record(ours, record) == {
        **page("newest", stamp(2)),
        "history": [ours, {"text": "older"}],
    }


# What callers hold on to.


def test_unchanged_records_are_the_same_objects() -> None:
    left = {"journal": {str(key): page("same", stamp(0)) for key in range(5)}}
    right = deepcopy(left)
    right["journal"]["4"] = page("edited", stamp(1))
    for merged in (merge(left, right), merge(left, right, deepcopy(left)), newest(left, right)):
        assert all(merged["journal"][key] is left["journal"][key] for key in "0123")


def test_a_copy_that_already_knows_the_other_is_the_same_object() -> None:
    behind = page("a", stamp(0))
    ahead = {**page("b", stamp(1)), "history": [page("a", stamp(0))]}
    assert merge_record(behind, ahead) is ahead
    assert merge_record(ahead, behind) is ahead


# One machine.


def test_of_one_machines_copies_the_newer_counts_and_the_older_is_no_history() -> None:
    old, new = page("a", stamp(0)), page("b", stamp(1))
    assert newest(journal(a=old), journal(a=new))["journal"]["a"] is new
    assert newest(journal(a=new), journal(a=old))["journal"]["a"] is new


def test_where_stamps_tie_the_left_copy_counts() -> None:
    left, right = journal(a=page("left", stamp(1))), journal(a=page("right", stamp(1)))
    assert newest(left, right) == left
    assert newest(right, left) == right


def test_history_that_was_there_already_is_kept_from_both_copies() -> None:
    first, second, third = (page(text, stamp(at)) for at, text in enumerate("abc"))
    left = {**page("d", stamp(3)), "history": [first]}
    right = {**page("e", stamp(4)), "history": [third, second]}
    assert newest(journal(a=left), journal(a=right)) == journal(
        a={**page("e", stamp(4)), "history": [third, second, first]}
    )


@pytest.mark.parametrize("at", [2, 3])
def test_a_backup_brings_nothing_erased_back(at: int) -> None:
    backup = page("a", stamp(2), history=[page("older", stamp(1))])
    erased = tombstone(stamp(at))
    assert newest(journal(a=backup), journal(a=erased)) == journal(a=erased)
    assert newest(journal(a=erased), journal(a=backup)) == journal(a=erased)


def test_a_page_newer_than_an_erasure_is_restored_without_what_was_erased() -> None:
    anew = page("anew", stamp(3), history=[page("erased", stamp(1))])
    assert newest(journal(a=anew), journal(a=tombstone(stamp(2)))) == journal(
        a={**page("anew", stamp(3)), "history": [tombstone(stamp(2))]}
    )


@given(pairs.filter(lambda pair: pair[0] != pair[1]))
def test_recovery_shows_the_newest_keeps_each_history_and_nothing_erased(
    pair: tuple[Fields, Fields],
) -> None:
    shown = newest(*(journal(a=copy) for copy in pair))["journal"]["a"]
    histories = [{**shown, "history": copy.get("history", [])} for copy in pair]
    assert age(shown) >= max(map(age, pair))
    assert is_lossless(shown, shown, *histories)
    assert not comes_back(shown, *pair)


# Laws.


@given(records, records, records)
def test_copies_may_meet_in_any_order_and_any_number_of_times(
    one: Fields, two: Fields, three: Fields
) -> None:
    met = merge_record(one, two)
    assert merge_record(two, one) == met
    assert merge_record(met, three) == merge_record(one, merge_record(two, three))
    assert merge_record(met, one) == merge_record(met, two) == met == merge_record(met, met)
    assert merge_record(one, deepcopy(one)) is one


@given(tables, tables, tables)
def test_so_may_whole_files(one: Tables, two: Tables, three: Tables) -> None:
    before = deepcopy((one, two, three))
    met = merge(one, two)
    assert merge(two, one) == met
    assert merge(met, three) == merge(one, merge(two, three))
    assert merge(met, one) == met
    assert (one, two, three) == before


@given(pairs)
def test_a_merge_keeps_every_version_and_changes_neither_copy(
    pair: tuple[Fields, Fields],
) -> None:
    before = deepcopy(pair)
    merged = merge_record(*pair)
    assert is_lossless(merged, *pair)
    assert all(version in [v for copy in pair for v in versions_of(copy)]
               for version in versions_of(merged))  # fmt: skip
    assert pair[0] == pair[1] or is_in_order(merged)
    assert pair == before


@given(copies_with_an_erasure)
def test_nothing_erased_comes_back_in_whatever_order_three_copies_meet(
    copies: tuple[Fields, ...],
) -> None:
    for first, second, third in permutations(copies):
        one_by_one = reduce(merge_record, (first, second, third, first, second))
        joined = merge_record(first, merge_record(second, third))
        assert not comes_back(one_by_one, *copies)
        assert not comes_back(joined, *copies)


@given(tables, st.data())
def test_a_record_changed_on_one_side_only_is_that_sides_and_makes_no_history(
    base: dict[str, dict[str, Fields]], data: st.DataObject
) -> None:
    left, right, expected = deepcopy(base), deepcopy(base), deepcopy(base)
    for name, table in base.items():
        for key in table:
            changed = data.draw(bare)
            side = data.draw(st.sampled_from([left, right, None]))
            if side is not None:
                side[name][key] = expected[name][key] = changed
    assert merge(left, right, base) == expected
    assert merge(right, left, base) == expected


# Controls: these laws are broken by what looks like a merge and is none.


def last_writer_wins(left: Fields, right: Fields) -> Fields:
    return max(left, right, key=age)


def keep_everything(left: Fields, right: Fields) -> Fields:
    return {**left, "history": [*versions_of(left)[1:], right]}


def test_the_last_writer_winning_loses_a_version() -> None:
    ours, theirs = find(pairs, lambda pair: not is_lossless(last_writer_wins(*pair), *pair))
    assert is_lossless(merge_record(ours, theirs), ours, theirs)


def test_keeping_everything_brings_erased_text_back() -> None:
    copies = find(
        copies_with_an_erasure, lambda copies: comes_back(reduce(keep_everything, copies), *copies)
    )
    assert not comes_back(reduce(merge_record, copies), *copies)
