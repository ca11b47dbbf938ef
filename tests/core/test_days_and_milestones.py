"""What a day was, by brute force; and where milestones were reached."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.days import records_of, signs_between
from nc_tui.core.milestones import are_greeted, last_reached, milestones, reached_on
from nc_tui.core.records import (
    CheckIn,
    Contact,
    ContactKind,
    Entry,
    PlanItem,
    Reflection,
    RuleKind,
    Urge,
    day_id,
)
from nc_tui.core.state import Snapshot
from nc_tui.core.streak import kept_in_all, mark_of

BEGIN = datetime(2026, 3, 1, 12, tzinfo=ZoneInfo("Europe/London"))
ZONES = ("Europe/London", "Pacific/Kiritimati", "Pacific/Niue", "America/New_York")
moments = st.builds(
    lambda hours, zone: (BEGIN + timedelta(hours=hours)).astimezone(ZoneInfo(zone)),
    st.integers(0, 24 * 60),
    st.sampled_from(ZONES),
)


def contact(at: datetime, number: int = 0) -> Contact:
    return Contact(
        id=number, at=at, zone="Europe/London", kind=ContactKind.MET, ends_run=True,
        resumes="at-once",
    )  # fmt: skip


def urge(at: datetime) -> Urge:
    return Urge(at=at, zone="x", samples=(), seconds=30.0, end="left", triggers=())


def own(days: int, text: str = "") -> PlanItem:
    return PlanItem(kind="milestone", at=BEGIN, order=1, days=days, text=text or None)


@given(st.lists(moments, max_size=8), st.lists(moments, max_size=8))
def test_signs_agree_with_a_look_at_every_day(slips: list[datetime], urges: list[datetime]) -> None:
    snapshot = Snapshot(
        contacts=[contact(at, number) for number, at in enumerate(slips, 1)],
        urges=[urge(at) for at in urges],
    )
    first, last = date(2026, 2, 25), date(2026, 5, 5)
    signs = signs_between(snapshot, first, last, last)
    assert len(signs) == (last - first).days + 1
    for day, sign in signs.items():
        assert sign.mark is mark_of(day, snapshot.ledger, last)
        assert sign.has_urge == any(snapshot.day_of_record(each) == day for each in snapshot.urges)
        kept = records_of(snapshot, day, BEGIN)
        assert sign.has_urge == bool(kept.urges)
        assert len(kept.contacts) == sum(
            snapshot.day_of_record(each) == day for each in snapshot.contacts
        )


@given(st.lists(moments, min_size=1, max_size=8))
def test_all_kept_days_are_those_counted_one_by_one(slips: list[datetime]) -> None:
    ledger = Snapshot(contacts=[contact(at, n) for n, at in enumerate(slips, 1)]).ledger
    today = date(2026, 5, 5)
    assert ledger.first_day is not None
    days = [ledger.first_day + timedelta(days=n) for n in range(100)]
    kept = sum(any(run.keeps(day, today) for run in ledger.runs) for day in days)
    assert kept_in_all(ledger, today) == (kept, (today - ledger.first_day).days)


def test_a_day_keeps_what_belongs_to_it_and_hides_what_is_put_away() -> None:
    day = BEGIN.date()
    night = BEGIN + timedelta(hours=14)  # two in the morning, which is last night
    pages = [
        Entry(id=1, kind="entry", at=BEGIN, zone="x", text="seen"),
        Entry(id=2, kind="entry", at=BEGIN, zone="x", text="hidden", away=BEGIN),
        Entry(id=3, kind="letter", at=BEGIN, zone="x", text="gone", decided="let-go"),
        Entry(
            id=4, kind="letter", at=night, zone="x", text="sealed words", strength=7,
            opens=BEGIN + timedelta(hours=20),
        ),
    ]  # fmt: skip
    check_in = CheckIn(id=day_id(day), day=day, at=night, zone="x", helped=())
    feeling = Reflection(kind="stages", day=day, at=night, zone="x", ticks=("anger-1",), answers=())
    snapshot = Snapshot(
        urges=[urge(night)], journal=pages, checkins=[check_in], reflections=[feeling]
    )
    kept = records_of(snapshot, day, night)
    assert [page.id for page in kept.pages] == [1, 4]
    assert not any("words" in page.text for page in kept.pages)
    assert kept.check_in == check_in
    assert kept.reflections == (feeling,)
    assert len(kept.urges) == 1
    assert snapshot.first_day == day
    assert records_of(snapshot, day + timedelta(days=1), night).is_empty
    assert Snapshot().first_day is None


def test_milestones_stand_where_they_were_reached_and_nowhere_else() -> None:
    slip = contact(BEGIN + timedelta(days=40), 2)
    ledger = Snapshot(contacts=[contact(BEGIN, 1), slip]).ledger
    today = BEGIN.date() + timedelta(days=48)
    theirs = [own(5, "birthday"), own(7, "a week"), own(100)]
    lines = milestones(ledger, theirs, today)
    assert [(line.days, line.times) for line in lines] == [
        (1, 2), (3, 2), (5, 2), (7, 2), (14, 1), (30, 1), (100, 0),
    ]  # fmt: skip
    assert [line.own for line in lines if line.own] == theirs
    assert lines[-1].last is None, "what was not reached has no day"
    assert lines[2].last == BEGIN.date() + timedelta(days=45)
    run = ledger.open_run
    assert run is not None
    assert last_reached(run, theirs, today) == (7, BEGIN.date() + timedelta(days=47))
    days_of = {
        n: reached_on(ledger, theirs, BEGIN.date() + timedelta(days=n), today) for n in range(60)
    }
    reached = {n: days for n, days in days_of.items() if days is not None}
    assert reached == {1: 1, 3: 3, 5: 5, 7: 7, 14: 14, 30: 30, 41: 1, 43: 3, 45: 5, 47: 7}


def test_later_years_are_milestones_and_a_boundary_of_theirs_has_none() -> None:
    ledger = Snapshot(contacts=[contact(BEGIN, 1)]).ledger
    lines = milestones(ledger, [], BEGIN.date() + timedelta(days=365 * 3 + 1))
    assert [line.days for line in lines][-3:] == [365, 730, 1095]
    assert [rule for rule in RuleKind if are_greeted(rule)] == [RuleKind.FULL, RuleKind.LIMITED]
