"""``next_boundary``: nothing that a wall clock decides changes before it."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.boundaries import next_boundary
from nc_tui.core.clock import day_of, is_night

NEW_YORK = ZoneInfo("America/New_York")
WALLS = time(3), time(22), time(5)


@pytest.mark.parametrize(
    ("now", "boundary"),
    [
        ("2026-11-20T12:00", "2026-11-20T22:00-05:00"),
        ("2026-11-20T22:00", "2026-11-21T03:00-05:00"),
        ("2026-11-21T02:59:59", "2026-11-21T03:00-05:00"),
        ("2026-11-21T03:00", "2026-11-21T05:00-05:00"),
    ],
)
def test_the_next_of_day_and_night(now: str, boundary: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=NEW_YORK)
    assert next_boundary(moment, WALLS) == datetime.fromisoformat(boundary)


zones = st.sampled_from(
    ["America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Tokyo", "America/Santiago"]
).map(ZoneInfo)
# The hours around a change of the clock are where it can go wrong.
changes = st.sampled_from(
    ["2026-03-08T07:00", "2026-11-01T06:00", "2026-03-29T01:00", "2026-10-25T01:00",
     "2026-04-04T15:00", "2026-10-03T15:30", "2026-04-05T03:00", "2026-09-06T04:00"]
).map(lambda text: datetime.fromisoformat(text).replace(tzinfo=UTC))  # fmt: skip
quarters = st.integers(0, 95).map(lambda n: time(n // 4, 15 * (n % 4)))


@given(
    zone=zones, change=changes, hours=st.floats(-30, 5), starts=quarters, begins=quarters,
    ends=quarters, part=st.floats(0, 0.999999),
)  # fmt: skip
def test_until_then_the_day_and_the_night_are_the_same(
    zone: ZoneInfo, change: datetime, hours: float, starts: time, begins: time, ends: time,
    part: float,
) -> None:  # fmt: skip
    now = (change + timedelta(hours=hours)).astimezone(zone)
    boundary = next_boundary(now, (starts, begins, ends))
    present, until = now.astimezone(UTC), boundary.astimezone(UTC)
    assert present <= until
    later = (present + (until - present) * part).astimezone(zone)
    assert day_of(later, starts) == day_of(now, starts)
    assert is_night(later, begins, ends) == is_night(now, begins, ends)
