"""The plan: the order of its lines, its sentences, and the rule as it changed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.core.plan import (
    allows,
    if_then,
    moved,
    next_order,
    next_rule_at,
    parts_of,
    rule_periods,
    sentence_of,
)
from nc_tui.core.records import PlanItem, RuleKind
from nc_tui.core.state import Snapshot
from nc_tui.core.zones import places, zones_matching

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def reasons(*orders: int) -> list[PlanItem]:
    return [
        PlanItem(id=number, kind="reason", at=NOON, order=order, text=str(number))
        for number, order in enumerate(orders, 1)
    ]


def in_order(items: list[PlanItem]) -> list[int]:
    return [item.id for item in Snapshot(plan=items).plan_of("reason")]


@given(st.lists(st.integers(-3, 3), max_size=7), st.data())
def test_a_line_goes_one_place_and_back_again(orders: list[int], data: st.DataObject) -> None:
    """Whatever numbers two machines gave, also the same one twice."""
    items = reasons(*orders)
    before = in_order(items)
    at = data.draw(st.integers(0, 7))
    step = data.draw(st.sampled_from((-1, 1)))
    item_id = before[at] if at < len(before) else 99

    def after(records: list[PlanItem], by: int) -> list[PlanItem]:
        changed = moved(Snapshot(plan=records).plan_of("reason"), item_id, by)
        ids = {item.id for item in changed}
        return [item for item in records if item.id not in ids] + list(changed)

    once = after(items, step)
    if item_id == 99 or not 0 <= at + step < len(before):
        assert in_order(once) == before
    else:
        expected = before[:]
        expected.insert(at + step, expected.pop(at))
        assert in_order(once) == expected
        assert in_order(after(once, -step)) == before
    assert sorted(in_order(once)) == sorted(before)


def test_a_new_line_comes_last() -> None:
    assert next_order([]) == 1
    assert next_order(reasons(4, 1)) == 5


@pytest.mark.parametrize(
    ("condition", "deed", "said"),
    [
        ("I want to write", "I call Sam", "If I want to write, I call Sam."),
        ("If I want to write,", "then I call Sam.", "If I want to write, I call Sam."),
        ("when it rings", "Then, I wait", "If it rings, I wait."),
        ("iffy things", "thence I go", "If iffy things, thence I go."),
        ("two\nlines", "one", "If two lines, one."),
        ("", "", "If …, I …."),
        ("It is 2am. ", "Call Sam.", "If it is 2am, call Sam."),
        ("It's loud.", "I go out.", "If it's loud, I go out."),
        ("My hands shake", "the tea", "If my hands shake, the tea."),
        ("When The phone lights up", "I wait", "If the phone lights up, I wait."),
        ("I am alone", "I'd call Sam", "If I am alone, I'd call Sam."),
        ("May writes", "Will is there", "If May writes, Will is there."),
        ("Theresa is out", "I read", "If Theresa is out, I read."),
    ],
)
def test_a_sentence_is_said_the_same_however_its_halves_were_typed(
    condition: str, deed: str, said: str
) -> None:
    assert " ".join(sentence_of(condition, deed)) == said
    assert " ".join(sentence_of(*if_then(condition, deed))) == said


def test_what_is_allowed_is_parted_by_commas_and_lines() -> None:
    assert parts_of("e-mail, the  school's app,\n e-mail,,") == ("e-mail", "the school's app")
    assert parts_of(" ") == ()


def rule(days: int, kind: RuleKind, *channels: str) -> PlanItem:
    at = NOON + timedelta(days=days)
    return PlanItem(id=days + 1, kind="rule", at=at, order=1, rule=kind, channels=channels)


@given(st.lists(st.tuples(st.integers(0, 400), st.sampled_from(RuleKind)), max_size=8))
def test_rules_follow_each_other_without_a_gap(kept: list[tuple[int, RuleKind]]) -> None:
    items = [rule(days, kind) for days, kind in dict(kept).items()]
    periods = rule_periods(items)
    snapshot = Snapshot(plan=items)
    assert (periods[0].item.rule if periods else RuleKind.FULL) is snapshot.rule
    assert [period.until for period in periods] == [
        None if not n else periods[n - 1].begins for n in range(len(periods))
    ]
    # Of any moment, the rule in force is the newest chosen until then.
    for days in range(0, 401, 37):
        moment = NOON + timedelta(days=days)
        until = [item for item in items if item.at <= moment]
        chosen = max(until, key=lambda item: item.at, default=None)
        found = [p for p in periods if p.begins <= moment and (p.until is None or moment < p.until)]
        assert [period.item.rule for period in found] == ([chosen.rule] if chosen else [])


def test_another_channel_is_another_rule_and_the_same_one_goes_on() -> None:
    items = [
        rule(0, RuleKind.LIMITED, "e-mail"), rule(3, RuleKind.LIMITED, "e-mail"),
        rule(9, RuleKind.LIMITED, "letters"),
    ]  # fmt: skip
    assert [allows(period.item)[1] for period in rule_periods(items)] == [("letters",), ("e-mail",)]
    assert allows(None) == (RuleKind.FULL, (), ())
    gone = [replace(item, deleted=NOON) for item in items]
    assert rule_periods(gone) == ()


def test_a_rule_chosen_by_a_clock_set_back_is_in_force_all_the_same() -> None:
    before = [rule(0, RuleKind.FULL)]
    for now in (NOON - timedelta(hours=1), NOON, NOON + timedelta(seconds=5)):
        later = PlanItem(
            id=9, kind="rule", at=next_rule_at(before, now), order=2, rule=RuleKind.SPACE
        )
        assert Snapshot(plan=[*before, later]).rule is RuleKind.SPACE
    assert next_rule_at([], NOON) == NOON


def test_a_zone_is_found_by_a_few_letters() -> None:
    known = places(
        ("America/New_York", "Europe/London", "America/Blanc-Sablon", "UTC", "EST", "Etc/GMT+1")
    )
    assert known == ("America/Blanc-Sablon", "America/New_York", "Europe/London", "UTC")
    assert zones_matching(known, "lon") == ["Europe/London", "America/Blanc-Sablon"]
    assert zones_matching(known, " YORK new") == ["America/New_York"]
    assert zones_matching(known, "") == list(known)
    assert zones_matching(known, "mars") == []
