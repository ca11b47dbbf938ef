"""A snapshot: what screens may show, and what is worked out from it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal

import pytest

from nc_tui.core.records import (
    CheckIn,
    Contact,
    ContactKind,
    Entry,
    PlanItem,
    Record,
    Reflection,
    RuleKind,
    SettingRecord,
    Urge,
)
from nc_tui.core.state import Snapshot
from tests.clocks import FrozenClock

AT = datetime.fromisoformat("2026-11-20T20:00:00-05:00")
GONE = AT + timedelta(hours=1)
DAY = date(2026, 11, 20)


def rule(rule: RuleKind, hours: int, **parts: Any) -> PlanItem:
    return PlanItem(kind="rule", at=AT + timedelta(hours=hours), order=0, rule=rule, **parts)


def line(
    number: int, order: int, text: str, kind: Literal["reason", "activity"] = "reason"
) -> PlanItem:
    return PlanItem(id=number, kind=kind, at=AT, order=order, text=text)


ONE_OF_EACH: dict[str, Record] = {
    "contacts": Contact(at=AT, zone="x", kind=ContactKind.START, ends_run=True),
    "urges": Urge(at=AT, zone="x", samples=(), seconds=0, end="left", triggers=()),
    "journal": Entry(kind="entry", at=AT, zone="x", text="x"),
    "checkins": CheckIn(day=DAY, at=AT, zone="x", helped=()),
    "reflections": Reflection(kind="stages", day=DAY, at=AT, zone="x", ticks=(), answers=()),
    "plan": line(1, 1, "x"),
}


def of(table: str, *records: Record) -> Snapshot:
    return Snapshot(**{table: records})  # type: ignore[arg-type]


def test_before_the_first_run_there_is_nothing() -> None:
    assert Snapshot().is_empty
    assert Snapshot(settings=[SettingRecord(name="them", value="S.")]).is_empty


@pytest.mark.parametrize("table", ONE_OF_EACH)
def test_one_record_of_any_kind_is_something(table: str) -> None:
    assert not of(table, ONE_OF_EACH[table]).is_empty


@pytest.mark.parametrize("table", ONE_OF_EACH)
def test_a_removed_record_is_shown_nowhere(table: str) -> None:
    record = ONE_OF_EACH[table]
    fields = {name: getattr(record, name) for name in record.__struct_fields__}
    removed = type(record)(**{**fields, "deleted": GONE})
    snapshot = of(table, removed)
    assert snapshot.is_empty
    assert getattr(snapshot, table) == ()
    assert snapshot.checkin_of(DAY) is None
    assert snapshot.reflection_of(DAY) is None
    assert snapshot.ledger.runs == ()


def test_no_rule_means_the_full_one() -> None:
    assert Snapshot().rule is RuleKind.FULL


def test_the_newest_rule_is_in_force_wherever_it_stands_in_the_file() -> None:
    rules = [rule(RuleKind.LIMITED, 0), rule(RuleKind.SPACE, 2), rule(RuleKind.ORDER, 1)]
    assert of("plan", *rules).rule is RuleKind.SPACE
    assert of("plan", *rules).rule_in_force == rules[1]  # with what it allows; the rest is history
    assert Snapshot().rule_in_force is None
    removed = rule(RuleKind.FULL, 9, deleted=GONE)
    assert of("plan", *rules, removed, line(1, 1, "x")).rule is RuleKind.SPACE


def test_the_lines_of_the_plan_stand_in_the_persons_order() -> None:
    first, second, third = line(9, 1, "a"), line(3, 2, "b"), line(4, 2, "c")
    other = line(1, 0, "d", kind="activity")
    snapshot = of("plan", third, other, second, first)
    assert snapshot.plan_of("reason") == [first, second, third]
    assert snapshot.plan_of("milestone") == []


def test_the_day_boundary_of_the_settings_decides_today() -> None:
    late = FrozenClock("2026-11-21T02:30:00").now()
    assert Snapshot().today(late) == DAY
    early = Snapshot(settings=[SettingRecord(name="day_starts", value="02:00")])
    assert early.today(late) == DAY + timedelta(days=1)


def test_the_night_of_the_settings_decides_when_it_is_night() -> None:
    clock = FrozenClock("2026-11-20T21:30:00")
    assert not Snapshot().is_night(clock.now())
    assert Snapshot(settings=[SettingRecord(name="night_from", value="21:00")]).is_night(
        clock.now()
    )


def test_the_ledger_is_counted_by_the_day_boundary_of_the_settings() -> None:
    start = Contact(
        at=datetime.fromisoformat("2026-11-20T02:30:00-05:00"),
        zone="America/New_York",
        kind=ContactKind.START,
        ends_run=True,
    )
    assert Snapshot(contacts=[start]).ledger.first_day == date(2026, 11, 19)
    midnight = SettingRecord(name="day_starts", value="00:00")
    assert Snapshot(contacts=[start], settings=[midnight]).ledger.first_day == DAY


def test_changing_the_zone_setting_moves_no_record_to_another_day() -> None:
    tokyo = Urge(
        at=datetime.fromisoformat("2026-11-21T02:30:00+09:00"),
        zone="Asia/Tokyo", samples=((0, 7),), seconds=0, end="logged", triggers=(),
    )  # fmt: skip
    for zone in ("system", "Asia/Tokyo", "Pacific/Honolulu", "UTC"):
        snapshot = Snapshot(urges=[tokyo], settings=[SettingRecord(name="zone", value=zone)])
        assert snapshot.day_of_record(tokyo) == DAY
    assert Snapshot().settings.day_starts == time(3)


def test_a_day_has_its_own_check_in_and_reflection() -> None:
    snapshot = Snapshot(
        checkins=[CheckIn(day=DAY, at=GONE, zone="x", helped=("slept",))],
        reflections=[
            Reflection(kind="motivation", day=DAY, at=AT, zone="x", ticks=(), answers=()),
            Reflection(kind="stages", day=DAY, at=AT, zone="x", ticks=("t",), answers=()),
        ],
    )
    checkin, reflection = snapshot.checkin_of(DAY), snapshot.reflection_of(DAY)
    assert checkin is not None
    assert checkin.helped == ("slept",)
    assert reflection is not None
    assert reflection.ticks == ("t",)
    assert snapshot.checkin_of(DAY + timedelta(days=1)) is None
    assert snapshot.reflection_of(DAY - timedelta(days=1)) is None


def test_a_screen_never_takes_two_generations_for_the_same() -> None:
    assert Snapshot() != Snapshot()


def test_a_snapshot_does_not_follow_the_list_it_was_made_from() -> None:
    contacts = [Contact(at=AT.astimezone(UTC), zone="x", kind=ContactKind.MET, ends_run=True)]
    snapshot = Snapshot(contacts=contacts)
    contacts.clear()
    assert len(snapshot.contacts) == 1
