"""How long a breath took: paused, stopped by the system, on a clock that is set."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.breathing import Pattern, Phase, phase_at
from nc_tui.core.stopwatch import SUSPENDED_AFTER, Stopwatch
from tests.clocks import FrozenClock

SLOW = Pattern("slow", "slow", (Phase("breathe in", 4), Phase("breathe out", 6)))

# Sixty-fourths of a second are exact in binary: what is counted can be compared as it is.
awake = st.integers(0, 96).map(lambda part: part / 64)
asleep = st.floats(SUSPENDED_AFTER, 1e7, exclude_min=True)


def run(watch: Stopwatch, start: float, seconds: float, frame: float = 0.05) -> float:
    """Look at every frame for so many seconds; the monotonic time after them."""
    for step in range(1, round(seconds / frame) + 1):
        watch.look(start + step * frame)
    return start + seconds


def counted(watch: Stopwatch) -> tuple[float, float]:
    return round(watch.since, 6), round(watch.breathing, 6)


def test_a_pause_stops_the_breath_and_not_the_urge() -> None:
    watch = Stopwatch(1000)
    now = run(watch, 1000, 10)
    watch.pause(now)
    now = run(watch, now, 30)
    assert counted(watch) == (40, 10)
    watch.go_on(now)
    run(watch, now, 5)
    assert counted(watch) == (45, 15)


def test_a_pause_begins_and_ends_at_the_key_not_at_the_next_frame() -> None:
    watch = Stopwatch(0)
    watch.pause(0.75)
    watch.go_on(1.5)
    watch.look(1.75)
    assert (watch.since, watch.breathing) == (1.75, 1.0)


def test_a_process_stopped_for_an_hour_breathes_on_from_where_it_was() -> None:
    watch = Stopwatch(1000)
    now = run(watch, 1000, 12.5)
    before = phase_at(SLOW, watch.breathing)
    watch.look(now + 3600)
    assert counted(watch) == (12.5, 12.5)
    assert phase_at(SLOW, watch.breathing) == before
    run(watch, now + 3600, 7.5)
    assert counted(watch) == (20, 20)


def test_stopped_while_paused_only_the_pause_is_of_the_urge() -> None:
    watch = Stopwatch(0)
    now = run(watch, 0, 10)
    watch.pause(now)
    now = run(watch, now, 20) + 7200
    watch.go_on(now)
    run(watch, now, 3)
    assert counted(watch) == (33, 13)


def test_a_late_frame_counts_in_full() -> None:
    watch = Stopwatch(0)
    watch.look(SUSPENDED_AFTER)
    assert watch.since == SUSPENDED_AFTER


def test_one_look_a_second_is_enough() -> None:
    watch = Stopwatch(0)
    run(watch, 0, 600, frame=1.0)
    assert counted(watch) == (600, 600)


def test_no_date_or_zone_reaches_it() -> None:
    clock = FrozenClock("2026-11-01T01:59:58")
    watch = Stopwatch(clock.monotonic())
    for set_back, zone in ((86_400, "UTC"), (-7200, "Asia/Tokyo"), (0, "America/New_York")):
        clock.set_back(set_back)
        clock.travel(zone)
        watch.look(clock.monotonic())
        clock.advance(1)
        watch.look(clock.monotonic())
    assert (watch.since, watch.breathing) == (3, 3)


def test_a_timer_that_ever_went_back_takes_nothing_away() -> None:
    watch = Stopwatch(100)
    for now in (101, 90, 91):
        watch.look(now)
    assert watch.since == 2


def test_hours_of_frames_add_up_to_the_hours() -> None:
    watch = Stopwatch(1e6)
    run(watch, 1e6, 3 * 3600, frame=0.1)
    assert abs(watch.since - 3 * 3600) < 1e-3
    assert watch.breathing == watch.since


@given(st.lists(st.tuples(st.one_of(awake, asleep), st.booleans()), max_size=40))
def test_what_is_counted_is_what_was_awake_and_breathed_what_was_not_paused(
    looks: list[tuple[float, bool]],
) -> None:
    watch = Stopwatch(0)
    times = list(accumulate(gap for gap, _ in looks))
    for now, (_, paused) in zip(times, looks, strict=True):
        # The key comes with the frame before it: this gap is already what was asked.
        watch.paused = paused
        watch.look(now)
    gaps = [now - before for before, now in zip([0, *times], times, strict=False)]
    kept = [(gap, paused) for gap, (_, paused) in zip(gaps, looks, strict=True)
            if gap <= SUSPENDED_AFTER]  # fmt: skip
    assert watch.since == sum(gap for gap, _ in kept)
    assert watch.breathing == sum(gap for gap, paused in kept if not paused)


@given(st.lists(st.one_of(awake, asleep), max_size=20))
def test_after_any_pause_the_breath_is_the_one_it_was(gaps: list[float]) -> None:
    watch = Stopwatch(0)
    watch.look(1.25)
    before = phase_at(SLOW, watch.breathing)
    watch.pause(1.25)
    now = 1.25
    for gap in gaps:
        now += gap
        watch.look(now)
    watch.go_on(now)
    assert phase_at(SLOW, watch.breathing) == before
