"""A person's usual wave, and when the middle one eased: what was, by hand and by brute force."""

from datetime import UTC, datetime, timedelta
from statistics import median, median_high

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.records import Urge
from nc_tui.core.typical import (
    FellBelow,
    TypicalPoint,
    earlier,
    fell_below,
    say_fell_below,
    typical_curve,
)

AT = datetime(2026, 11, 21, 6, 12, 40, tzinfo=UTC)
NEVER = 1e9


def urge(*samples: tuple[float, int], number: int = 1, deleted: bool = False) -> Urge:
    at = AT + timedelta(hours=number)
    return Urge(
        id=number, at=at, zone="UTC", samples=samples, seconds=0, end="left", triggers=(),
        deleted=at if deleted else None,
    )  # fmt: skip


def minutes(*samples: tuple[float, int]) -> Urge:
    return urge(*[(minute * 60, strength) for minute, strength in samples])


TWENTY = [
    *[minutes((0, 8), (5, 6), (10, 3))] * 10,
    *[minutes((0, 6), (4, 5), (8, 2))] * 6,
    *[minutes((0, 9), (20, 9))] * 4,
]

# Samples as they come: in order, tenths of a second, sometimes two in one moment.
samples = st.lists(
    st.tuples(st.one_of(st.integers(0, 15).map(lambda m: m * 60.0),
                        st.integers(0, 9000).map(lambda tenth: tenth / 10)),
              st.integers(0, 9)),
    max_size=6,
).map(lambda made: sorted(made, key=lambda sample: sample[0]))  # fmt: skip
urges = st.lists(samples.map(lambda made: urge(*made)), max_size=20)


def test_twenty_urges_make_the_curve_reckoned_by_hand() -> None:
    # Of twenty in order the middle is between the 10th and 11th. Minute 0: 6×6 8×10 9×4, so 8.
    # 4: 5×6 8×10 9×4. 5: 5×6 6×10 9×4. 8: 2×6 6×10 9×4. Then six have ended: 14 are left, the
    # middle between the 7th and 8th. 9: 6×10 9×4. 10: 3×10 9×4. Then 4, too few to say anything.
    by_hand = [8, 8, 8, 8, 8, 6, 6, 6, 6, 6, 3]
    counted = [20] * 9 + [14] * 2
    assert typical_curve(TWENTY, 30) == tuple(
        TypicalPoint(minute, strength, n)
        for minute, (strength, n) in enumerate(zip(by_hand, counted, strict=True))
    )


def test_twenty_urges_make_the_sentence_reckoned_by_hand() -> None:
    # Below 4 after 8 minutes ×6, 10 ×10, never ×4: the 10th and the 11th are both 10.
    fell = fell_below(TWENTY)
    assert fell == FellBelow(count=20, minutes=10)
    assert say_fell_below(fell) == (
        "Your last 20 fell below 4 after 10 minutes, by the middle one."
    )


@pytest.mark.parametrize("few", [0, 1, 4])
def test_below_five_there_is_no_curve_and_no_sentence(few: int) -> None:
    calming = [minutes((0, 8), (5, 3))] * few
    silent, removed = urge(), urge((0, 8), (300, 3), deleted=True)
    assert typical_curve([*calming, silent, removed], 30) == ()
    assert fell_below([*calming, silent, removed]) is None


def test_from_five_on_there_are_both() -> None:
    five = [minutes((0, 8), (5, 3))] * 5
    assert [point.n for point in typical_curve(five, 30)] == [5] * 6
    assert fell_below(five) == FellBelow(5, 5)


def test_nothing_is_said_of_a_minute_before_the_first_digit_or_after_the_last() -> None:
    five = [urge((4.2, 8), (119.9, 5), (130, 4))] * 5
    assert typical_curve(five, 30) == (TypicalPoint(1, 8, 5), TypicalPoint(2, 5, 5))


def test_an_urge_counts_at_the_very_minute_of_its_last_digit() -> None:
    on_time, early = [urge((0, 8), (120, 4))] * 5, [urge((0, 8), (119.9, 4))] * 5
    assert typical_curve(on_time, 30)[-1] == TypicalPoint(2, 4, 5)
    assert typical_curve(on_time, 2) == typical_curve(on_time, 30)
    assert typical_curve(early, 30)[-1] == TypicalPoint(1, 8, 5)


def test_of_two_digits_in_one_moment_the_later_counts() -> None:
    corrected = [urge((60, 9), (60, 5), (120, 5))] * 5
    assert typical_curve(corrected, 30)[0] == TypicalPoint(1, 5, 5)


def test_an_even_number_may_have_its_middle_between_two_strengths() -> None:
    six = [*[minutes((0, 8), (1, 8))] * 3, *[minutes((0, 5), (1, 5))] * 3]
    assert {point.strength for point in typical_curve(six, 30)} == {6.5}


def test_a_curve_may_begin_again_after_minutes_with_too_few() -> None:
    logged, late = [minutes((0, 7))] * 5, [minutes((2, 6), (3, 4))] * 5
    assert [point.minute for point in typical_curve([*logged, *late], 30)] == [0, 2, 3]


def test_the_curve_is_as_long_as_is_asked_whatever_stands_in_the_file() -> None:
    endless = [urge((0, 8), (1e15, 3))] * 5
    assert [point.minute for point in typical_curve(endless, 15)] == list(range(16))


@given(urges, st.integers(0, 20))
def test_the_curve_is_the_median_at_each_minute(made: list[Urge], upto: int) -> None:
    expected = []
    for minute in range(upto + 1):
        there = [
            [strength for second, strength in one.samples if second <= minute * 60][-1]
            for one in made
            if one.samples and one.samples[0][0] <= minute * 60 <= one.samples[-1][0]
        ]
        if len(there) >= 5:
            expected.append((minute, median(there), len(there)))
    curve = typical_curve(made, upto)
    assert [(point.minute, point.strength, point.n) for point in curve] == expected


@given(urges)
def test_the_sentence_is_true_of_at_least_half(made: list[Urge]) -> None:
    high = [one.samples for one in made if one.samples and one.samples[0][1] >= 4]
    waits = [min([s for s, strength in one if strength < 4], default=NEVER) for one in high]
    fell = fell_below(made)
    if len(waits) < 5 or median_high(waits) == NEVER:
        assert fell is None
        return
    assert fell is not None
    assert fell.count == len(waits)
    assert 0 <= fell.minutes * 60 - median_high(waits) <= 60
    assert sum(wait <= fell.minutes * 60 for wait in waits) * 2 >= len(waits)


def test_urges_that_start_below_four_have_nothing_to_fall_from() -> None:
    weak = [minutes((0, 3), (1, 1))] * 9
    strong = [minutes((0, 4), (7, 3))] * 5
    assert fell_below(weak) is None
    assert fell_below([*weak, *strong]) == FellBelow(5, 7)


@pytest.mark.parametrize(
    ("fell", "never", "said"),
    [(3, 2, FellBelow(5, 6)), (2, 3, None), (4, 2, FellBelow(6, 6)), (3, 3, None)],
)
def test_when_the_middle_one_never_fell_nothing_is_said(
    fell: int, never: int, said: FellBelow | None
) -> None:
    made = [*[minutes((0, 8), (6, 3))] * fell, *[minutes((0, 8), (2, 4))] * never]
    assert fell_below(made) == said


def test_of_an_even_number_the_later_middle_one_is_said() -> None:
    assert fell_below([minutes((0, 8), (m, 3)) for m in (2, 3, 4, 9, 10, 11)]) == FellBelow(6, 9)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "within a minute"),
        (60, "within a minute"),
        (60.1, "after 2 minutes"),
        (660, "after 11 minutes"),
        (660.1, "after 12 minutes"),
    ],
)
def test_a_begun_minute_is_a_whole_one_so_that_none_is_promised(seconds: float, words: str) -> None:
    fell = fell_below([urge((0, 8), (seconds, 3))] * 14)
    assert fell is not None
    assert say_fell_below(fell) == f"Your last 14 fell below 4 {words}, by the middle one."


def test_earlier_urges_are_those_before_the_present_one() -> None:
    first, present, last = (urge((0, 8), number=number) for number in (1, 2, 3))
    as_it_was_on_disk = urge(number=2)
    assert earlier([last, as_it_was_on_disk, first], present) == (first,)
    assert earlier([present], present) == ()


def test_there_is_a_short_form_for_a_narrow_pane() -> None:
    said = say_fell_below(FellBelow(1014, 111), short=True)
    assert said == "Middle of 1014: below 4 after 111 min."
    assert len(said) <= 38
