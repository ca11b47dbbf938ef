"""Days by the calendar, where the clock changes and where the day turns over, in real processes.

A frozen clock in the test's own process could share a mistake with the program; ``faketime``
deceives the whole process, C library included.
"""

import json

import pytest

from tests import faketime
from tests.cli.conftest import process

pytestmark = faketime.needs_faketime

KEYS = ("days", "kept_last_30", "window_days")


def at(moment: str, *argv: str) -> bytes:
    """What ``nc-tui`` prints at a wall time in New York."""
    ran = process(*argv, before=faketime.at(moment))
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


# Subtracted as hours / 24 these would be one less in March and one more in November.
@pytest.mark.parametrize(
    ("since", "moments"),
    [
        pytest.param(
            "2026-03-06 21:00",
            {
                "2026-03-07 02:59:30": 0,
                "2026-03-07 03:00:30": 1,
                "2026-03-08 01:59:30": 1,  # the last minute before the gap
                "2026-03-08 03:00:30": 2,  # a minute later by the clock on the wall
                "2026-03-09 02:59:30": 2,
                "2026-03-09 03:00:30": 3,
            },
            id="2026-03-08, a day of 23 hours",
        ),
        pytest.param(
            "2026-10-31 04:00",
            {
                "2026-11-01 00:30:00": 0,
                "2026-11-01 02:59:30": 0,
                "2026-11-01 03:00:30": 1,
                "2026-11-02 02:59:30": 1,
                "2026-11-02 03:00:30": 2,
            },
            id="2026-11-01, a day of 25 hours",
        ),
        pytest.param(
            "2026-06-01 02:30",  # still the 31st of May
            {"2026-06-01 02:59:30": 0, "2026-06-01 03:00:30": 1, "2026-06-02 03:00:30": 2},
            id="a day that starts at 03:00",
        ),
    ],
)
def test_days_are_calendar_days(since: str, moments: dict[str, int]) -> None:
    first = next(iter(moments))
    at(first, "start", "--since", since)
    for moment, days in moments.items():
        said = json.loads(at(moment, "status", "--format", "json"))
        assert [said[key] for key in KEYS] == [days] * 3, moment
