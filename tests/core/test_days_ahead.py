"""A day to come in free words: the next such day, never one that was."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.days_ahead import read_day_ahead
from nc_tui.core.errors import UnclearMomentError
from nc_tui.core.sayings import say_day

TODAY = date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("tomorrow", "2026-11-21"),
        ("the day after tomorrow", "2026-11-22"),
        ("in two weeks", "2026-12-04"),
        ("2 weeks", "2026-12-04"),
        ("a week from now", "2026-11-27"),
        ("next week", "2026-11-27"),
        ("in a month", "2026-12-20"),
        ("in three months", "2027-02-20"),
        ("next year", "2027-11-20"),
        ("next friday", "2026-11-27"),
        ("friday", "2026-11-27"),
        ("on Saturday", "2026-11-21"),
        ("this sunday", "2026-11-22"),
        ("3 dec", "2026-12-03"),
        ("1st of March", "2027-03-01"),
        ("20 nov", "2027-11-20"),
        ("29 feb", "2028-02-29"),
        ("3 December 2027", "2027-12-03"),
        ("Thursday 3 December", "2026-12-03"),
        ("2027-01-20", "2027-01-20"),
    ],
)
def test_what_is_meant(words: str, day: str) -> None:
    assert read_day_ahead(words, TODAY).isoformat() == day


@pytest.mark.parametrize(
    "words",
    [
        *("", "today", "yesterday", "2 weeks ago", "2026-11-20", "3 nov 2026", "12", "in 12"),
        *("3/12", "31 feb", "monday 3 dec", "in 2 hours", "tomorrow 9pm", "soon", "in 900 years"),
        *("week", "next", "9999999999 days", "in 999999 months", "x" * 200, "\x1b[31m"),
    ],
)
def test_what_has_no_clear_day_to_come_is_refused_in_one_line(words: str) -> None:
    with pytest.raises(UnclearMomentError) as refused:
        read_day_ahead(words, TODAY)
    assert "; write it like " in str(refused.value)
    assert "\n" not in str(refused.value)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(1, 20_000))
def test_a_day_said_in_full_is_that_day(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert read_day_ahead(say_day(day, 0), today) == day
    assert read_day_ahead(f"in {ahead} days", today) == day


@given(st.text(), st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_any_words_give_a_day_to_come_or_one_sentence(words: str, today: date) -> None:
    try:
        assert read_day_ahead(words, today) > today
    except UnclearMomentError as refused:
        assert "\n" not in str(refused)
