"""Where a breath is, at any second of it; and a person's own, read as they type it."""

import math
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from nc_tui.core.breathing import (
    Motion,
    Pattern,
    Phase,
    is_over,
    motion_of,
    own_pattern,
    own_patterns,
    parse_phases,
    phase_at,
    say_phases,
)
from nc_tui.core.errors import UsageError
from nc_tui.core.records import PlanItem


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
@example(
    pattern(("breathe in", 10.75), ("breathe out", 11), ("breathe out", 27.75), ("hold", 0.75)),
    50.0,
    1 / 16,
)
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


@given(st.lists(st.tuples(words, quarters), min_size=1, max_size=6), st.integers(0, 10_000))
def test_until_its_last_instant_a_phase_is_the_one_that_began(
    phases: list[tuple[str, float]], rounds: int
) -> None:
    made = pattern(*phases)
    instant = 2.0**-20
    begins = rounds * made.round_seconds
    for word, length in phases:
        begins += length
        now = phase_at(made, begins - instant)
        assert (now.word, now.left, now.rounds) == (word, instant, rounds)


@given(ending_empty, st.floats(0, 6 * 3600), st.floats(0, 1 / 10))
def test_from_frame_to_frame_the_lungs_change_no_faster_than_a_breath(
    made: Pattern, elapsed: float, frame: float
) -> None:
    moving = [p.seconds for p in made.phases if motion_of(p.word) is not Motion.HOLD]
    steepest = 1.5 / min(moving)  # of smoothstep, in its middle
    change = phase_at(made, elapsed + frame).fill - phase_at(made, elapsed).fill
    assert abs(change) <= steepest * frame + 1e-6


tenths = st.integers(10, 300)


@given(
    st.lists(st.tuples(words, tenths), min_size=1, max_size=6),
    st.integers(0, 86_400),
    st.floats(0.001, 0.999),
)
@example([("breathe in", 43), ("breathe out", 56)], 86_400, 0.5)
def test_a_day_of_breathing_drifts_by_nothing_that_could_be_seen(
    phases: list[tuple[str, int]], rounds: int, share: float
) -> None:
    made = pattern(*[(word, tenth / 10) for word, tenth in phases])
    exact_round = sum(tenth for _, tenth in phases)
    index = rounds % len(phases)
    within = sum(tenth for _, tenth in phases[:index]) + share * phases[index][1]
    now = phase_at(made, (rounds * exact_round + within) / 10)
    assert (now.word, now.rounds) == (phases[index][0], rounds)
    assert now.left == pytest.approx((1 - share) * phases[index][1] / 10, abs=1e-6)


AT = datetime(2026, 11, 18, 19, tzinfo=UTC)


def own(
    *phases: tuple[str, float], name: str | None = None, number: int = 7, order: int = 1
) -> PlanItem:
    return PlanItem(id=number, kind="pattern", at=AT, order=order, name=name, phases=phases)


def test_the_persons_own_breathes_as_ours_do() -> None:
    made = own_pattern(own(("breathe in", 4), ("hold", 2), ("long out", 6.5), name="evening"))
    assert (made.id, made.name, made.round_seconds) == ("7", "evening", 12.5)
    assert [phase_at(made, second).word for second in (0, 5, 7)] == [
        "breathe in", "hold", "long out",
    ]  # fmt: skip
    assert not is_over(made, 86_400)


def test_without_a_name_it_is_called_by_its_seconds() -> None:
    assert own_pattern(own(("in", 4), ("hold", 2), ("out", 6.5))).name == "4·2·6.5"


def test_the_bare_words_of_a_file_are_read_as_they_are_typed() -> None:
    assert phase_at(own_pattern(own(("in", 4), ("out", 6))), 5).word == "breathe out"


def test_the_persons_own_come_in_their_order_and_a_damaged_one_is_left_out() -> None:
    good = ("in", 4.0), ("out", 6.0)
    second, first = own(*good, order=2, number=1), own(*good, order=1, number=2)
    damaged = [
        own(),
        own(("in", 4), ("out", 0)),
        own(("in", math.nan), ("out", 6)),
        own(("in", math.inf), ("out", 6)),
        own(("in", 4), ("", 6)),
        PlanItem(kind="pattern", at=AT, order=0),
    ]
    removed = msgspec.structs.replace(first, deleted=AT)
    reason = PlanItem(kind="reason", at=AT, order=0, text="sleep")
    found = own_patterns([*damaged, second, removed, reason, first])
    assert [made.id for made in found] == ["2", "1"]


IN, HOLD, OUT = "breathe in", "hold", "breathe out"


@pytest.mark.parametrize(
    ("typed", "phases"),
    [
        ("in 4, hold 2, out 6", [(IN, 4), (HOLD, 2), (OUT, 6)]),
        ("In 4 hold 2 OUT 6", [(IN, 4), (HOLD, 2), (OUT, 6)]),
        ("breathe in for 4 seconds, then hold 2 s; out 6.5s", [(IN, 4), (HOLD, 2), (OUT, 6.5)]),
        ("in 3, once more in 1, out 8", [(IN, 3), ("once more in", 1), (OUT, 8)]),
        ("in 4 / extra-long out 9", [(IN, 4), ("extra-long out", 9)]),
        ("4·6", [(IN, 4), (OUT, 6)]),
        ("4-7-8", [(IN, 4), (HOLD, 7), (OUT, 8)]),
        ("4 4 4 4", [(IN, 4), (HOLD, 4), (OUT, 4), (HOLD, 4)]),
        ("in 1, out 60", [(IN, 1), (OUT, 60)]),
        ("in 60, out 60", [(IN, 60), (OUT, 60)]),
        ("in 16.1, hold 48.2, out 55.7", [(IN, 16.1), (HOLD, 48.2), (OUT, 55.7)]),
        ("in 2 out 2 " * 4, [(IN, 2), (OUT, 2)] * 4),
    ],
)
def test_a_breath_is_read_as_it_is_typed(typed: str, phases: list[tuple[str, float]]) -> None:
    assert [(phase.word, phase.seconds) for phase in parse_phases(typed)] == phases


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "a breath needs an in and an out; write one such as in 4, hold 2, out 6."),
        ("in 4", "needs an in and an out"),
        ("in 4, hold 2", "needs an in and an out"),
        ("1 2 3 4 5", "needs an in and an out"),
        ("in 4, ou 6", "phase 2 is not one of in, hold and out"),
        ("in 4, hold in 2, out 3", "phase 2 is not one of"),
        ("in 4,5, out 6", "phase 2 is not one of"),
        ("in, out 6", "phase 1 has no seconds; write it as hold 2."),
        ("in 4, out 6, hold", "phase 3 has no seconds"),
        ("[b]in[/b] 4, out 6", "no breath can be read from that"),
        ("in 4, out 0", "phase 2 is too short or too long for a breath; write 1 to 60 seconds."),
        ("in 0.9, out 4", "phase 1 is too short or too long"),
        ("in 4, out 60.1", "phase 2 is too short or too long"),
        ("in 4, out " + "9" * 400, "phase 2 is too short or too long"),
        ("in 4.25, out 6", "phase 1 is finer than can be breathed; write one decimal, as 4.5."),
        ("in 40, hold 40.1, out 40", "one round lasts 120.1 seconds; write 120 at most."),
        ("in 2 out 2 " * 4 + "in 2", "9 phases are more than can be followed; write at most 8."),
        ("ever so very slowly in 4, out 6", "phase 1 needs words that fit; write 20 letters"),
    ],
)
def test_what_is_no_breath_is_answered_with_what_would_be(typed: str, answer: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_phases(typed)
    assert answer in str(refused.value)


typed_words = st.sampled_from([IN, OUT, HOLD, "slowly in", "once more in", "long out", "hold low"])
breaths = st.lists(
    st.tuples(typed_words, st.integers(10, 150).map(lambda tenth: tenth / 10)),
    min_size=2, max_size=8,
).filter(
    lambda made: {Motion.IN, Motion.OUT} <= {motion_of(word) for word, _ in made}
)  # fmt: skip


@given(breaths)
def test_a_breath_as_it_is_shown_is_read_back_the_same(made: list[tuple[str, float]]) -> None:
    phases = tuple(Phase(word, seconds) for word, seconds in made)
    assert parse_phases(say_phases(phases)) == phases
    assert own_pattern(own(*made)).phases == phases


def test_a_breath_is_shown_as_it_would_be_typed() -> None:
    assert say_phases(parse_phases("4-7-8")) == "in 4, hold 7, out 8"
    assert say_phases(SIGH.phases) == "in 3, once more in 1, out 8"


typing = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(["in", "out", "hold", "4", "2.5", "٤", "½", ",", "·", "-", "é", "["]),
        max_size=12,
    ).map(" ".join),
)


@given(typing)
def test_whatever_is_typed_is_a_breath_or_is_answered(typed: str) -> None:
    try:
        phases = parse_phases(typed)
    except UsageError:
        return
    assert phase_at(Pattern("own", "own", phases), 0).left > 0
