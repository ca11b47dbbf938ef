"""The motivation check comes back on the day the person said: till it is done, or moved."""

from datetime import UTC, date, datetime, timedelta

from nc_tui.core.motivation import check_of, checks_of, is_due, returns_on
from nc_tui.core.records import Reflection

DAY = date(2026, 11, 20)


def check(days: int, return_in: int | None = None, *, kind: str = "motivation") -> Reflection:
    """One so many days after DAY, with a return so many days after DAY."""
    day = DAY + timedelta(days=days)
    return Reflection(
        id=1000 + days, kind=kind, day=day, at=datetime(2026, 11, 20, tzinfo=UTC),  # type: ignore[arg-type]
        zone="UTC", ticks=("motive-part",), answers=(),
        return_on=None if return_in is None else DAY + timedelta(days=return_in),
    )  # fmt: skip


def test_it_is_offered_from_the_day_on_until_it_is_done() -> None:
    asked = [check(0, 14)]
    assert [is_due(asked, DAY + timedelta(days=d)) for d in (0, 13, 14, 30)] == [
        *(False, False, True, True)
    ]
    assert not is_due([*asked, check(14)], DAY + timedelta(days=14)), "done"
    assert not is_due([check(0, 40)], DAY + timedelta(days=30)), "moved"


def test_never_is_never() -> None:
    assert returns_on([check(0)]) is None
    assert not is_due([check(-400)], DAY)
    assert not is_due([], DAY)


def test_what_a_day_felt_like_is_no_check() -> None:
    felt = check(3, 4, kind="stages")
    assert checks_of([felt, check(1), check(2)]) == [check(2), check(1)]
    assert check_of([felt], felt.day) is None
