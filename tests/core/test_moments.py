"""The free dates: what is understood, what is refused, and that nothing else ever happens."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from nc_tui.core.errors import UnclearMomentError
from nc_tui.core.moments import read_day, read_moment
from nc_tui.core.sayings import PARTS, WORDS, say_day, say_moment, say_span

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=NEW_YORK)  # a Sunday
ZONES = [
    "UTC",
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Berlin",
    "Africa/Casablanca",  # winter time in Ramadan
    "Asia/Kathmandu",
    "Asia/Beirut",  # its gap is at midnight
    "Australia/Lord_Howe",  # its gap is half an hour
    "Pacific/Apia",
    "Pacific/Kiritimati",
]


def new_york(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


def refusal(words: str, now: datetime = NOW) -> str:
    with pytest.raises(UnclearMomentError) as caught:
        read_moment(words, now)
    return str(caught.value)


@pytest.mark.parametrize(
    ("words", "wall"),
    [
        # ISO 8601
        ("2026-11-20 23:40", "2026-11-20T23:40"),
        ("2026-11-20T23:40", "2026-11-20T23:40"),
        ("2026-11-20t23:40:12.345", "2026-11-20T23:40:12"),
        ("2026-11-20T23:40:12-05:00", "2026-11-20T23:40:12"),
        ("2026-11-20T23:40:12+0100", "2026-11-20T17:40:12"),
        ("2026-11-20T23:40Z", "2026-11-20T18:40"),
        ("2026-11-20 9pm", "2026-11-20T21:00"),
        # the present and exact steps from it
        ("now", "2026-11-22T20:00"),
        ("Just now", "2026-11-22T20:00"),
        ("3h ago", "2026-11-22T17:00"),
        ("3 h ago", "2026-11-22T17:00"),
        ("3 hours ago", "2026-11-22T17:00"),
        ("21h ago", "2026-11-21T23:00"),
        ("90 min ago", "2026-11-22T18:30"),
        ("90min ago", "2026-11-22T18:30"),
        ("1h 30m ago", "2026-11-22T18:30"),
        ("an hour ago", "2026-11-22T19:00"),
        ("half an hour ago", "2026-11-22T19:30"),
        ("twenty minutes ago", "2026-11-22T19:40"),
        ("30 seconds ago", "2026-11-22T19:59:30"),
        # days with a clock time, in either order
        ("today 9am", "2026-11-22T09:00"),
        ("yesterday 21:30", "2026-11-21T21:30"),
        ("  YESTERDAY ,  at 21:30 ", "2026-11-21T21:30"),
        ("21:30 yesterday", "2026-11-21T21:30"),
        ("yesterday 9:05:30", "2026-11-21T09:05:30"),
        ("the day before yesterday at 9pm", "2026-11-20T21:00"),
        ("3 days ago 9pm", "2026-11-19T21:00"),
        ("a week ago at 21:00", "2026-11-15T21:00"),
        ("2 months ago noon", "2026-09-22T12:00"),
        # weekdays
        ("two weeks ago on friday 9pm", "2026-11-06T21:00"),
        ("halloween at midnight", "2026-10-31T00:00"),
        ("around 9pm yesterday", "2026-11-21T21:00"),
        ("4 nov 2pm", "2026-11-04T14:00"),
        ("tuesday 9pm", "2026-11-17T21:00"),
        ("last tuesday 9pm", "2026-11-17T21:00"),
        ("on Tues. at 9pm", "2026-11-17T21:00"),
        ("sunday 9pm", "2026-11-15T21:00"),
        ("sunday 7pm", "2026-11-22T19:00"),
        ("last sunday 7pm", "2026-11-15T19:00"),
        # calendar dates
        ("10 nov 2025 9pm", "2025-11-10T21:00"),
        ("november 10th 21:10", "2026-11-10T21:10"),
        ("30 October, 21:10", "2026-10-30T21:10"),
        ("the 10th of november at 9 p.m.", "2026-11-10T21:00"),
        ("23 nov 9pm", "2025-11-23T21:00"),
        ("22 nov 9pm", "2025-11-22T21:00"),
        ("Tuesday 17 November, 21:00", "2026-11-17T21:00"),
        ("Tuesday, November 17 2026, 21:00", "2026-11-17T21:00"),
        # clock times
        ("9pm", "2026-11-21T21:00"),
        ("7 pm", "2026-11-22T19:00"),
        ("9:30 pm", "2026-11-21T21:30"),
        ("9.30pm", "2026-11-21T21:30"),
        ("21:30", "2026-11-21T21:30"),
        ("19:30", "2026-11-22T19:30"),
        ("21h", "2026-11-21T21:00"),
        ("21h30", "2026-11-21T21:30"),
        ("noon", "2026-11-22T12:00"),
        ("midnight", "2026-11-22T00:00"),
        ("12am", "2026-11-22T00:00"),
        ("12pm", "2026-11-22T12:00"),
        ("yesterday midnight", "2026-11-21T00:00"),
        # parts of the day, where the small hours end the night
        ("last night 23:30", "2026-11-21T23:30"),
        ("last night at 1am", "2026-11-22T01:00"),
        ("saturday night 1am", "2026-11-22T01:00"),
        ("this morning 8:15", "2026-11-22T08:15"),
        ("9pm yesterday evening", "2026-11-21T21:00"),
        # an hour whose half of the day the part of it says
        ("nov 4 at 2am", "2026-11-04T02:00"),
        ("at 2am", "2026-11-22T02:00"),
        ("at 14", "2026-11-22T14:00"),
        ("nov 4 at 21", "2026-11-04T21:00"),
        ("yesterday at 9.30", "2026-11-21T09:30"),
        ("last night at 2", "2026-11-22T02:00"),
        ("last night around 11", "2026-11-21T23:00"),
        ("last night at 12", "2026-11-22T00:00"),
        ("yesterday evening 9:30", "2026-11-21T21:30"),
        ("yesterday at nine in the evening", "2026-11-21T21:00"),
        ("9 in the evening on nov 4", "2026-11-04T21:00"),
        ("this morning at 7 o'clock", "2026-11-22T07:00"),
        ("Nov 4, 2026 at 9 in the evening", "2026-11-04T21:00"),
        ("at 21 on 4 november", "2026-11-04T21:00"),
        ("9 in the evening on the 4th of november", "2026-11-04T21:00"),
        ("tuesday at 17 in the evening", "2026-11-17T17:00"),
        ("9 on the evening of nov 4", "2026-11-04T21:00"),
    ],
)
def test_words_with_a_time(words: str, wall: str) -> None:
    reading = read_moment(words, NOW)
    assert reading.moment == new_york(wall)
    assert reading.moment.tzinfo is NEW_YORK
    assert not reading.approximate


@pytest.mark.parametrize(
    ("words", "wall"),
    [
        ("today", "2026-11-22T12:00"),
        ("yesterday", "2026-11-21T12:00"),
        ("day before yesterday", "2026-11-20T12:00"),
        ("2026-11-20", "2026-11-20T12:00"),
        ("this morning", "2026-11-22T09:00"),
        ("this afternoon", "2026-11-22T15:00"),
        ("this evening", "2026-11-22T20:00"),
        ("tonight", "2026-11-22T20:00"),  # 22:00 is still ahead
        ("last night", "2026-11-21T22:00"),
        ("yesterday evening", "2026-11-21T20:00"),
        ("tuesday night", "2026-11-17T22:00"),
        ("two days ago", "2026-11-20T12:00"),
        ("a week ago", "2026-11-15T12:00"),
        ("3 weeks ago", "2026-11-01T12:00"),
        ("2 months ago", "2026-09-22T12:00"),
        ("a year ago", "2025-11-22T12:00"),
        ("3 days ago in the morning", "2026-11-19T09:00"),
        ("tuesday", "2026-11-17T12:00"),
        ("on tuesday", "2026-11-17T12:00"),
        ("last tuesday", "2026-11-17T12:00"),
        ("sunday", "2026-11-22T12:00"),
        ("last sunday", "2026-11-15T12:00"),
        ("a couple of weeks ago", "2026-11-08T12:00"),
        ("couple of days ago", "2026-11-20T12:00"),
        ("21 days", "2026-11-01T12:00"),
        ("about three weeks", "2026-11-01T12:00"),
        ("a month", "2026-10-22T12:00"),
        ("around halloween", "2026-10-31T12:00"),
        ("christmas", "2025-12-25T12:00"),
        ("two weeks ago on friday", "2026-11-06T12:00"),
        ("friday a week ago", "2026-11-13T12:00"),
        ("10 nov", "2026-11-10T12:00"),
        ("nov 10", "2026-11-10T12:00"),
        ("10th of November", "2026-11-10T12:00"),
        ("3 sept", "2026-09-03T12:00"),
        ("24 dec", "2025-12-24T12:00"),
        ("29 feb", "2024-02-29T12:00"),
        ("10 november 2025", "2025-11-10T12:00"),
        ("nov 4 in the evening", "2026-11-04T20:00"),
        ("around the 4th of november", "2026-11-04T12:00"),
        ("since 4 november", "2026-11-04T12:00"),
        ("last week", "2026-11-15T12:00"),
        ("last month", "2026-10-22T12:00"),
        ("last year", "2025-11-22T12:00"),
        ("Nov 4, 2026 in the evening", "2026-11-04T20:00"),
        ("nov 4 2025 evening", "2025-11-04T20:00"),
        ("4 november 2025 in the evening", "2025-11-04T20:00"),
        ("november 4th, 2026 at night", "2026-11-04T22:00"),
        ("friday last week", "2026-11-13T12:00"),
        # an hour of one half of the day or the other
        ("at 2", "2026-11-22T02:00"),
        ("nov 4 at 2", "2026-11-04T02:00"),
        ("4 november around 9", "2026-11-04T09:00"),
        ("at 9 o’clock yesterday", "2026-11-21T09:00"),
        ("at 9 on 4 november", "2026-11-04T09:00"),
        ("around 9 on nov 4, 2025", "2025-11-04T09:00"),
        ("tuesday night at 5", "2026-11-18T05:00"),
    ],
)
def test_words_without_a_clear_time_are_approximate(words: str, wall: str) -> None:
    reading = read_moment(words, NOW)
    assert reading.moment == new_york(wall)
    assert reading.approximate


@pytest.mark.parametrize(
    ("said_at", "words", "wall"),
    [
        ("2026-11-22T08:00", "today", "2026-11-22T08:00"),
        ("2026-11-22T08:00", "this morning", "2026-11-22T08:00"),
        ("2026-11-24T22:00", "tuesday 9pm", "2026-11-24T21:00"),
        ("2026-11-24T20:00", "tuesday 9pm", "2026-11-17T21:00"),
        ("2026-11-24T22:00", "last tuesday", "2026-11-17T12:00"),
        # in the small hours the night is still the one that began the evening before
        ("2026-11-22T02:00", "last night", "2026-11-21T22:00"),
        ("2026-11-22T02:00", "last night 1am", "2026-11-22T01:00"),
        ("2026-11-22T00:30", "last night 1am", "2026-11-21T01:00"),
        ("2026-11-22T02:00", "tonight", "2026-11-21T22:00"),
        ("2026-11-22T02:00", "tonight 11pm", "2026-11-21T23:00"),
        ("2026-11-22T02:00", "this evening", "2026-11-21T20:00"),
        ("2026-11-22T02:00", "this afternoon", "2026-11-21T15:00"),
        ("2026-11-22T02:00", "yesterday", "2026-11-21T12:00"),
        ("2026-11-22T00:00", "midnight", "2026-11-22T00:00"),
        # calendar steps end where the month does
        ("2026-03-31T20:00", "a month ago", "2026-02-28T12:00"),
        ("2028-02-29T20:00", "a year ago", "2027-02-28T12:00"),
        ("2103-05-01T20:00", "29 feb", "2096-02-29T12:00"),
    ],
)
def test_the_same_words_at_other_hours(said_at: str, words: str, wall: str) -> None:
    assert read_moment(words, new_york(said_at)).moment == new_york(wall)


@pytest.mark.parametrize(
    ("words", "said_at", "wall"),
    [
        # both halves were that day by the calendar, and only one as days are counted
        ("yesterday at 2", "2026-11-22T20:00", "2026-11-21T14:00"),
        ("nov 4 at 2", "2026-11-22T20:00", "2026-11-04T14:00"),
        ("yesterday at 3", "2026-11-22T20:00", "2026-11-21T03:00"),
        ("today at 2", "2026-11-22T10:00", "2026-11-22T02:00"),  # 14:00 is still ahead
        # no day is named, or its part decides
        ("at 2", "2026-11-22T20:00", "2026-11-22T02:00"),
        ("last night at 5", "2026-11-22T20:00", "2026-11-22T05:00"),
    ],
)
def test_a_guessed_hour_stays_on_the_day_named(words: str, said_at: str, wall: str) -> None:
    reading = read_moment(words, new_york(said_at), day_starts=time(3))
    assert reading.moment == new_york(wall)
    assert reading.approximate


@pytest.mark.parametrize("words", ["yesterday 2:00", "yesterday 2am", "yesterday morning at 2"])
def test_an_hour_that_is_told_stays_where_it_is(words: str) -> None:
    reading = read_moment(words, NOW, day_starts=time(3))
    assert reading.moment == new_york("2026-11-21T02:00")
    assert not reading.approximate


@pytest.mark.parametrize(
    ("words", "said_at", "stored"),
    [
        ("2026-03-08 02:30", "2026-03-10T12:00", "2026-03-08T03:30:00-04:00"),
        ("2 days ago 2:30am", "2026-03-10T12:00", "2026-03-08T03:30:00-04:00"),
        ("a day ago", "2026-03-09T02:30", "2026-03-08T12:00:00-04:00"),
        ("24h ago", "2026-03-09T02:30", "2026-03-08T01:30:00-05:00"),
        ("2026-11-01 01:30", "2026-11-02T12:00", "2026-11-01T01:30:00-04:00"),
        ("2026-11-01T01:30-05:00", "2026-11-02T12:00", "2026-11-01T01:30:00-05:00"),
        ("yesterday 1:30", "2026-11-02T12:00", "2026-11-01T01:30:00-04:00"),
        ("1 day ago", "2026-11-02T01:30", "2026-11-01T12:00:00-05:00"),
    ],
)
def test_gaps_and_overlaps(words: str, said_at: str, stored: str) -> None:
    assert read_moment(words, new_york(said_at)).moment.isoformat() == stored


def test_the_second_pass_of_an_overlap() -> None:
    now = new_york("2026-11-01T01:10").replace(fold=1)
    assert read_moment("now", now).moment.isoformat() == "2026-11-01T01:10:00-05:00"
    # By the wall 01:30 is ahead; by the clock its first pass was forty minutes ago.
    assert read_moment("1:30", now).moment.isoformat() == "2026-11-01T01:30:00-04:00"
    assert read_moment("an hour ago", now).moment.isoformat() == "2026-11-01T01:10:00-04:00"


def test_a_day_that_never_was() -> None:
    apia = ZoneInfo("Pacific/Apia")
    moment = read_moment("30 dec 2011 9am", datetime(2012, 1, 5, tzinfo=apia)).moment
    assert moment.isoformat() == "2011-12-31T09:00:00+14:00"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("10/11/2026", "two readings"),
        ("10/11", "two readings"),
        ("2026/11/10 9pm", "two readings"),
        ("10.11.2026", "two readings"),
        ("10.11.", "two readings"),
        ("10.11.2026 at 9pm", "two readings"),
        ("10-11-2026", "two readings"),
        ("", "an empty line was not understood"),
        ("  \n ", "an empty line was not understood"),
        ("at the", "not understood"),
        ("purple", "not understood"),
        ("yesterday-ish", "not understood"),
        ("and/or", "not understood"),
        ("3 hours", "not understood"),
        ("1.5 hours ago", "not understood"),
        ("-3 days ago", "not understood"),
        ("ago", "not understood"),
        ("this", "not understood"),
        ("last weekend", "not understood"),
        ("13pm", "not understood"),
        ("9pm 10pm", "not understood"),
        ("٣ days ago", "not understood"),
        ("999999999999 years ago", "not understood"),
        ("9" * 5000 + " days ago", "not understood"),
        ("tuesday " * 5000, "not understood"),
        ("tuesday tuesday", "not understood"),
        ("999999 years ago", "in no calendar"),
        ("999999 days ago", "in no calendar"),
        ("9999 weeks ago", "before 1900"),
        ("31 feb", "in no calendar"),
        ("29 feb 2025", "in no calendar"),
        ("0 nov", "in no calendar"),
        ("2026-13-01", "in no calendar"),
        ("2026-11-20T23:40+99:00", "in no calendar"),
        ("9999-12-31T23:59-23:00", "in no calendar"),
        ("yesterday 25:00", "in no calendar"),
        ("24:00", "in no calendar"),
        ("21:60", "in no calendar"),
        ("1899-12-31", "before 1900"),
        ("200 years ago", "before 1900"),
        ("10 nov 21", "before 1900 (a year has four digits"),
        ("nov 4 at 24", "on no clock"),
        ("at 10.11.", "two readings"),
        ("the 4th in the evening", "number with more than one meaning"),
        ("4 november 12", "number with more than one meaning"),
        ("yesterday 9", "number with more than one meaning"),
        ("21", "number with more than one meaning"),
        ("this morning 9pm", "does not fit"),
        ("last night at noon", "does not fit"),
        ("3h ago 9pm", "does not fit"),
        ("monday 17 november", "weekday that does not go with the date"),
        ("2026-11-22 20:02", "in the future"),
        ("2026-11-23", "in the future"),
        ("2026-11-22T20:00-08:00", "in the future"),
        ("today 9pm", "in the future"),
        ("tonight 1am", "in the future"),
        ("sunday 22 november 9pm", "in the future"),
        # an hour, or a day of the month, or a year
        ("on the 4 in the evening", "number with more than one meaning"),
        ("the 5 in the morning", "number with more than one meaning"),
        ("the 4 at night", "number with more than one meaning"),
        ("tuesday 17 in the evening", "number with more than one meaning"),
        ("tuesday the 9 in the evening", "number with more than one meaning"),
        ("around 2024", "number with more than one meaning"),
        ("at 930", "number with more than one meaning"),
        # what is still to come, in all the words for it
        ("in 2 days", "in the future"),
        ("In 3 weeks", "in the future"),
        ("in a couple of days", "in the future"),
        ("in about two months", "in the future"),
        ("in 2 days at 9pm", "in the future"),
        ("in 5 minutes", "in the future"),
        ("in 3 hours", "in the future"),
        ("in half an hour", "in the future"),
        ("2 days from now", "in the future"),
        ("20 minutes from now", "in the future"),
        ("a week from today", "in the future"),
        ("tomorrow", "in the future"),
        ("tomorrow at 3", "in the future"),
        ("tomorrow night", "in the future"),
        ("the day after tomorrow", "in the future"),
        ("next friday 9pm", "in the future"),
        ("next week", "in the future"),
        ("in 2 days ago", "not understood"),
    ],
)
def test_refusals(words: str, why: str) -> None:
    sentence = refusal(words)
    assert why in sentence
    assert sentence.endswith("write it like 2026-11-20 21:30, yesterday 9pm, 3h ago or 10 nov.")


def test_a_part_of_the_day_that_has_not_begun_is_ahead() -> None:
    assert "future" in refusal("this evening", new_york("2026-11-22T15:00"))
    assert "future" in refusal("tonight", new_york("2026-11-22T15:00"))


def test_a_refusal_is_one_safe_short_line() -> None:
    sentence = refusal("\x1b]52;c;\u202e\nab\u2028{}{0}\ud800" + "long " * 50)
    quoted = sentence.partition(" was not understood")[0]
    assert sentence.isprintable()
    assert len(quoted) <= 42
    assert "\u241b]52" in quoted


def test_a_minute_ahead_is_taken_as_now() -> None:
    assert read_moment("2026-11-22 20:01", NOW).moment == NOW
    assert read_moment("20:01", NOW).moment == NOW
    late = NOW + timedelta(seconds=30, microseconds=5)
    assert read_moment("20:01", late).moment == NOW + timedelta(seconds=30)


def test_the_future_where_it_is_allowed() -> None:
    ahead = read_moment("2026-12-24 18:00", NOW, allow_future=True)
    assert ahead.moment == new_york("2026-12-24T18:00")
    assert read_moment("today 9pm", NOW, allow_future=True).moment == new_york("2026-11-22T21:00")
    assert read_moment("24 dec 2026", NOW, allow_future=True).moment.hour == 12
    assert read_moment("in 2 days", NOW, allow_future=True).moment.day == 24
    assert read_moment("in 5 minutes", NOW, allow_future=True).moment.minute == 5
    assert read_moment("5 min from now", NOW, allow_future=True).moment.minute == 5
    # What can be past is meant as past all the same.
    assert read_moment("9pm", NOW, allow_future=True).moment == new_york("2026-11-21T21:00")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2025-11-10", date(2025, 11, 10)),
        ("today", date(2026, 11, 22)),
        ("Yesterday", date(2026, 11, 21)),
        ("the day before yesterday", date(2026, 11, 20)),
        ("3 days ago", date(2026, 11, 19)),
        ("a month ago", date(2026, 10, 22)),
        ("tuesday", date(2026, 11, 17)),
        ("last tuesday", date(2026, 11, 17)),
        ("sunday", date(2026, 11, 22)),
        ("last sunday", date(2026, 11, 15)),
        ("10 nov", date(2026, 11, 10)),
        ("23 nov", date(2025, 11, 23)),
        ("10 november 2025", date(2025, 11, 10)),
        ("Sunday 22 November", date(2026, 11, 22)),
    ],
)
def test_days(words: str, day: date) -> None:
    assert read_day(words, NOW.date()) == day


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("2026-11-23", "in the future"),
        ("in 2 days", "in the future"),
        ("2 days from now", "in the future"),
        ("tomorrow", "in the future"),
        ("10/11", "two readings"),
        ("", "an empty line"),
        ("yesterday 9pm", "time of day"),
        ("last night", "time of day"),
        ("3h ago", "time of day"),
        ("31 feb", "in no calendar"),
        ("1899-01-01", "before 1900"),
    ],
)
def test_refused_days(words: str, why: str) -> None:
    with pytest.raises(UnclearMomentError, match=why):
        read_day(words, NOW.date())


def test_what_is_said() -> None:
    moment = new_york("2026-11-17T21:00:59")
    assert say_moment(moment) == "Tuesday 17 November, 21:00"
    assert say_moment(moment, 2026) == "Tuesday 17 November, 21:00"
    assert say_moment(moment, 2027) == "Tuesday 17 November 2026, 21:00"
    assert say_day(date(2026, 11, 22), 2026) == "Sunday 22 November"
    assert say_day(date(2025, 3, 1), 2026) == "Saturday 1 March 2025"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "today"),
        (0, "today"),
        (1, "yesterday"),
        (2, "two days ago"),
        (5, "five days ago"),
        (12, "twelve days ago"),
        (13, "13 days ago"),
        (23, "23 days ago"),
    ],
)
def test_spans(days: int, said: str) -> None:
    assert say_span(days) == said


zones = st.sampled_from(ZONES).map(ZoneInfo)
seconds = st.integers(631_152_000, 3_786_912_000)  # 1990 to 2090
nows = st.builds(datetime.fromtimestamp, seconds, zones)
# Words of the grammar in any order reach deeper than letters in any order.
pieces = st.one_of(
    st.sampled_from([*WORDS, *PARTS, "ago", "last", "this", "tonight", "now", "just", "half"]),
    st.sampled_from(
        [
            "a",
            "an",
            "at",
            "around",
            "o'clock",
            "on",
            "in",
            "from",
            "next",
            "tomorrow",
            "the",
            "of",
            "before",
            "today",
            "yesterday",
            "day",
        ]
    ),
    st.sampled_from(["9pm", "9.30 pm", "21:30", "2:30", "21h", "25:00", "3h", "2026-11-20", "T"]),
    st.sampled_from(["10th", "/", ".", ",", ":", "-", "Z", "-05:00", "2024", "1900", "feb", "\0"]),
    st.integers(0, 10**7).map(str),
)
phrases = st.lists(pieces, max_size=6).flatmap(
    lambda words: st.sampled_from([" ", ""]).map(lambda gap: gap.join(words))
)


@given(st.text() | phrases, nows, st.sampled_from([time(0), time(3)]), st.booleans())
@example("0 days ago", NOW, time(0), False)
def test_any_words_are_read_or_refused(
    words: str, now: datetime, day_starts: time, allow_future: bool
) -> None:
    try:
        reading = read_moment(words, now, day_starts=day_starts, allow_future=allow_future)
    except UnclearMomentError as refused:
        assert str(refused).isprintable()
    else:
        assert reading.moment.tzinfo is now.tzinfo
        assert reading.moment.microsecond == 0
        assert reading.moment.year >= 1900
        assert allow_future or reading.moment.timestamp() <= now.timestamp()


@given(st.text() | phrases, st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_words_are_a_past_day_or_refused(words: str, today: date) -> None:
    try:
        assert date(1900, 1, 1) <= read_day(words, today) <= today
    except UnclearMomentError as refused:
        assert str(refused).isprintable()


@given(nows, st.integers(0, 334 * 24 * 60), st.booleans())
def test_what_is_said_is_read_back(now: datetime, minutes: int, with_year: bool) -> None:
    past = now.astimezone(UTC) - timedelta(minutes=minutes)
    moment = past.astimezone(now.tzinfo).replace(second=0, microsecond=0)
    assume(moment.fold == 0)  # the second pass is said with the words of the first
    reading = read_moment(say_moment(moment, now.year if with_year else None), now)
    assert reading.moment.isoformat() == moment.isoformat()
    assert not reading.approximate


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 334))
def test_a_said_day_is_read_back(today: date, days: int) -> None:
    day = today - timedelta(days=days)
    assert read_day(say_day(day, today.year), today) == day
    assert read_day(say_span(days), today) == day


def test_pendulum_waits_until_months_are_counted() -> None:
    code = (
        "import sys; from datetime import date; from nc_tui.core.moments import read_day\n"
        "read_day('3 days ago', date(2026, 11, 22)); assert 'pendulum' not in sys.modules\n"
        "read_day('a month ago', date(2026, 11, 22)); assert 'pendulum' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
