"""Runs, pauses and kept days: counted by the calendar, from the ledger alone."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import count, pairwise
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nc_tui.core.clock import day_of
from nc_tui.core.records import Contact, ContactKind, RuleKind, ends_run_by_default
from nc_tui.core.streak import (
    MILESTONES,
    DayMark,
    Ledger,
    Run,
    endings,
    kept_days,
    last_days,
    mark_of,
    milestone_reached,
    read_ledger,
    standing,
)
from tests.clocks import FrozenClock

THREE = time(3)
_ids = count(10)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def ending(at: str, kind: str = "replied", **fields: Any) -> Contact:
    """An entry that ends the run; ``at`` with its offset, as in the file."""
    if "resumed_at" in fields:
        fields = {"resumes": "later", **fields, "resumed_at": moment(fields["resumed_at"])}
    values = {"id": next(_ids), "resumes": "at-once", "ends_run": True, "zone": "x", **fields}
    return Contact(at=moment(at), kind=ContactKind(kind), **values)


def spans(ledger: Ledger) -> list[tuple[datetime, datetime | None]]:
    parts = [(run.begins, run.until) for run in ledger.runs]
    parts += [(pause.begins, pause.until) for pause in ledger.pauses]
    return sorted(parts, key=lambda part: part[0])


# Days are calendar days


def test_a_run_since_ten_past_nine_in_the_evening_is_one_day_at_eight_in_the_morning() -> None:
    ledger = read_ledger([ending("2026-11-19T21:10:00-05:00", "start")], THREE)
    now = moment("2026-11-20T08:00:00-05:00")
    stands = standing(ledger, day_of(now, THREE))
    assert stands.days == 1
    assert stands.since is not None
    assert now - stands.since == timedelta(hours=10, minutes=50)


@pytest.mark.parametrize(
    ("since", "now", "days"),
    [
        # The day of 23 hours.
        ("2026-03-07T12:00:00-05:00", "2026-03-08T12:00:00-04:00", 1),
        ("2026-03-08T00:30:00-05:00", "2026-03-08T23:59:59-04:00", 1),
        ("2026-03-08T12:00:00-04:00", "2026-03-09T11:00:00-04:00", 1),
        # The day of 25 hours.
        ("2026-10-31T12:00:00-04:00", "2026-11-01T12:00:00-05:00", 1),
        ("2026-11-01T03:00:00-05:00", "2026-11-02T02:59:59-05:00", 0),
        ("2026-10-31T23:30:00-04:00", "2026-11-01T23:45:00-05:00", 1),
        # Both of them, and a leap day.
        ("2026-03-07T20:00:00-05:00", "2026-11-02T04:00:00-05:00", 240),
        ("2028-02-28T12:00:00-05:00", "2028-03-01T12:00:00-05:00", 2),
    ],
)
def test_a_day_of_23_or_25_hours_is_one_day(since: str, now: str, days: int) -> None:
    ledger = read_ledger([ending(since, "start")], THREE)
    assert standing(ledger, day_of(moment(now), THREE)).days == days


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2026-11-20T23:59:59-05:00", 0),
        ("2026-11-21T00:00:00-05:00", 0),
        ("2026-11-21T02:59:59-05:00", 0),
        ("2026-11-21T03:00:00-05:00", 1),
    ],
)
def test_the_day_changes_at_three_and_not_at_midnight(now: str, days: int) -> None:
    ledger = read_ledger([ending("2026-11-20T21:00:00-05:00", "start")], THREE)
    assert standing(ledger, day_of(moment(now), THREE)).days == days


def test_another_day_boundary_moves_the_days_of_what_is_already_there() -> None:
    since, now = "2026-11-20T02:00:00-05:00", moment("2026-11-21T12:00:00-05:00")
    entries = [ending(since, "start")]
    assert standing(read_ledger(entries, THREE), day_of(now, THREE)).days == 2
    assert standing(read_ledger(entries, time(0)), day_of(now, time(0))).days == 1


# What ends a run, and when the next one begins


def test_without_any_entry_there_is_nothing_to_count() -> None:
    ledger = read_ledger([], THREE)
    assert spans(ledger) == []
    stands = standing(ledger, date(2026, 11, 20))
    assert (stands.days, stands.since, stands.longest_days) == (None, None, 0)
    assert (stands.kept, stands.window_days) == (0, 0)


def test_the_start_alone_is_one_open_run_and_no_slip() -> None:
    ledger = read_ledger([ending("2026-11-10T20:00:00-05:00", "start")], THREE)
    assert [run.is_open for run in ledger.runs] == [True]
    assert ledger.pauses == ()
    assert ledger.slip_days == frozenset()
    assert mark_of(date(2026, 11, 10), ledger, date(2026, 11, 20)) is DayMark.NOT_COUNTED


def test_on_the_first_day_there_is_no_window_to_look_back_over() -> None:
    ledger = read_ledger([ending("2026-11-20T20:00:00-05:00", "start")], THREE)
    stands = standing(ledger, date(2026, 11, 20))
    assert (stands.days, stands.kept, stands.window_days) == (0, 0, 0)


def test_resuming_at_once_begins_the_next_run_at_the_contact() -> None:
    slip = ending("2026-11-15T22:00:00-05:00")
    ledger = read_ledger([ending("2026-11-10T20:00:00-05:00", "start"), slip], THREE)
    assert ledger.pauses == ()
    first, second = ledger.runs
    assert first.until == second.begins == slip.at
    assert first.ended_by == slip
    stands = standing(ledger, date(2026, 11, 20))
    assert (stands.days, stands.longest_days) == (5, 5)
    # Days 11 to 14 of the first run, 16 to 20 of the second: the contact's day is in neither.
    assert (stands.kept, stands.window_days) == (9, 10)


def test_an_unstated_resumption_means_at_once() -> None:
    ledger = read_ledger([ending("2026-11-15T22:00:00-05:00", resumes=None)], THREE)
    assert ledger.open_run is not None
    assert ledger.open_run.begins == moment("2026-11-15T22:00:00-05:00")


def test_resuming_later_leaves_a_pause_that_counts_for_neither_run() -> None:
    ledger = read_ledger(
        [
            ending("2026-11-10T20:00:00-05:00", "start"),
            ending("2026-11-13T22:00:00-05:00", resumed_at="2026-11-16T09:00:00-05:00"),
        ],
        THREE,
    )
    (pause,) = ledger.pauses
    assert pause.begins == moment("2026-11-13T22:00:00-05:00")
    assert pause.until == moment("2026-11-16T09:00:00-05:00")
    stands = standing(ledger, date(2026, 11, 20))
    assert (stands.days, stands.since) == (4, pause.until)
    assert (stands.kept, stands.window_days) == (2 + 4, 10)
    assert mark_of(date(2026, 11, 14), ledger, date(2026, 11, 20)) is DayMark.NOT_COUNTED


def test_before_recommitting_there_is_no_number_and_the_longest_run_stays() -> None:
    ledger = read_ledger(
        [
            ending("2026-11-10T20:00:00-05:00", "start"),
            ending("2026-11-15T22:00:00-05:00", "met", resumes="later"),
        ],
        THREE,
    )
    (pause,) = ledger.pauses
    assert pause.until is None
    assert ledger.open_run is None
    stands = standing(ledger, date(2026, 11, 20))
    assert (stands.days, stands.since, stands.longest_days) == (None, None, 5)
    assert (stands.kept, stands.window_days) == (4, 10)


@pytest.mark.parametrize("resumed_at", ["2026-11-16T09:00:00-05:00", "2026-11-18T09:00:00-05:00"])
def test_a_contact_before_recommitting_leaves_no_run_between(resumed_at: str) -> None:
    ledger = read_ledger(
        [
            ending("2026-11-15T22:00:00-05:00", resumed_at=resumed_at),
            ending("2026-11-16T09:00:00-05:00", "reached-out"),
        ],
        THREE,
    )
    (run,) = ledger.runs
    assert run.begins == moment("2026-11-16T09:00:00-05:00")
    (pause,) = ledger.pauses
    assert (pause.begins, pause.until) == (moment("2026-11-15T22:00:00-05:00"), run.begins)


def test_a_contact_moved_past_its_own_resumption_begins_no_run_before_itself() -> None:
    # As after `contact edit --at`, or a file edited by hand.
    slip = ending("2026-11-15T22:00:00-05:00", resumed_at="2026-11-13T09:00:00-05:00")
    ledger = read_ledger([ending("2026-11-10T20:00:00-05:00", "start"), slip], THREE)
    assert [(run.begins, run.until) for run in ledger.runs] == [
        (moment("2026-11-10T20:00:00-05:00"), slip.at),
        (slip.at, None),
    ]
    assert ledger.pauses == ()


def test_two_entries_at_the_same_moment_are_taken_in_the_order_of_their_ids() -> None:
    at = "2026-11-15T22:00:00-05:00"
    later = ending(at, id=5, resumes="later")
    at_once = ending(at, id=6)
    for entries in ([later, at_once], [at_once, later]):
        ledger = read_ledger(entries, THREE)
        assert [(run.begins, run.until) for run in ledger.runs] == [(at_once.at, None)]
        assert ledger.pauses == ()
    swapped = read_ledger([ending(at, id=6, resumes="later"), ending(at, id=5)], THREE)
    assert swapped.runs == ()
    assert [pause.until for pause in swapped.pauses] == [None]


def test_entries_are_ordered_by_instant_and_not_by_what_their_wall_clocks_said() -> None:
    # 23:00 in Tokyo comes before 10:00 in New York on the same date.
    tokyo = ending("2026-11-15T23:00:00+09:00", id=9, resumes="later")
    new_york = ending("2026-11-15T10:00:00-05:00", id=8)
    assert endings([new_york, tokyo]) == [tokyo, new_york]
    ledger = read_ledger([new_york, tokyo], THREE)
    assert ledger.open_run is not None
    assert ledger.open_run.begins == new_york.at


def test_an_entry_written_down_late_takes_its_place_in_the_past() -> None:
    start = ending("2026-11-01T20:00:00-04:00", "start")
    slip = ending("2026-11-15T22:00:00-05:00")
    forgotten = ending("2026-11-08T12:00:00-05:00", "met")
    ledger = read_ledger([start, slip, forgotten], THREE)
    assert [run.days(date(2026, 11, 20)) for run in ledger.runs] == [7, 7, 5]
    assert ledger.runs[0].ended_by == forgotten


@pytest.mark.parametrize("rule", list(RuleKind))
def test_what_they_wrote_and_what_is_necessary_never_ends_a_run(rule: RuleKind) -> None:
    start = ending("2026-11-10T20:00:00-05:00", "start")
    quiet = [
        ending(
            f"2026-11-{day}T12:00:00-05:00",
            kind,
            ends_run=ends_run_by_default(ContactKind(kind), rule),
            resumes=None,
        )
        for day, kind in enumerate(["they-wrote", "necessary", "looked", "drafted"], 12)
    ]
    assert read_ledger([start, *quiet], THREE) == read_ledger([start], THREE)


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        ("replied", {"full", "space", "order"}),
        ("reached-out", set(RuleKind)),
        ("met", set(RuleKind)),
        ("start", set(RuleKind)),
        ("looked", set()),
        ("drafted", set()),
        ("necessary", set()),
        ("they-wrote", set()),
    ],
)
def test_which_kinds_end_the_run_by_default(kind: str, rules: set[str]) -> None:
    offered = {rule for rule in RuleKind if ends_run_by_default(ContactKind(kind), rule)}
    assert offered == rules


def test_a_look_is_counted_when_the_person_says_that_it_ended_the_run() -> None:
    ledger = read_ledger(
        [
            ending("2026-11-10T20:00:00-05:00", "start"),
            ending("2026-11-15T20:00:00-05:00", "looked"),
        ],
        THREE,
    )
    assert standing(ledger, date(2026, 11, 20)).days == 5
    assert ledger.slip_days == {date(2026, 11, 15)}


def test_a_removed_entry_ends_nothing() -> None:
    start = ending("2026-11-10T20:00:00-05:00", "start")
    gone = ending("2026-11-15T20:00:00-05:00", deleted=moment("2026-11-16T00:00:00-05:00"))
    assert read_ledger([start, gone], THREE) == read_ledger([start], THREE)


# Marks, windows and milestones


def test_the_day_of_a_contact_is_marked_so_even_when_a_run_covers_it() -> None:
    ledger = read_ledger(
        [
            ending("2026-11-10T20:00:00-05:00", "start"),
            ending("2026-11-15T08:00:00-05:00"),
            ending("2026-11-15T21:00:00-05:00"),
        ],
        THREE,
    )
    marks = [mark_of(date(2026, 11, day), ledger, date(2026, 11, 17)) for day in range(9, 19)]
    kept, contact, not_counted = DayMark.KEPT, DayMark.CONTACT, DayMark.NOT_COUNTED
    assert marks == [not_counted, not_counted, *[kept] * 4, contact, kept, kept, not_counted]


def test_the_window_never_looks_back_further_than_thirty_days() -> None:
    ledger = read_ledger([ending("2026-01-01T20:00:00-05:00", "start")], THREE)
    stands = standing(ledger, date(2026, 11, 20))
    assert (stands.kept, stands.window_days) == (30, 30)


def test_the_last_days_end_today_oldest_first() -> None:
    assert last_days(3, date(2026, 3, 1)) == [
        date(2026, 2, 27),
        date(2026, 2, 28),
        date(2026, 3, 1),
    ]
    assert last_days(0, date(2026, 3, 1)) == []


def test_milestones_are_the_list_and_then_every_year() -> None:
    reached = [days for days in range(-2, 1500) if milestone_reached(days)]
    assert reached == [*MILESTONES, 730, 1095, 1460]


def test_a_start_in_the_future_counts_no_days() -> None:
    ledger = read_ledger([ending("2026-11-25T20:00:00-05:00", "start")], THREE)
    stands = standing(ledger, date(2026, 11, 20))
    assert (stands.days, stands.longest_days, stands.kept, stands.window_days) == (0, 0, 0, 0)


def test_flying_west_on_the_day_of_a_contact_never_makes_days_negative() -> None:
    # Said in Auckland on the 16th; "today" in Honolulu is still the 15th.
    ledger = read_ledger([ending("2026-11-16T03:30:00+13:00")], THREE)
    now = moment("2026-11-15T05:00:00-10:00")
    stands = standing(ledger, day_of(now, THREE))
    assert (stands.days, stands.window_days) == (0, 0)


# Whatever the ledger holds

ZONES = sorted(zone for zone in available_timezones() if "/" in zone)
FIRST = int(datetime(1970, 1, 3, tzinfo=UTC).timestamp())
LAST = int(datetime(2037, 12, 29, tzinfo=UTC).timestamp())

zones = st.sampled_from(ZONES).map(ZoneInfo)
boundaries = st.builds(time, st.integers(0, 11), st.integers(0, 59))


def wall(second: int, zone: ZoneInfo) -> datetime:
    """The instant as a record holds it: the wall clock there, with the offset then in force."""
    there = datetime.fromtimestamp(second, zone)
    offset = there.utcoffset()
    assert offset is not None
    return there.replace(tzinfo=timezone(offset))


@st.composite
def contacts(draw: st.DrawFn) -> list[Contact]:
    """Up to a dozen entries within some weeks, so that they meet each other's days."""
    around = draw(st.integers(FIRST, LAST))
    seconds = st.one_of(
        st.integers(0, 3 * 86_400),
        st.integers(0, 60 * 86_400),
        st.integers(0, 60).map(lambda day: day * 86_400),
        st.integers(-3, 3),
    ).map(lambda offset: min(max(around + offset, FIRST), LAST))
    made = []
    for number in range(draw(st.integers(0, 12))):
        second = draw(seconds)
        ends = draw(st.sampled_from([True, True, True, False]))
        answers: list[Literal["at-once", "later"] | None] = ["at-once", "later", None]
        resumes = draw(st.sampled_from(answers)) if ends else None
        resumed = None
        if resumes == "later" and draw(st.booleans()):
            resumed = wall(
                min(second + draw(st.sampled_from([0, 1, 3600, 86_400, 800_000])), LAST),
                draw(zones),
            )
        made.append(
            Contact(
                id=number + 1,
                at=wall(second, draw(zones)),
                zone="x",
                kind=draw(st.sampled_from(ContactKind)),
                ends_run=ends,
                resumes=resumes,
                resumed_at=resumed,
                deleted=wall(LAST, ZoneInfo("UTC")) if draw(st.integers(0, 9)) == 0 else None,
            )
        )
    return made


todays = st.integers(FIRST, LAST).map(lambda second: datetime.fromtimestamp(second, UTC).date())


def day_by_subtraction(at: datetime, day_starts: time) -> date:
    """The day of a record, worked out another way than the program does it."""
    since_midnight = timedelta(hours=day_starts.hour, minutes=day_starts.minute)
    return (at.replace(tzinfo=None) - since_midnight).date()


@given(contacts(), boundaries)
def test_runs_and_pauses_fill_the_time_since_the_first_ending_without_gap_or_overlap(
    entries: list[Contact], day_starts: time
) -> None:
    parts = spans(read_ledger(entries, day_starts))
    ending_at = sorted(entry.at for entry in entries if entry.is_live and entry.ends_run)
    if not ending_at:
        assert parts == []
        return
    assert parts[0][0] == ending_at[0]
    assert parts[-1][1] is None
    for (begins, until), (following, _) in pairwise(parts):
        assert until == following
        assert begins < following


def runs_by_definition(entries: list[Contact]) -> list[tuple[datetime, datetime | None]]:
    """Beginning and end of each run, straight from the definition."""
    live = [entry for entry in entries if entry.is_live and entry.ends_run]
    live.sort(key=lambda entry: (entry.at.timestamp(), entry.id))
    found = []
    for number, entry in enumerate(live):
        begins = entry.resumed_at if entry.resumes == "later" else entry.at
        until = live[number + 1].at if number + 1 < len(live) else None
        if begins is not None and (until is None or begins.timestamp() < until.timestamp()):
            found.append((begins, until))
    return found


@given(contacts(), boundaries, st.data())
def test_kept_days_agree_with_counting_them_one_by_one_on_a_calendar(
    entries: list[Contact], day_starts: time, data: st.DataObject
) -> None:
    around = entries[0].at.date() if entries else date(2026, 11, 20)
    today = around + timedelta(days=data.draw(st.integers(-3, 70), label="days after"))
    kept: set[date] = set()
    lengths = [0]
    for begins, until in runs_by_definition(entries):
        day = day_by_subtraction(begins, day_starts)
        last = day_by_subtraction(until, day_starts) if until else today + timedelta(days=1)
        lengths.append(((last if until else today) - day).days)
        while (day := day + timedelta(days=1)) < last and day <= today:
            kept.add(day)
    firsts = endings(entries)[:1]
    window = [
        today - timedelta(days=back)
        for back in range(30)
        if firsts and today - timedelta(days=back) > day_by_subtraction(firsts[0].at, day_starts)
    ]
    stands = standing(read_ledger(entries, day_starts), today)
    assert stands.window_days == len(window)
    assert stands.kept == len(kept.intersection(window))
    assert stands.longest_days == max(lengths)


@given(contacts(), boundaries, todays)
def test_no_number_of_days_is_ever_below_zero(
    entries: list[Contact], day_starts: time, today: date
) -> None:
    ledger = read_ledger(entries, day_starts)
    stands = standing(ledger, today)
    assert (stands.days or 0) >= 0
    assert all(run.days(today) >= 0 for run in ledger.runs)
    assert 0 <= stands.kept <= stands.window_days <= 30
    assert stands.longest_days >= (stands.days or 0)


@given(contacts(), boundaries, st.lists(zones, min_size=2, max_size=2))
@example([], THREE, [ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Pacific/Pago_Pago")])
def test_travelling_moves_no_day_that_is_past(
    entries: list[Contact], day_starts: time, journey: list[ZoneInfo]
) -> None:
    ledger = read_ledger(entries, day_starts)
    latest = max((entry.at for entry in entries), default=wall(LAST, ZoneInfo("UTC")))
    clock = FrozenClock(latest.isoformat(), journey[0].key)
    here = day_of(clock.now(), day_starts)
    clock.travel(journey[1].key)
    there = day_of(clock.now(), day_starts)
    past = last_days(30, min(here, there) - timedelta(days=1))
    for day in past:
        assert mark_of(day, ledger, here) is mark_of(day, ledger, there)
    assert kept_days(ledger.runs, past, here) == kept_days(ledger.runs, past, there)
    ended = [run for run in ledger.runs if not run.is_open]
    assert [run.days(here) for run in ended] == [run.days(there) for run in ended]


def test_a_run_that_ended_keeps_its_length_whatever_day_it_is() -> None:
    run = Run(
        begins=moment("2026-11-01T20:00:00-04:00"),
        first_day=date(2026, 11, 1),
        until=moment("2026-11-08T20:00:00-05:00"),
        last_day=date(2026, 11, 8),
    )
    assert {run.days(date(2026, 11, day)) for day in range(1, 30)} == {7}
