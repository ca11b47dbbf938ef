"""Dates beside now, also in the hours after midnight that belong to the day before."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.clock import day_of
from nc_tui.tui.phrases import (
    LONGEST_DAY,
    date_or_night,
    elapsed,
    say_today,
    since,
    spoken_day,
    when,
)  # fmt: skip

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


OF_A_YEAR = st.datetimes(datetime.fromisoformat("2025-11-24"), datetime.fromisoformat("2026-11-24"))


@given(moment=OF_A_YEAR, now=OF_A_YEAR)
def test_no_day_is_longer_than_its_column(moment: datetime, now: datetime) -> None:
    day, today = day_of(moment, BOUNDARY), day_of(now, BOUNDARY)
    assert len(spoken_day(moment, day, today, now.date())) <= LONGEST_DAY
    assert len(date_or_night(moment, day)) <= LONGEST_DAY


@pytest.mark.parametrize(
    ("room", "words"),
    [
        (49, "exactly 22 days, 5 hours, 4 minutes, 7 seconds"),
        (48, "exactly 22 d 5 h 04 min 07 s"),
        (28, "22 d 5 h 04 min 07 s"),
        (20, "22d 5h 04m 07s"),
    ],
)
def test_the_time_since_is_said_in_the_words_there_is_room_for_all_day(
    room: int, words: str
) -> None:
    span = timedelta(days=22, hours=5, minutes=4, seconds=7)
    assert elapsed(span, room) == words
    ends = elapsed(timedelta(days=22, hours=23, minutes=59, seconds=59), room)
    assert len(ends) <= room
    assert ends.startswith("exactly") == words.startswith("exactly")
