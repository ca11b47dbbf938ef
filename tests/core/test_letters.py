"""Letters: when they open, what may be shown of them, and in which words."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.core.letters import (
    HELD_AT_LEAST,
    Listed,
    as_listed,
    is_sealed,
    is_waiting,
    letters_newest_first,
    line_of,
    listed_newest_first,
    may_be_read,
    opens_at,
    say_opening,
    say_sealing,
)
from nc_tui.core.records import Entry

NEW_YORK = ZoneInfo("America/New_York")
ZONES = ("America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")
EIGHT = time(8)
WORDS = "I only want to know whether you are sleeping."


def at(text: str, zone: str = "America/New_York") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def letter(sealed: str = "2026-11-21T02:05:00", strength: int | None = 8) -> Entry:
    moment = at(sealed)
    return Entry(
        id=7, updated="1-0000-x", kind="letter", at=moment, zone=NEW_YORK.key, text=WORDS,
        strength=strength, opens=opens_at(moment, EIGHT),
    )  # fmt: skip


# When it opens


@pytest.mark.parametrize(
    ("sealed", "opens"),
    [
        ("2026-11-21T02:05:00", "2026-11-21T08:00:00-05:00"),
        ("2026-11-21T04:00:00", "2026-11-21T08:00:00-05:00"),
        ("2026-11-21T04:00:01", "2026-11-22T08:00:00-05:00"),
        ("2026-11-21T05:00:00", "2026-11-22T08:00:00-05:00"),
        ("2026-11-21T14:00:00", "2026-11-22T08:00:00-05:00"),
        ("2026-11-20T23:40:12", "2026-11-21T08:00:00-05:00"),
        ("2026-12-31T23:00:00", "2027-01-01T08:00:00-05:00"),
        # The clocks go forward at two: 03:30 is not yet four hours on at half past seven.
        ("2026-03-08T01:30:00", "2026-03-08T08:00:00-04:00"),
        ("2026-03-07T23:59:00", "2026-03-08T08:00:00-04:00"),
        # They go back at two: five hours by the clock are six.
        ("2026-11-01T00:30:00", "2026-11-01T08:00:00-05:00"),
    ],
)
def test_it_opens_at_the_first_morning_four_hours_on(sealed: str, opens: str) -> None:
    assert opens_at(at(sealed), EIGHT).isoformat() == opens


@pytest.mark.parametrize(
    ("sealed", "morning", "opens"),
    [
        # Four hours are four hours, not what the wall clock says of them.
        ("2026-03-08T00:30:00", "05:00", "2026-03-09T05:00:00-04:00"),
        ("2026-03-08T00:30:00", "05:30", "2026-03-08T05:30:00-04:00"),
        ("2026-11-01T00:30:00", "03:30", "2026-11-01T03:30:00-05:00"),
        # A morning that does not exist is past the gap; one that comes twice is the earlier.
        ("2026-03-07T20:00:00", "02:30", "2026-03-08T03:30:00-04:00"),
        ("2026-10-31T20:00:00", "01:30", "2026-11-01T01:30:00-04:00"),
        ("2026-10-31T22:00:00", "01:30", "2026-11-02T01:30:00-05:00"),
    ],
)
def test_the_hours_are_real_ones_when_the_clocks_change(
    sealed: str, morning: str, opens: str
) -> None:
    assert opens_at(at(sealed), time.fromisoformat(morning)).isoformat() == opens


def test_the_second_half_past_one_is_an_hour_after_the_first() -> None:
    second = at("2026-11-01T01:30:00").replace(fold=1)
    assert opens_at(second, time(5)).isoformat() == "2026-11-02T05:00:00-05:00"
    assert opens_at(second.replace(fold=0), time(5)).isoformat() == "2026-11-01T05:00:00-05:00"


def test_a_date_that_a_zone_left_out_holds_nothing_up() -> None:
    sealed = at("2011-12-29T20:00:00", "Pacific/Apia")
    assert opens_at(sealed, EIGHT).isoformat() == "2011-12-31T08:00:00+14:00"


FIRST = datetime(2020, 1, 1, tzinfo=UTC)
MINUTES = st.integers(0, 15 * 366 * 1440).map(lambda minutes: FIRST + timedelta(minutes=minutes))
MORNINGS = st.times(time(5), time(11, 59)).map(lambda wall: wall.replace(second=0, microsecond=0))


@given(MINUTES, st.sampled_from(ZONES), MORNINGS)
def test_it_is_the_first_minute_from_then_on_that_the_clock_shows_it(
    instant: datetime, zone: str, morning: time
) -> None:
    sealed, minute = instant.astimezone(ZoneInfo(zone)), instant + HELD_AT_LEAST
    while minute.astimezone(ZoneInfo(zone)).time() != morning:
        minute += timedelta(minutes=1)
    assert opens_at(sealed, morning) == minute


@given(MINUTES, st.sampled_from(ZONES), st.times().map(lambda t: t.replace(microsecond=0)))
def test_it_is_never_held_less_than_four_hours_nor_much_over_a_day(
    instant: datetime, zone: str, morning: time
) -> None:
    sealed = instant.astimezone(ZoneInfo(zone))
    opens = opens_at(sealed, morning)
    held = opens.astimezone(UTC) - instant
    assert HELD_AT_LEAST <= held <= HELD_AT_LEAST + timedelta(hours=25)
    assert is_sealed(replace(letter(), at=sealed, opens=opens), sealed)


# What it is


def test_it_is_sealed_until_it_opens_wherever_one_is() -> None:
    sealed = letter()
    before, then = at("2026-11-21T07:59:59"), at("2026-11-21T08:00:00")
    assert (is_sealed(sealed, before), is_waiting(sealed, before)) == (True, False)
    assert (is_sealed(sealed, then), is_waiting(sealed, then)) == (False, True)
    # In Tokyo it is evening already, and the letter opens when it does.
    tokyo = ZoneInfo("Asia/Tokyo")
    assert is_sealed(sealed, before.astimezone(tokyo))
    assert not is_sealed(sealed, then.astimezone(tokyo))


def test_the_second_eight_past_one_is_later_than_the_first() -> None:
    opens = at("2026-11-01T01:08:00").replace(fold=1)
    held = replace(letter(), opens=opens)
    assert is_sealed(held, at("2026-11-01T01:30:00"))
    assert not is_sealed(held, at("2026-11-01T01:08:00").replace(fold=1))


def test_one_about_which_something_is_decided_does_not_wait() -> None:
    morning = at("2026-11-21T09:00:00")
    for decided in ("keep", "let-go"):
        assert not is_waiting(replace(letter(), decided=decided), morning)


def test_its_words_may_be_read_from_daylight_on_unless_it_was_let_go() -> None:
    night, morning = at("2026-11-21T03:00:00"), at("2026-11-21T09:00:00")
    assert not may_be_read(letter(), night)
    assert may_be_read(letter(), morning)
    assert not may_be_read(replace(letter(), decided="let-go"), morning)
    assert not may_be_read(replace(letter(), deleted=night), morning)
    assert may_be_read(Entry(kind="entry", at=night, zone="x", text="a page"), night)


def test_letters_let_go_put_away_or_removed_are_listed_nowhere() -> None:
    night = at("2026-11-21T03:00:00")
    page = Entry(id=1, kind="entry", at=at("2026-11-20T12:00:00"), zone="x", text="a page")
    gone = [
        replace(letter(), id=2, decided="let-go"),
        replace(letter(), id=3, away=night),
        replace(letter(), id=4, deleted=night),
    ]
    older = replace(letter(), id=5, at=at("2026-11-19T12:00:00"))
    everything = [page, *gone, older, letter()]
    assert [e.id for e in letters_newest_first(everything)] == [7, 5]
    assert [e.id for e in listed_newest_first(everything, night)] == [7, 1, 5]


def test_what_is_listed_holds_none_of_its_words_before_it_is_decided() -> None:
    night, morning = at("2026-11-21T03:00:00"), at("2026-11-21T09:00:00")
    for now in (night, morning):
        stand_in = as_listed(letter(), now)
        assert "sleeping" not in stand_in.text
        assert (stand_in.id, stand_in.at, stand_in.updated) == (7, letter().at, None)
    kept = replace(letter(), decided="keep")
    assert as_listed(kept, morning) == kept


def test_a_decided_letter_is_still_sealed_should_the_clock_go_back() -> None:
    kept = replace(letter(), decided="keep")
    assert WORDS not in as_listed(kept, at("2026-11-21T03:00:00")).text


def test_a_list_holds_until_a_letter_opens_or_the_day_or_the_zone_is_another() -> None:
    night = at("2026-11-21T03:00:00")
    later = replace(letter(), id=8, opens=at("2026-11-22T08:00:00"))
    gone = replace(letter(), id=9, decided="let-go", opens=at("2026-11-21T04:00:00"))
    listed = Listed.of([later, gone, letter()], night)
    assert [each.id for each in listed.entries] == [8, 7]
    assert listed.holds(at("2026-11-21T07:59:59"))
    assert not listed.holds(at("2026-11-21T08:00:00"))
    assert not listed.holds(night.astimezone(ZoneInfo("America/Toronto")))
    assert not Listed.of([], night).holds(at("2026-11-22T00:00:00"))
    assert Listed.of([], night).holds(at("2026-11-21T23:59:00"))


# How it is said


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-21T02:05:00", "08:00"),
        ("2026-11-20T21:00:00", "08:00"),
        ("2026-11-20T12:00:00", "08:00 tomorrow"),
        ("2026-11-20T05:00:00", "08:00 tomorrow"),
        ("2026-11-18T05:00:00", "08:00 on Saturday 21 November"),
        ("2025-11-18T05:00:00", "08:00 on Saturday 21 November 2026"),
    ],
)
def test_the_time_alone_is_said_where_no_other_can_be_meant(now: str, said: str) -> None:
    assert say_opening(at("2026-11-21T08:00:00"), at(now)) == said


def test_on_a_journey_it_is_said_by_the_clock_one_has_now() -> None:
    now = at("2026-11-21T02:05:00").astimezone(ZoneInfo("Europe/London"))
    assert say_opening(at("2026-11-21T08:00:00"), now) == "13:00"
    assert line_of(letter(), now) == "a letter, sealed until 13:00"


def test_the_line_of_one_that_waits_says_since_when() -> None:
    assert line_of(letter(), at("2026-11-21T10:00:00")) == "a letter, open since 08:00"
    assert line_of(letter(), at("2026-11-23T10:00:00")) == "a letter, open since 21 Nov"


def test_when_it_was_written_and_how_strong_it_was() -> None:
    soon = at("2026-11-21T02:06:00")
    assert say_sealing(letter(), soon) == "You wrote it at 02:05, when it was an 8."
    assert say_sealing(letter(strength=7), soon) == "You wrote it at 02:05, when it was a 7."
    assert say_sealing(letter(strength=None), soon) == "You wrote it at 02:05."
    later = at("2026-11-23T10:00:00")
    assert say_sealing(letter(strength=0), later) == (
        "You wrote it on Saturday 21 November, 02:05, when it was a 0."
    )
