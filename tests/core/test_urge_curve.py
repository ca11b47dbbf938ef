"""One urge as a curve."""

from datetime import UTC, datetime, timedelta

import pytest

from nc_tui.core.records import Urge
from nc_tui.core.urge import (
    first_strength,
    is_worth_keeping,
    last_strength,
    latest_with_strength,
    minutes_to_last,
    peak,
    seconds_until_below,
    strength_at,
)

AT = datetime(2026, 11, 21, 6, 12, 40, tzinfo=UTC)


def urge(
    *samples: tuple[float, int],
    seconds: float = 305,
    at: datetime = AT,
    number: int = 1,
    deleted: datetime | None = None,
) -> Urge:
    return Urge(
        id=number, at=at, zone="UTC", samples=samples, seconds=seconds, end="through", triggers=(),
        deleted=deleted,
    )  # fmt: skip


EXAMPLE = urge((4.2, 8), (190.0, 5))


def test_the_example_of_the_design_peaks_at_eight_and_goes_down_to_five() -> None:
    assert (peak(EXAMPLE), last_strength(EXAMPLE), minutes_to_last(EXAMPLE)) == (8, 5, 3)


def test_an_urge_without_a_strength_has_no_numbers() -> None:
    silent = urge()
    assert (first_strength(silent), seconds_until_below(silent, 4)) == (None, None)
    assert (peak(silent), last_strength(silent), minutes_to_last(silent)) == (None, None, 0)
    assert strength_at(silent, 0) is None


def test_a_strength_of_nought_is_a_strength() -> None:
    calm = urge((0, 0))
    assert (peak(calm), last_strength(calm)) == (0, 0)
    assert is_worth_keeping(urge((0, 0), seconds=0))


@pytest.mark.parametrize(("seconds", "kept"), [(0, False), (9.9, False), (10, True), (305, True)])
def test_an_urge_left_within_ten_seconds_was_a_key_pressed_by_mistake(
    seconds: float, kept: bool
) -> None:
    assert is_worth_keeping(urge(seconds=seconds)) is kept
    assert is_worth_keeping(urge((2, 7), seconds=seconds))


def test_a_paused_breath_that_was_stayed_with_for_longer_is_kept() -> None:
    paused_at_once = urge(seconds=0.4)
    assert not is_worth_keeping(paused_at_once, 9.9)
    assert is_worth_keeping(paused_at_once, 10)


def test_it_starts_at_the_first_strength_and_is_below_when_first_seen_so() -> None:
    up_and_down = urge((5, 7), (60, 4), (90, 3), (120, 8), (200, 2))
    assert first_strength(up_and_down) == 7
    assert seconds_until_below(up_and_down, 4) == 90
    assert seconds_until_below(up_and_down, 5) == 60
    assert seconds_until_below(up_and_down, 2) is None
    assert seconds_until_below(urge((0, 0)), 4) == 0


@pytest.mark.parametrize(
    ("second", "height"),
    [
        (0, 8),
        (10, 8),
        (55, 6.5),
        (100, 5),
        (150, 7),
        (200, 9),
        (200.1, None),
        (3600, None),
    ],
)
def test_between_two_strengths_the_wave_is_a_straight_line(
    second: float, height: float | None
) -> None:
    assert strength_at(urge((10, 8), (100, 5), (200, 9)), second) == height


def test_two_digits_pressed_in_one_moment_are_both_there() -> None:
    jump = urge((10, 8), (10, 3), (20, 3))
    assert strength_at(jump, 10) == 8
    assert strength_at(jump, 11) == 3


def test_the_latest_urge_is_the_last_one_that_has_a_strength() -> None:
    hour = timedelta(hours=1)
    first = urge((0, 7), at=AT, number=5)
    silent = urge(at=AT + 3 * hour, number=6)
    removed = urge((0, 9), at=AT + 2 * hour, number=7, deleted=AT + 4 * hour)
    assert latest_with_strength([silent, removed, first]) == first
    assert latest_with_strength([silent, removed]) is None
    assert latest_with_strength([]) is None
    same_moment = urge((0, 2), at=AT, number=8)
    assert latest_with_strength([same_moment, first]) == same_moment
    assert latest_with_strength([first, same_moment]) == same_moment
