"""How long one has really been writing."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.circling import OFFERED_AFTER, Circling

MINUTE = 60.0


def written(*moments: float) -> Circling:
    circling = Circling()
    for moment in moments:
        circling.wrote(moment)
    return circling


def test_twenty_minutes_of_typing_are_long() -> None:
    circling = written(*range(0, 20 * 60, 5))
    assert not circling.is_long
    circling.wrote(20 * MINUTE)
    assert circling.is_long


@pytest.mark.parametrize(("pause", "counted"), [(40.0, 40.0), (60.0, 60.0), (61.0, 0.0)])
def test_a_thought_counts_and_an_evening_elsewhere_does_not(pause: float, counted: float) -> None:
    assert written(0, pause).seconds == counted


def test_a_page_that_lay_open_overnight_is_no_long_writing() -> None:
    assert not written(0, 5, 10, 8 * 60 * MINUTE).is_long


def test_once_answered_the_next_offer_is_as_far_off_again() -> None:
    circling = written(*range(0, 1260, 30))
    circling.answered()
    for moment in range(1260, 2430, 30):
        circling.wrote(moment)
    assert not circling.is_long
    circling.wrote(2460)
    assert circling.is_long


@given(st.lists(st.floats(0, 7200), max_size=60))
def test_it_never_counts_more_than_there_was(moments: Sequence[float]) -> None:
    passed = sorted(moments)
    circling = written(*passed)
    assert 0 <= circling.seconds <= (passed[-1] - passed[0] if passed else 0) + 1e-6
    assert circling.is_long == (circling.seconds >= OFFERED_AFTER)
