"""Where a breath is, at any second of it."""

import math

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from nc_tui.core.breathing import Motion, Pattern, Phase, is_over, motion_of, phase_at


def pattern(*phases: tuple[str, float], rounds: int | None = None) -> Pattern:
    return Pattern("x", "x", tuple(Phase(word, seconds) for word, seconds in phases), rounds)


SLOW = pattern(("breathe in", 4), ("breathe out", 6))
BOX = pattern(("breathe in", 4), ("hold", 4), ("breathe out", 4), ("hold", 4))
FOUR_SEVEN_EIGHT = pattern(("breathe in", 4), ("hold", 7), ("breathe out", 8), rounds=4)
SIGH = pattern(("breathe in", 3), ("once more in", 1), ("breathe out", 8))

# Quarters of a second are exact in binary, so that borders are where they are said to be.
quarters = st.integers(1, 80).map(lambda quarter: quarter / 4)
lengths = st.one_of(quarters, st.floats(0.05, 30))
words = st.sampled_from(["breathe in", "once more in", "hold", "rest", "breathe out"])
patterns = st.lists(st.tuples(words, lengths), min_size=1, max_size=6).map(
    lambda phases: pattern(*phases)
)
ending_empty = patterns.filter(
    lambda made: {Motion.IN, Motion.OUT} <= {motion_of(phase.word) for phase in made.phases}
)
seconds = st.one_of(st.floats(0, 3600), st.floats(0, 30 * 86_400))


@pytest.mark.parametrize(
    ("elapsed", "word", "left", "fill"),
    [
        (0, "breathe in", 4, 0),
        (2, "breathe in", 2, 0.5),
        (4, "breathe out", 6, 1),
        (7, "breathe out", 3, 0.5),
        (9.5, "breathe out", 0.5, 0.02),
        (10, "breathe in", 4, 0),
        (-3, "breathe in", 4, 0),
    ],
)
def test_a_slow_breath_fills_for_four_seconds_and_empties_for_six(
    elapsed: float, word: str, left: float, fill: float
) -> None:
    now = phase_at(SLOW, elapsed)
    assert (now.word, now.left) == (word, left)
    assert now.fill == pytest.approx(fill, abs=0.001)


def test_a_hold_keeps_the_lungs_as_they_are() -> None:
    assert {phase_at(BOX, 4 + step / 10).fill for step in range(40)} == {1.0}
    assert {phase_at(BOX, 12 + step / 10).fill for step in range(40)} == {0.0}


def test_the_second_breath_in_of_a_sigh_tops_up_the_first() -> None:
    fills = [phase_at(SIGH, second).fill for second in (0, 3, 4)]
    assert fills == [0, 0.75, 1]


@pytest.mark.parametrize(
    ("word", "motion"),
    [
        ("breathe in", Motion.IN),
        ("once more in", Motion.IN),
        ("breathe out", Motion.OUT),
        ("hold", Motion.HOLD),
        ("wait within", Motion.HOLD),
        ("in and out", Motion.OUT),
    ],
)
def test_a_phase_word_says_what_the_body_does(word: str, motion: Motion) -> None:
    assert motion_of(word) is motion


def test_4_7_8_is_over_after_four_rounds_and_not_before() -> None:
    assert not is_over(FOUR_SEVEN_EIGHT, 75.99)
    assert is_over(FOUR_SEVEN_EIGHT, 76)
    assert phase_at(FOUR_SEVEN_EIGHT, 75.99).rounds == 3
    assert phase_at(FOUR_SEVEN_EIGHT, 76).rounds == 4


def test_a_pattern_without_a_limit_is_never_over() -> None:
    assert not is_over(SLOW, 10 * 86_400)


@pytest.mark.parametrize("made", [SLOW, BOX, FOUR_SEVEN_EIGHT, SIGH])
@pytest.mark.parametrize("days", [1, 7, 365])
def test_after_days_of_breathing_the_phase_is_the_one_of_the_first_round(
    made: Pattern, days: int
) -> None:
    rounds = int(days * 86_400 // made.round_seconds)
    for within in (0.0, 0.25, 3.75, 4.0, made.round_seconds - 0.25):
        now = phase_at(made, rounds * made.round_seconds + within)
        first = phase_at(made, within)
        assert (now.rounds, first.rounds) == (rounds, 0)
        assert (now.word, now.left, now.fill) == (first.word, first.left, first.fill)


@given(patterns, seconds)
def test_the_lungs_are_never_less_than_empty_or_more_than_full(
    made: Pattern, elapsed: float
) -> None:
    assert 0 <= phase_at(made, elapsed).fill <= 1


@given(patterns, seconds)
def test_what_is_left_is_above_zero_and_at_most_the_phase(made: Pattern, elapsed: float) -> None:
    now = phase_at(made, elapsed)
    longest = max(phase.seconds for phase in made.phases if phase.word == now.word)
    assert 0 < now.left <= longest


@given(patterns, seconds)
def test_rounds_are_the_whole_loops_that_have_passed(made: Pattern, elapsed: float) -> None:
    rounds = phase_at(made, elapsed).rounds
    share = elapsed / made.round_seconds
    assert rounds == math.floor(share) or abs(share - round(share)) < 1e-6


@given(st.lists(st.tuples(words, quarters), min_size=1, max_size=6), st.integers(0, 10_000))
def test_each_phase_begins_at_the_second_its_predecessors_end(
    phases: list[tuple[str, float]], rounds: int
) -> None:
    made = pattern(*phases)
    begins = rounds * made.round_seconds
    for word, length in phases:
        now = phase_at(made, begins)
        assert (now.word, now.left, now.rounds) == (word, length, rounds)
        begins += length


@given(ending_empty, st.integers(0, 100))
@example(SIGH, 0)
@example(BOX, 3)
@example(pattern(("breathe out", 6), ("breathe in", 4)), 0)
@example(pattern(("breathe in", 4), ("breathe out", 6), ("once more in", 2), ("hold", 2)), 1)
def test_the_breath_never_jumps_from_one_phase_to_the_next(made: Pattern, rounds: int) -> None:
    instant = 1e-4
    begins = rounds * made.round_seconds
    for phase in made.phases:
        begins += phase.seconds
        before, after = phase_at(made, begins - instant), phase_at(made, begins + instant)
        assert abs(after.fill - before.fill) < 0.001


@given(ending_empty, st.floats(0, 600), st.floats(1 / 60, 1 / 10))
def test_the_breath_moves_the_way_its_word_says(
    made: Pattern, elapsed: float, frame: float
) -> None:
    now, later = phase_at(made, elapsed), phase_at(made, elapsed + frame)
    assume(now.left > frame)
    match now.motion:
        case Motion.IN:
            assert later.fill >= now.fill - 1e-9
        case Motion.OUT:
            assert later.fill <= now.fill + 1e-9
        case Motion.HOLD:
            assert later.fill == now.fill
