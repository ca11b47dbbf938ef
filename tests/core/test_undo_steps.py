"""Which change is taken back next, by the log of changes alone, and how that is said."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.tables import Fields
from nc_tui.core.undo import (
    Change,
    Changed,
    Step,
    name_step,
    say_doing_again,
    say_step,
    steps_of,
)

MINUTE = 60_000


def stamp(milliseconds: int) -> str:
    return f"{1795236012000 + milliseconds}-0000-9f3a61c2"


def page(text: str, **fields: Any) -> Fields:
    return {"kind": "entry", "text": text, **fields}


def wave(*samples: list[float], **fields: Any) -> Fields:
    return {"samples": list(samples), "seconds": 0.0, **fields}


GONE = {"deleted": "2026-11-20T23:40:12-05:00"}


def change(
    at: int, *records: tuple[str, str, Fields | None, Fields], back: str = "", again: str = ""
) -> Change:
    return Change(
        stamp(at), tuple(Changed(*record) for record in records), takes_back=back, does_again=again
    )


def steps(*changes: Change) -> tuple[list[str], list[str]]:
    done, undone = steps_of(changes)
    return [step.stamp for step in done], [step.stamp for step in undone]


ONE = change(1, ("journal", "7", None, page("a")))
TWO = change(2, ("journal", "7", page("a"), page("b")))
THREE = change(3, ("plan", "8", None, page("c")))


def test_what_was_done_is_taken_back_from_the_last_on() -> None:
    assert steps() == ([], [])
    assert steps(ONE, TWO, THREE) == ([ONE.stamp, TWO.stamp, THREE.stamp], [])


def test_what_is_taken_back_can_be_done_again_and_taken_back_anew() -> None:
    back = change(4, ("plan", "8", page("c"), page("c", **GONE)), back=THREE.stamp)
    assert steps(ONE, TWO, THREE, back) == ([ONE.stamp, TWO.stamp], [back.stamp])
    more = change(5, ("journal", "7", page("b"), page("a")), back=TWO.stamp)
    assert steps(ONE, TWO, THREE, back, more) == ([ONE.stamp], [back.stamp, more.stamp])
    again = change(6, ("journal", "7", page("a"), page("b")), again=more.stamp)
    log = (ONE, TWO, THREE, back, more, again)
    assert steps(*log) == ([ONE.stamp, again.stamp], [back.stamp])
    anew = change(7, ("journal", "7", page("b"), page("a")), back=again.stamp)
    assert steps(*log, anew) == ([ONE.stamp], [back.stamp, anew.stamp])


@pytest.mark.parametrize(
    ("then", "back", "what", "is_left"),
    [
        (page("a", **GONE), page("a"), "", False),
        (page("b"), page("a"), "", True),
        (page("a"), page("a", **GONE), "", True),
        (page("a"), page("a", **GONE), "import", True),
        (page("a"), page("a", **GONE), "restore", False),
        (page("a", away="2026-11-20"), page("a"), "away", False),
        (page("a"), page("a", away="2026-11-20"), "back", False),
        (page("a", decided="let-go"), page("a"), "", False),
    ],
    ids=[
        "a removal", "a change", "a page", "an import",
        "a backup", "put away", "put back", "let go",
    ],
)  # fmt: skip
def test_of_what_was_taken_back_anything_new_leaves_only_what_brings_words_back(
    then: Fields, back: Fields, what: str, is_left: bool
) -> None:
    record = Changed("journal", "7", then, back)
    undone = Change(stamp(4), (record,), takes_back=TWO.stamp, what=what)
    assert steps(ONE, TWO, undone)[1] == [undone.stamp]
    assert steps(ONE, TWO, undone, THREE)[1] == ([undone.stamp] if is_left else [])


def test_what_could_not_be_taken_back_is_passed_over_for_good() -> None:
    """The last did not stand any more, so the one before it was taken back."""
    back = change(4, ("journal", "7", page("b"), page("a")), back=TWO.stamp)
    assert steps(ONE, TWO, THREE, back) == ([ONE.stamp], [back.stamp])


def test_a_taking_back_of_what_the_log_has_forgotten_takes_nothing_else_with_it() -> None:
    back = change(4, ("journal", "7", page("b"), page("a")), back=stamp(-5))
    assert steps(ONE, back) == ([ONE.stamp], [back.stamp])


# One breath


def test_one_breath_is_one_step() -> None:
    done, undone = steps_of(
        [
            ONE,
            change(10, ("urges", "5", None, wave())),
            change(20, ("urges", "5", wave(), wave([4.2, 8])), ("settings", "8", None, {"v": 1})),
            change(30, ("urges", "5", wave([4.2, 8]), wave([4.2, 8], note="x"))),
        ]
    )
    assert undone == []
    assert [step.stamp for step in done] == [ONE.stamp, stamp(30)]
    assert list(done[1].records) == [
        Changed("urges", "5", None, wave([4.2, 8], note="x")),
        Changed("settings", "8", None, {"v": 1}),
    ]


@pytest.mark.parametrize(
    ("second", "count"),
    [
        (change(20, ("urges", "6", None, wave())), 2),
        (change(20, ("journal", "5", None, page("a"))), 2),
        (change(59 * MINUTE, ("urges", "5", wave(), wave([4.2, 8]))), 1),
        (change(61 * MINUTE, ("urges", "5", wave(), wave([4.2, 8]))), 2),
        (change(20, ("urges", "5", wave(), wave(**GONE))), 1),
        (change(20, ("urges", "5", wave(), wave([4.2, 8], **GONE))), 2),
        (change(20, ("urges", "5", wave(), wave(seconds=30.0, **GONE))), 2),
    ],
    ids=[
        "another urge", "another table", "within the hour", "later", "left at once",
        "removed", "removed without a number",
    ],
)  # fmt: skip
def test_what_belongs_to_a_breath(second: Change, count: int) -> None:
    first = change(0, ("urges", "5", None, wave()))
    assert len(steps_of([first, second])[0]) == count


def test_a_breath_left_at_once_was_nothing_at_all() -> None:
    done, _ = steps_of(
        [
            change(0, ("urges", "5", None, wave())),
            change(20, ("urges", "5", wave(), wave(**GONE))),
        ]
    )
    assert [step.can_be_seen for step in done] == [False]


# What can be seen


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        (None, page("a"), True),
        (page("a"), page("b"), True),
        (page("a"), page("a", **GONE), True),
        (page("a", **GONE), page("a"), True),
        (page("a"), page("a", updated=stamp(9)), False),
        (None, page("a", **GONE), False),
        (page("a", **GONE), page("b", **GONE), False),
        (None, GONE, False),
    ],
)
def test_a_step_that_changed_nothing_to_see_is_none(
    before: Fields | None, after: Fields, seen: bool
) -> None:
    assert Step("", (Changed("journal", "7", before, after),)).can_be_seen is seen


# Random pasts against two piles, kept the plain way

Deed = tuple[str, Fields | None, Fields]
"""A page by its id, what it was and what it became."""


@given(st.lists(st.sampled_from(["write", "remove", "undo", "redo"]), max_size=30))
def test_any_past_agrees_with_two_piles(deeds: list[str]) -> None:
    log: list[Change] = []
    past, future = list[Deed](), list[Deed]()
    for number, deed in enumerate(deeds, 1):
        done, undone = steps_of(log)
        assert [s.records for s in done] == [(Changed("journal", *each),) for each in past]
        assert [s.records for s in undone] == [(Changed("journal", *each),) for each in future]
        text = page(str(number))
        last = past[-1] if past else ("", None, GONE)
        if deed in ("undo", "redo"):
            pile, other, steps = (past, future, done) if deed == "undo" else (future, past, undone)
            if pile:
                key, before, after = pile.pop()
                record = (key, after, {**after, **GONE} if before is None else before)
                other.append(record)
                name = {"back" if deed == "undo" else "again": steps[-1].stamp}
                log.append(change(number, ("journal", *record), **name))
        elif deed == "write" or "deleted" not in last[2]:
            key, before, after = last[0], last[2], {**last[2], **GONE}
            new: Deed = (str(number), None, text) if deed == "write" else (key, before, after)
            # What would only be removed again is not; a page comes back.
            future = [each for each in future if "deleted" not in (each[1] or {})]
            past.append(new)
            log.append(change(number, ("journal", *new)))


# How it is said


def said(table: str, before: Fields | None, after: Fields, *, again: bool = False) -> str:
    return say_step(Step("", (Changed(table, "7", before, after),)), again=again)


DAY = {"day": "2026-11-20", "kind": "stages"}


@pytest.mark.parametrize(
    ("table", "fields", "noun", "the"),
    [
        ("journal", page("a secret"), "a journal page", "the journal page"),
        ("journal", {"kind": "letter", "text": "a secret"}, "a letter", "the letter"),
        ("urges", wave([0, 7], note="a secret"), "an urge", "the urge"),
        ("contacts", {"note": "a secret"}, "a line of the ledger", "the line of the ledger"),
        ("plan", {"text": "a secret"}, "a line of the plan", "the line of the plan"),
        ("settings", {"name": "them", "value": "a secret"}, "a setting", "the setting"),
        ("checkins", DAY, "the check-in (2026-11-20)", "the check-in (2026-11-20)"),
        ("dreams", {"text": "a secret"}, "a record", "the record"),
    ],
)
def test_a_sentence_names_what_it_was_and_none_of_its_words(
    table: str, fields: Fields, noun: str, the: str
) -> None:
    gone, capital = {**fields, **GONE}, noun[0].upper() + noun[1:]
    assert said(table, None, fields) == f"Taken back: {noun}."
    assert said(table, fields, gone, again=True) == f"{capital} is back."
    assert said(table, fields, gone) == f"{capital} is back."
    assert said(table, gone, fields, again=True) == f"Removed again: {noun}."
    assert said(table, fields, {**fields, "more": 1}) == f"Taken back: the change to {the}."
    assert said(table, fields, {**fields, "more": 1}, again=True) == (
        f"Done again: the change to {the}."
    )


@pytest.mark.parametrize(
    ("before", "after", "name", "again"),
    [
        (None, page("a secret"), "adding a journal page", "brings it back, now or later"),
        (page("a secret"), page("b"), "changing the journal page", "does it again"),
        (page("a secret"), page("a", **GONE), "removing a journal page", "takes it away again"),
    ],
)
def test_what_was_done_and_what_doing_it_again_does(
    before: Fields | None, after: Fields, name: str, again: str
) -> None:
    step = Step("", (Changed("journal", "7", before, after),))
    assert (name_step(step), say_doing_again(step)) == (name, again)


def test_changes_of_many_records_have_names_of_their_own() -> None:
    one = (Changed("journal", "7", None, page("a secret")),)
    names = {what: name_step(Step("", one, what)) for what in ("restore", "import", "away", "back")}
    assert names == {
        "restore": "restoring a backup", "import": "an import",
        "away": "putting a page away", "back": "putting a page back",
    }  # fmt: skip
    assert say_doing_again(Step("", one, "restore")) == "does it again"
    assert name_step(Step("", one * 12)) == "adding 12 records"
    assert say_doing_again(Step("", one * 12)) == "brings it back, now or later"
    other = (Changed("journal", "7", page("a secret"), page("b")),)
    gone = (Changed("journal", "8", page("a secret"), page("a secret", **GONE)),)
    assert say_doing_again(Step("", (*one, *gone))) == "does it again"
    assert name_step(Step("", (*one, *other * 11))) == "changing 12 records"
    assert say_doing_again(Step("", (*one, *other * 11))) == "does it again"


def test_a_breath_is_named_by_its_urge_and_many_records_by_their_number() -> None:
    setting = Changed("settings", "8", None, {"value": "slow"})
    urge = Changed("urges", "5", None, wave([0, 7]))
    assert say_step(Step("", (setting, urge)), again=False) == "Taken back: an urge."
    many = tuple(Changed("plan", str(number), None, page("a secret")) for number in range(12))
    assert say_step(Step("", many), again=False) == ("Taken back: a change to 12 records.")
    assert say_step(Step("", many), again=True) == "Done again: a change to 12 records."
