"""What a record says: every number against a plain count, every sentence against its numbers."""

from collections import Counter
from datetime import date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.core.insight_words import (
    say_changes,
    say_hours,
    say_moods,
    say_most,
    say_usual,
    say_waits,
)
from nc_tui.core.insights import (
    BIN,
    BINS,
    HOURS_ENOUGH,
    Change,
    Count,
    Insights,
    Moods,
    Week,
    changes_by,
    hours_of,
    insights,
    waits_of,
)
from nc_tui.core.records import CheckIn, Contact, ContactKind, Reflection, Urge
from nc_tui.core.span import Span
from nc_tui.core.state import Snapshot
from nc_tui.demo.year import records

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 22, 14, 0, tzinfo=LONDON)
TODAY = date(2026, 11, 22)


def stage_of(tick: str) -> str | None:
    return tick.split("-")[0]


def urge(at: datetime, *samples: tuple[float, int], next: str | None = None, **more: str) -> Urge:  # noqa: A002
    triggers = tuple(more.values())
    return Urge(
        at=at, zone="Europe/London", samples=samples, seconds=60.0, end="through",
        triggers=triggers, next=next,
    )  # fmt: skip


def year() -> Snapshot:
    kept = list(records(NOW))

    def of(kind: type) -> list:  # type: ignore[type-arg]
        return [record for record in kept if isinstance(record, kind)]

    return Snapshot(
        contacts=of(Contact), urges=of(Urge), checkins=of(CheckIn), reflections=of(Reflection)
    )


SPANS = {Span.MONTH: 30, Span.QUARTER: 90, Span.YEAR: 365, Span.ALL: 10_000}


@pytest.mark.parametrize(("span", "days"), SPANS.items())
def test_every_number_of_a_year_is_a_plain_count(span: Span, days: int) -> None:
    snapshot = year()
    found = insights(snapshot, span, TODAY, stage_of)

    def within(day: date) -> bool:
        return 0 <= (TODAY - day).days < days

    urges = [u for u in snapshot.urges if u.samples and within(snapshot.day_of_record(u))]
    assert found.urges == found.hours.n == len(urges) > 0
    for weekday in range(7):
        for hour in range(24):
            there = sum(
                u.at.hour == hour
                and (u.at.date() - timedelta(days=u.at.hour < 12)).weekday() == weekday
                for u in urges
            )
            assert found.hours.counts[weekday][(hour - 12) % 24] == there
    for change in found.triggers:
        those = [u for u in urges if change.what in u.triggers]
        pairs = [u for u in those if len(u.samples) >= 2]
        assert (change.n, change.pairs) == (len(those), len(pairs))
        if change.before is not None:
            assert len(pairs) >= 5
            assert change.before == median(u.samples[0][1] for u in pairs)
            assert change.after == median(u.samples[-1][1] for u in pairs)
    assert {c.what for c in found.nexts} == {u.next for u in urges if u.next}
    for change in found.nexts:
        those = [u for u in urges if u.next == change.what]
        pairs = [u for u in those if len(u.samples) >= 2]
        assert (change.n, change.pairs) == (len(those), len(pairs))
        if change.before is not None:
            assert change.before == median(u.samples[0][1] for u in pairs)
            assert change.after == median(u.samples[-1][1] for u in pairs)
    assert {c.what for c in found.triggers} == {t for u in urges for t in u.triggers}
    asked = [u for u in urges if u.samples[0][1] >= 4]
    took = [next((s for s, n in u.samples if n < 4), None) for u in asked]
    assert (found.waits.n, found.waits.got_there) == (len(asked), len(took) - took.count(None))
    for index, bar in enumerate(found.waits.bars):
        least, most = index * BIN * 60, (index + 1) * BIN * 60 if index < BINS - 1 else 1e9
        assert bar == sum(t is not None and least <= t < most for t in took)
    reached = sorted(t for t in took if t is not None)
    if found.waits.half_within is not None:
        minutes = found.waits.half_within
        assert sum(t <= minutes * 60 for t in reached) * 2 >= len(reached) >= 5
        assert sum(t <= (minutes - 1) * 60 for t in reached) * 2 < len(reached)
    labels = [label for label, _ in found.waits.drawn]
    assert sum(n for _, n in found.waits.drawn) == found.waits.got_there
    assert labels == [str(n * BIN) for n in range(len(labels))]
    assert found.usual.n == len(urges)
    for point in found.usual.points:
        second = point.minute * 60
        asked_then = [u.samples for u in urges if u.samples[0][0] <= second <= u.samples[-1][0]]
        strengths = [[n for s, n in samples if s <= second][-1] for samples in asked_then]
        assert (point.n, point.strength) == (len(strengths), median(strengths))
    checkins = [c for c in snapshot.checkins if within(c.day)]
    assert found.checkins == len(checkins)
    assert found.moods.n == sum(c.mood is not None for c in checkins)
    for week in found.moods.weeks:
        moods = [
            c.mood for c in checkins
            if c.mood is not None and week.first <= c.day < week.first + timedelta(days=7)
        ]  # fmt: skip
        assert week.n == len(moods)
        assert week.mood == (sum(moods) / len(moods) if moods else None)
    assert sum(week.n for week in found.moods.weeks) == found.moods.n
    assert {(c.what, c.n) for c in found.helped} == set(
        Counter(h for c in checkins for h in c.helped).items()
    )
    felt = [r for r in snapshot.reflections if r.kind == "stages" and within(r.day)]
    assert found.stages.n == len(felt)
    for stage, weeks in found.stages.weeks:
        for week, there in zip(found.moods.weeks, weeks, strict=True):
            assert there == sum(
                any(stage_of(t) == stage for t in r.ticks)
                for r in felt
                if week.first <= r.day < week.first + timedelta(days=7)
            )
        assert sum(weeks) == sum(any(stage_of(t) == stage for t in r.ticks) for r in felt)
    contacts = [c for c in snapshot.contacts if within(snapshot.day_of_record(c))]
    kinds = Counter(c.kind for c in contacts if c.kind is not ContactKind.START)
    assert {(c.what, c.n) for c in found.contacts} == set(kinds.items())


def test_nothing_kept_is_nothing_said() -> None:
    found: Insights = insights(Snapshot(), Span.ALL, TODAY, stage_of)
    assert (found.urges, found.checkins, found.first) == (0, 0, TODAY)
    assert not (found.hours.is_enough or found.waits.is_enough or found.moods.is_enough)
    assert (found.triggers, found.nexts, found.helped, found.contacts) == ((), (), (), ())
    assert say_waits(found.waits) == say_changes(found.triggers) == ""


def test_an_urge_without_a_strength_is_counted_nowhere() -> None:
    silent = Snapshot(urges=[urge(NOW, a="night", next="letter")])
    found = insights(silent, Span.ALL, TODAY, stage_of)
    assert (found.urges, found.triggers, found.nexts, found.waits.n) == (0, (), (), 0)


def test_two_at_night_belongs_to_the_evening_before() -> None:
    sunday_night = urge(datetime(2026, 11, 23, 2, 0, tzinfo=LONDON), (0.0, 7))
    grid = hours_of([sunday_night]).counts
    assert grid[6][14] == 1  # Sunday's row, fourteen hours after its noon


def test_one_strength_is_no_before_and_after() -> None:
    logged = [urge(NOW, (0.0, 7), a="song")] * 9
    surfed = [urge(NOW, (2.0, 8), (300.0, 3), a="song")] * 4
    (change,) = changes_by([*logged, *surfed], lambda each: each.triggers)
    assert (change.n, change.pairs, change.before) == (13, 4, None)
    (change,) = changes_by([*logged, *surfed, *surfed[:1]], lambda each: each.triggers)
    assert (change.pairs, change.before, change.after) == (5, 8, 3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 5000), min_size=5, max_size=30))
def test_half_of_them_took_no_longer_than_is_said(took: list[float]) -> None:
    waits = waits_of(urge(NOW, (0.0, 8), (second, 3)) for second in took)
    assert waits.half_within is not None
    within = sum(second <= waits.half_within * 60 for second in took)
    assert within * 2 >= len(took)
    shorter = sum(second <= (waits.half_within - 1) * 60 for second in took)
    assert shorter * 2 < len(took) or waits.half_within == 1
    assert sum(waits.bars) == waits.got_there == len(took)


def test_the_waits_drawn_end_where_they_end() -> None:
    short = waits_of(urge(NOW, (0.0, 8), (300.0, 3)) for _ in range(5))
    assert short.drawn == (("0", 0), ("4", 5), ("8", 0), ("12", 0), ("16", 0))
    long = waits_of(urge(NOW, (0.0, 8), (9000.0, 3)) for _ in range(5))
    assert long.drawn[-1] == ("36+", 5)
    assert len(long.drawn) == BINS


def test_the_usual_curve_says_its_two_ends() -> None:
    found = insights(
        Snapshot(urges=[urge(NOW, (2.0, 8), (300.0, 5), (600.0, 3))] * 5), Span.ALL, TODAY, stage_of
    )
    assert say_usual(found.usual) == "By the middle one, 8 after a minute and 3 after 10."
    few = insights(Snapshot(urges=[urge(NOW, (2.0, 8), (600.0, 3))] * 4), Span.ALL, TODAY, stage_of)
    assert not few.usual.is_enough


def test_hours_are_named_only_where_they_stand_out() -> None:
    even = [urge(NOW.replace(hour=n % 24), (0.0, 5)) for n in range(48)]
    assert say_hours(hours_of(even)) == "They came at all hours."
    late = [urge(datetime(2026, 11, 15, 23, n, tzinfo=LONDON), (0.0, 5)) for n in range(10)]
    assert say_hours(hours_of([*even, *late])) == (
        "16 of 58 came between 22:00 and 01:00, most of them on Sunday."
    )
    assert hours_of(late).is_enough is (len(late) >= HOURS_ENOUGH) is False


def moods(*values: int) -> Moods:
    first = TODAY - timedelta(days=len(values) - 1)
    days = tuple((first + timedelta(days=n), mood) for n, mood in enumerate(values))
    weeks = tuple(
        Week(TODAY - timedelta(days=7 * back + 6), None, 0)
        for back in range((len(values) - 1) // 7, -1, -1)
    )
    return Moods(weeks, days, len(days))


def test_a_change_of_mood_is_claimed_only_where_it_is_clear() -> None:
    low, high, wild = [1, 2] * 7, [4, 5] * 7, [1, 5, 2, 4, 3, 5, 1, 4, 2, 5, 1, 3, 5, 2]
    assert say_moods(moods(*low, *wild, *high)) == "Higher in the last 2 weeks than in the first 2."
    assert say_moods(moods(*high, *wild, *low)) == "Lower in the last 2 weeks than in the first 2."
    assert say_moods(moods(*wild, *low, *wild)) == "Some days higher, some lower."
    assert say_moods(moods(1, 5)) == "Some days higher, some lower."


def test_what_came_most_often_is_named_where_it_is_one_or_two() -> None:
    twice, thrice = [Count(what, 3) for what in "ab"], [Count(what, 1) for what in "abc"]
    assert say_most(twice, str) == "Most often: a and b, 3 days each."
    assert say_most(thrice, str, of="time") == "3 were equally frequent: once each."
    assert say_most([Count("a", 3), Count("b", 1)], str) == "Most often: a, 3 days."
    assert say_most([], str) == ""


def test_before_and_after_says_for_how_many_it_is_true() -> None:
    lower, same = Change("a", 9, 9, 7.0, 3.0), Change("b", 9, 9, 5.0, 5.0)
    unknown = Change("c", 2, 2, None, None)
    assert say_changes([lower, unknown]) == "By the middle one, it was lower afterwards."
    assert say_changes([lower, lower]) == "By the middle one, each was lower afterwards."
    assert say_changes([lower, same]) == "By the middle one, 1 of 2 were lower afterwards."
