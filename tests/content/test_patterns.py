"""Every breath there is, by its id, by its name, and after it was taken away."""

from datetime import UTC, datetime

import pytest

from nc_tui.content.load import load_content
from nc_tui.content.patterns import (
    all_patterns,
    is_taken,
    last_used,
    pattern_called,
    pattern_name,
)
from nc_tui.core.errors import UsageError
from nc_tui.core.records import PlanItem

AT = datetime(2026, 11, 18, 19, tzinfo=UTC)
OURS = load_content().breathing
PHASES = (("breathe in", 4.0), ("hold", 2.0), ("breathe out", 6.5))
PLAN = [
    PlanItem(id=12, kind="pattern", at=AT, order=2, phases=PHASES),
    PlanItem(id=11, kind="pattern", at=AT, order=1, name="Evening  walk", phases=PHASES),
    PlanItem(id=13, kind="pattern", at=AT, order=3, name="endless", phases=(("in", 900.0),)),
    PlanItem(id=14, kind="reason", at=AT, order=1, text="sleep"),
]
ALL = all_patterns(OURS, PLAN)


def test_ours_come_first_and_the_persons_own_in_their_order() -> None:
    assert [each.id for each in ALL] == ["slow", "even", "box", "4-7-8", "sigh", "11", "12"]
    assert [each.name for each in ALL[5:]] == ["Evening  walk", "4·2·6.5"]


@pytest.mark.parametrize(
    ("called", "found"),
    [
        ("box", "box"), ("Box", "box"), ("box 4·4·4·4", "box"), ("BOX 4-4-4-4", "box"),
        ("4-7-8", "4-7-8"), ("4·7·8", "4-7-8"), ("4 7 8", "4-7-8"), (" sigh ", "sigh"),
        ("evening walk", "11"), ("EVENING WALK", "11"), ("11", "11"), ("4-2-6.5", "12"),
    ],
)  # fmt: skip
def test_a_breath_answers_to_its_id_and_its_name(called: str, found: str) -> None:
    assert pattern_called(ALL, called).id == found
    assert is_taken(ALL, called)
    assert not is_taken(ALL, called, by_other_than=found)


@pytest.mark.parametrize("called", ["", "bo", "boxes", "endless", "[b]", "4-2-6-5", "\x1b[31m" * 9])
def test_an_unknown_name_is_answered_with_what_there_is(called: str) -> None:
    with pytest.raises(UsageError) as refused:
        pattern_called(ALL, called)
    said = str(refused.value)
    assert said.endswith("there are slow, even, box, 4-7-8, sigh, Evening  walk, 4·2·6.5.")
    assert "\x1b" not in said
    assert not is_taken(ALL, called)


def test_the_last_used_is_there_again_unless_it_is_gone() -> None:
    assert last_used(ALL, "12").id == "12"
    assert last_used(ALL, "sigh").id == "sigh"
    assert {last_used(ALL, gone).id for gone in ("99", "13", "", "later-version")} == {"slow"}


def test_a_breath_is_called_by_its_name_also_after_it_was_taken_away() -> None:
    assert pattern_name(ALL, "11") == "Evening  walk"
    assert pattern_name(ALL, "box") == "box 4·4·4·4"
    assert pattern_name(ALL, "99") == "a breath of your own"
    assert pattern_name(ALL, "of-a-later-version") == "of-a-later-version"
