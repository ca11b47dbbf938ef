"""Dates beside now, also in the hours after midnight that belong to the day before."""

from datetime import date, datetime, time

import pytest

from nc_tui.core.clock import day_of
from nc_tui.tui.phrases import say_today, since, when

BOUNDARY = time(3)


def said(moment: str, now: str) -> str:
    at, present = (datetime.fromisoformat(f"2026-11-{each}") for each in (moment, now))
    return when(at, day_of(at, BOUNDARY), day_of(present, BOUNDARY), present.date())


@pytest.mark.parametrize(
    ("moment", "now", "words"),
    [
        ("22T12:06", "22T18:00", "today 12:06"),
        ("22T12:06", "23T02:10", "Sunday 12:06"),
        ("22T23:50", "23T02:10", "Sunday 23:50"),
        ("23T02:04", "23T02:10", "tonight 02:04"),
        ("22T02:04", "23T02:10", "Sat night 02:04"),
        ("21T12:00", "23T02:10", "Saturday 12:00"),
        ("23T02:04", "23T09:00", "last night 02:04"),
        ("22T12:06", "23T09:00", "yesterday 12:06"),
        ("19T02:00", "23T09:00", "Wed night 02:00"),
        ("19T14:00", "23T09:00", "Thursday 14:00"),
        ("09T14:00", "23T02:10", "9 Nov 14:00"),
        ("09T02:00", "23T02:10", "8 Nov night 02:00"),
    ],
)
def test_a_moment_cannot_be_taken_for_that_of_another_day(
    moment: str, now: str, words: str
) -> None:
    assert said(moment, now) == words


def test_after_midnight_the_day_says_until_when_it_is_still_that_day() -> None:
    sunday, monday = date(2026, 11, 22), date(2026, 11, 23)
    assert say_today(sunday, sunday, BOUNDARY) == "Sunday 22 November"
    assert say_today(sunday, monday, BOUNDARY) == "Sunday 22 November, until 03:00"


def test_since_names_the_day_that_is_counted_from() -> None:
    sunday, at = date(2026, 11, 22), datetime.fromisoformat
    assert since(at("2026-11-22T21:10"), sunday, sunday) == "since Sunday 22 November, 21:10"
    small_hours = at("2026-11-23T02:19")
    assert since(small_hours, sunday, sunday) == "since Sun night 22 November, 02:19"
