"""Which day a moment belongs to, and when it is night."""

import time as systime
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tzlocal import reload_localzone

from nc_tui.core.clock import SystemClock, day_of, is_night
from nc_tui.core.errors import NcError

TEN, FIVE = time(22), time(5)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-11-20T03:00:00-05:00", date(2026, 11, 20)),
        ("2026-11-20T02:59:59.999999-05:00", date(2026, 11, 19)),
        ("2026-11-20T00:00:00-05:00", date(2026, 11, 19)),
        ("2026-11-20T23:59:59-05:00", date(2026, 11, 20)),
        ("2027-01-01T01:00:00-05:00", date(2026, 12, 31)),
        ("2028-03-01T02:00:00-05:00", date(2028, 2, 29)),
        # Spring: 02:00 to 03:00 does not exist, so the day begins right after 01:59:59.
        ("2026-03-08T01:59:59-05:00", date(2026, 3, 7)),
        ("2026-03-08T03:00:00-04:00", date(2026, 3, 8)),
        # Autumn: 01:30 comes twice, and both are last night.
        ("2026-11-01T01:30:00-04:00", date(2026, 10, 31)),
        ("2026-11-01T01:30:00-05:00", date(2026, 10, 31)),
    ],
)
def test_until_three_in_the_morning_it_is_still_last_night(at: str, day: date) -> None:
    assert day_of(moment(at), time(3)) == day


def test_a_day_that_starts_at_midnight_is_the_calendar_date() -> None:
    assert day_of(moment("2026-11-20T00:00:00-05:00"), time(0)) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("wall", "night"),
    [
        ("21:59:59", False),
        ("22:00:00", True),
        ("00:00:00", True),
        ("03:00:00", True),
        ("04:59:59", True),
        ("05:00:00", False),
        ("12:00:00", False),
    ],
)
def test_night_goes_on_over_midnight_and_over_the_change_of_day(wall: str, night: bool) -> None:
    assert is_night(moment(f"2026-11-20T{wall}-05:00"), TEN, FIVE) is night


@pytest.mark.parametrize(("hour", "night"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_night_may_lie_within_one_date(hour: int, night: bool) -> None:
    assert is_night(datetime(2026, 11, 20, hour).astimezone(), time(1), FIVE) is night


@given(st.times(), st.times())
def test_equal_bounds_mean_that_there_is_no_night(wall: time, bound: time) -> None:
    now = datetime.combine(date(2026, 11, 20), wall.replace(fold=0)).astimezone()
    assert not is_night(now, bound, bound)


def test_the_system_clock_speaks_in_the_machines_zone() -> None:
    clock = SystemClock()
    assert clock.zone.key == "America/New_York"
    assert clock.now().tzinfo == clock.zone


def test_the_system_clock_travels_with_its_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    later = systime.time() + 60
    clock = SystemClock()
    assert clock.zone.key == "America/New_York"
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setattr(systime, "time", lambda: later)
    assert clock.zone.key == "Asia/Tokyo"


@pytest.mark.parametrize("named", ["Asia/Tokyo", ":Asia/Tokyo", ""])
def test_the_zone_is_the_one_that_tzlocal_finds(
    named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is slow to import, and asked only where neither TZ nor the usual link says it."""
    monkeypatch.setenv("TZ", named)
    systime.tzset()
    assert SystemClock().zone.key == reload_localzone().key


def test_a_zone_that_was_chosen_stays_wherever_the_machine_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = SystemClock("Europe/London")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert clock.zone.key == "Europe/London"
    assert clock.now().tzinfo == clock.zone


@pytest.mark.parametrize(
    ("unnamed", "hours"), [("UTC0", 0), ("<+03>-3", 3), ("<-09>9", -9), ("Foo/Bar", 0)]
)
def test_a_machine_that_only_says_its_offset_has_a_clock_all_the_same(
    unnamed: str, hours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", unnamed)
    systime.tzset()
    assert SystemClock().now().utcoffset() == timedelta(hours=hours)


def test_an_offset_that_no_zone_has_is_a_sentence_and_a_chosen_zone_is_the_way_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "<+0530>-5:30")
    systime.tzset()
    clock = SystemClock()
    with pytest.raises(NcError, match="--zone"):
        clock.now()
    clock.move_to("Asia/Kolkata")
    assert clock.now().utcoffset() == timedelta(hours=5.5)


def test_a_zone_that_loses_its_name_on_the_way_stays_the_last_one_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = SystemClock()
    assert clock.zone.key == "America/New_York"
    monkeypatch.setenv("TZ", "<+0530>-5:30")
    systime.tzset()
    assert clock.zone.key == "America/New_York"


def test_back_to_a_machines_zone_without_a_name_the_last_one_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "<+0530>-5:30")
    systime.tzset()
    clock = SystemClock("Europe/London")
    assert clock.zone.key == "Europe/London"
    clock.move_to("system")  # in an app left open a refusal would end it
    assert clock.zone.key == "Europe/London"
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    clock.move_to("Europe/Rome")
    clock.move_to("system")
    assert clock.zone.key == "Asia/Tokyo"


def test_a_clock_shows_the_persons_zone_once_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    clock.move_to("Asia/Kathmandu")
    assert clock.zone.key == "Asia/Kathmandu"
    assert clock.now().utcoffset() == timedelta(hours=5.75)
    clock.move_to("system")
    assert clock.zone.key == "America/New_York"


def test_timers_never_go_back() -> None:
    clock = SystemClock()
    assert clock.monotonic() <= clock.monotonic()
