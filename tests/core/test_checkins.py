"""What earlier check-ins offer the next one."""

from datetime import UTC, date, datetime, timedelta

from nc_tui.core.checkins import earlier_intentions, own_words
from nc_tui.core.records import CheckIn, day_id

TODAY = date(2026, 11, 20)


def meant(days_ago: int, intention: str | None, *helped: str) -> CheckIn:
    day = TODAY - timedelta(days=days_ago)
    at = datetime(2026, 11, 20, tzinfo=UTC)
    return CheckIn(
        id=day_id(day), day=day, at=at, zone="UTC", helped=helped, intention=intention
    )  # fmt: skip


def test_the_newest_intention_stands_first_then_those_meant_most() -> None:
    known = [
        meant(9, "swim"), meant(8, "swim"), meant(6, "call Sam"), meant(5, None), meant(4, "read"),
        meant(3, "call  Sam\n"), meant(2, "swim"), meant(1, "sleep"), meant(0, "today's own"),
    ]  # fmt: skip
    assert earlier_intentions(known, TODAY) == ["sleep", "swim", "call Sam", "read"]


def test_nothing_meant_before_offers_nothing() -> None:
    assert earlier_intentions([], TODAY) == []
    assert earlier_intentions([meant(200, "long ago")], TODAY) == []


def test_words_of_their_own_on_what_helped_are_named_once() -> None:
    known = [meant(1, None, "slept", "the lake"), meant(0, None, "the lake", "tea")]
    assert own_words(known, ["slept"]) == ["the lake", "tea"]
