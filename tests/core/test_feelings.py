"""What days felt like: counted by week, never scored."""

from datetime import UTC, date, datetime, timedelta
from typing import Literal

import pytest

from nc_tui.core.records import Answer, Reflection
from nc_tui.core.stages import WEEKS, answered, reflection_of, weeks_end, weeks_of

TODAY = date(2026, 11, 20)
STAGES = {"anger-1": "anger", "anger-2": "anger", "grief-1": "grief"}


def felt(
    days_ago: int,
    *ticks: str,
    kind: Literal["stages", "motivation"] = "stages",
    deleted: datetime | None = None,
) -> Reflection:
    return Reflection(
        kind=kind, day=TODAY - timedelta(days=days_ago), at=datetime(2026, 11, 20, tzinfo=UTC),
        zone="UTC", ticks=ticks, answers=(), deleted=deleted,
    )  # fmt: skip


def weeks(*reflections: Reflection) -> dict[str, tuple[int, ...]]:
    return weeks_of(reflections, STAGES.get, TODAY)


def test_a_week_ends_today_and_has_seven_days() -> None:
    strip = weeks(felt(0, "anger-1"), felt(6, "anger-1"), felt(7, "anger-1"))["anger"]
    assert len(strip) == WEEKS
    assert strip[-2:] == (1, 2)
    assert sum(strip) == 3


def test_two_statements_of_one_stage_on_one_day_are_one_day() -> None:
    assert weeks(felt(0, "anger-1", "anger-2"))["anger"][-1] == 1


def test_stages_felt_on_one_day_are_counted_each() -> None:
    strips = weeks(felt(0, "anger-1", "grief-1"))
    assert (strips["anger"][-1], strips["grief"][-1]) == (1, 1)


def test_the_strip_looks_back_twelve_weeks_and_no_day_further() -> None:
    assert weeks(felt(12 * 7 - 1, "grief-1")) == {"grief": (1, *[0] * 11)}
    assert weeks(felt(12 * 7, "grief-1")) == {}


@pytest.mark.parametrize(
    "quiet",
    [
        felt(0),
        felt(0, "a-statement-of-another-version"),
        felt(-1, "anger-1"),
        felt(0, "anger-1", kind="motivation"),
        felt(0, "anger-1", deleted=datetime(2026, 11, 21, tzinfo=UTC)),
    ],
)
def test_what_is_not_a_feeling_of_these_weeks_is_not_counted(quiet: Reflection) -> None:
    assert weeks(quiet) == {}


def test_the_days_reflection_is_the_live_one_on_its_stages() -> None:
    theirs = felt(0, "anger-1")
    gone = felt(0, deleted=datetime(2026, 11, 21, tzinfo=UTC))
    others = [felt(1), felt(0, kind="motivation"), gone]
    assert reflection_of([*others, theirs], TODAY) == theirs
    assert reflection_of(others, TODAY) is None


def test_answering_a_prompt_again_replaces_the_answer() -> None:
    first = answered((), "anger-p1", "one")
    second = answered(first, "anger-p2", "two")
    again = answered(second, "anger-p1", "one, better said")
    assert set(again) == {Answer("anger-p1", "one, better said"), Answer("anger-p2", "two")}
    assert len(again) == 2


@pytest.mark.parametrize("nothing", ["", "  \n"])
def test_an_emptied_answer_is_taken_out(nothing: str) -> None:
    assert answered((Answer("a", "one"), Answer("b", "two")), "a", nothing) == (Answer("b", "two"),)


def test_a_year_is_looked_over_by_the_day_one_looks_at() -> None:
    year = [felt(n, "anger-1" if n % 2 else "grief-1") for n in range(365)]
    assert weeks(*year)["anger"] == (4, 3) * 6
    recent, old = TODAY - timedelta(days=83), TODAY - timedelta(days=84)
    assert weeks_end(recent, TODAY) == TODAY, "it is in view"
    assert weeks_end(old, TODAY) == old
    first = TODAY - timedelta(days=364)
    assert weeks_of(year, STAGES.get, first) == {"grief": (*[0] * 11, 1)}
