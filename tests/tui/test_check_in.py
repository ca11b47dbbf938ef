"""A day's check-in: under twenty seconds, by single keys, one record a day."""

from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input
from tinydb import TinyDB

from nc_tui.core.records import CheckIn, PlanItem, day_id
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.check_in import CheckInDialog
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.surf import SurfScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, SIZES, full_disk, new_app, shown, start, until

Size = tuple[int, int]


def checkins(locations: Locations) -> dict[int, dict[str, Any]]:
    with TinyDB(locations.data, encoding="utf-8") as tables:
        return {record.doc_id: dict(record) for record in tables.table("checkins").all()}


async def opened(pilot: Pilot[None], app: NcApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, CheckInDialog), "the check-in")
    await until(pilot, lambda: "How is it today?" in shown(app))


async def closed(pilot: Pilot[None], app: NcApp) -> None:
    """The pane is there again, and what was answered on disk."""
    await until(pilot, lambda: isinstance(app.screen, MainScreen), "the pane")
    await until(pilot, lambda: all(worker.is_finished for worker in app.workers), "the end of it")
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_mood_and_what_helped_in_four_keys(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        assert "Friday 20 November" in shown(app)
        assert not isinstance(app.focused, Input), "digits are the mood at once"
        await pilot.press("4", "s", "enter")
        await closed(pilot, app)
        await until(pilot, lambda: "Checked in." in shown(app))
    (kept,) = checkins(locations).items()
    assert kept[0] == 20261120
    assert {name: kept[1][name] for name in kept[1] if name != "updated"} == {
        "day": "2026-11-20", "at": "2026-11-20T23:40:12-05:00", "zone": "America/New_York",
        "mood": 4, "helped": ["slept"],
    }  # fmt: skip


def meant(clock: FrozenClock, days_ago: int, intention: str) -> CheckIn:
    day = clock.now().date() - timedelta(days=days_ago)
    return CheckIn(
        id=day_id(day), day=day, at=clock.now(), zone="America/New_York", helped=(), mood=2,
        intention=intention,
    )  # fmt: skip


@pytest.mark.every_size
@pytest.mark.parametrize("size", SIZES)
async def test_at_most_six_keys_with_an_earlier_intention_and_yesterdays_by_two_more(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    before = [meant(clock, 3, "call Sam"), meant(clock, 4, "in bed\nby eleven")]
    activity = PlanItem(kind="activity", at=clock.now(), order=1, text="Swim.")
    app = new_app(locations, clock, [start(clock), *before, activity])
    async with app.run_test(size=size) as pilot:
        todays = ("c", "4", "s", "p", "6", "enter")
        assert len(todays) <= 6
        await pilot.press(todays[0])
        await opened(pilot, app)
        assert "6 call Sam  7 in bed by eleven" in shown(app)
        await pilot.press(*todays[1:])
        await closed(pilot, app)
        await until(pilot, lambda: "Checked in" in shown(app))
        yesterdays = ("c", "y", "2", "m", "7", "enter")
        assert len(yesterdays) <= 6 + 2
        await pilot.press(*yesterdays)
        await closed(pilot, app)
        await until(pilot, lambda: "Kept for yesterday." in shown(app))
    kept = checkins(locations)
    today, yesterday = kept[20261120], kept[20261119]
    assert (today["mood"], today["helped"], today["intention"]) == (
        4,
        ["slept", "spoke"],
        "call Sam",
    )
    assert (yesterday["day"], yesterday["mood"], yesterday["helped"]) == (
        "2026-11-19",
        2,
        ["moved"],
    )
    assert yesterday["intention"] == "in bed by eleven"
    assert yesterday["at"][:10] == "2026-11-20"


async def test_an_intention_taken_by_its_digit_can_be_changed_and_taken_back(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), meant(clock, 1, "call Sam")])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        await pilot.press("6", "6", "6", "9", "tab", "tab", *" at six", "enter")
        await closed(pilot, app)
    assert checkins(locations)[20261120]["intention"] == "call Sam at six"


async def test_both_days_are_kept_when_both_were_answered_and_none_that_was_only_looked_at(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), meant(clock, 1, "call Sam")])
    before = clock.now()
    clock.advance(minutes=5)
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        await pilot.press("4", "y")
        await until(pilot, lambda: "How was it yesterday?" in shown(app))
        assert "Thursday 19 November" in shown(app)
        await pilot.press("t", "enter")
        await closed(pilot, app)
        assert checkins(locations)[20261119]["at"] == before.isoformat(), "only looked at"
        await pilot.press("c", "5", "y", "1", "enter")
        await closed(pilot, app)
    kept = checkins(locations)
    assert {key: record["mood"] for key, record in kept.items()} == {20261120: 5, 20261119: 1}


async def test_a_terminal_that_goes_away_in_the_middle_loses_no_answer(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        await pilot.press("4", "tab", "tab", *"rest")
    kept = checkins(locations)[20261120]
    assert (kept["mood"], kept["intention"]) == (4, "rest")


async def test_quitting_in_the_middle_keeps_it_once(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        await pilot.press("4")
        await app.run_action("quit")
        await until(pilot, lambda: app.return_code is not None)
    assert checkins(locations)[20261120]["mood"] == 4
    changes = locations.changes.read_text("utf-8").splitlines()
    assert sum('"checkins"' in change for change in changes) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.long
async def test_everything_by_arrows_space_and_tab(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        await pilot.press("right", "right", "left")  # so-so, fair, so-so
        await pilot.press("tab", "space", "down", "space", "k", "space")
        await pilot.press("tab", *"call Sam", "tab", *"a [b]loud[/b] day")
        for words in ("call Sam", "a [b]loud[/b] day", "spoke to someone"):
            assert words in shown(app)
        await pilot.press("enter")
        await closed(pilot, app)
    (kept,) = checkins(locations).values()
    assert (kept["mood"], kept["helped"]) == (3, ["spoke"])
    assert (kept["intention"], kept["note"]) == ("call Sam", "a [b]loud[/b] day")


async def test_digits_and_letters_are_text_in_a_field(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        await pilot.press("2", "tab", "5", "tab", *"5 sunny days", "enter")
        await closed(pilot, app)
    (kept,) = checkins(locations).values()
    assert (kept["mood"], kept["helped"], kept["intention"]) == (5, [], "5 sunny days")


async def test_changed_later_the_same_day_it_stays_one_record(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        await pilot.press("2", "s", "m", "tab", "tab", *"sleep", "enter")
        await closed(pilot, app)
        clock.advance(hours=1)
        await pilot.press("c")
        await opened(pilot, app)
        assert "sleep" in shown(app)
        await pilot.press("5", "s", "enter")
        await closed(pilot, app)
    (kept,) = checkins(locations).items()
    assert kept[0] == 20261120
    assert kept[1]["at"] == "2026-11-21T00:40:12-05:00"
    assert (kept[1]["mood"], kept[1]["helped"]) == (5, ["moved"])
    assert kept[1]["intention"] == "sleep"


async def test_answers_can_be_taken_back(locations: Locations, clock: FrozenClock) -> None:
    known = CheckIn(
        id=20261120, day=clock.now().date(), at=clock.now(), zone="America/New_York",
        helped=("slept", "the long way round"), mood=1, intention="one\ntwo", note="old",
    )  # fmt: skip
    app = new_app(locations, clock, [start(clock), known])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        assert "the long way round" in shown(app), "words of their own are there to tick"
        await pilot.press("0", "s", "tab", "tab", "tab", "ctrl+u", "enter")
        await closed(pilot, app)
    (kept,) = checkins(locations).values()
    assert "mood" not in kept
    assert "note" not in kept
    assert kept["helped"] == ["the long way round"]
    assert kept["intention"] == "one\ntwo", "a text that was left alone stays as it was"


async def test_before_the_day_boundary_it_is_still_last_night(
    locations: Locations, clock: FrozenClock
) -> None:
    clock.advance(hours=2, minutes=10)  # 01:50
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        assert "Friday 20 November" in shown(app)
        await pilot.press("3", "enter")
        await closed(pilot, app)
        clock.advance(hours=2)  # 03:50: another day
        await pilot.press("c")
        await opened(pilot, app)
        assert "Saturday 21 November" in shown(app)
        await pilot.press("1", "enter")
        await closed(pilot, app)
    kept = checkins(locations)
    assert {key: value["mood"] for key, value in kept.items()} == {20261120: 3, 20261121: 1}
    assert kept[20261120]["at"] == "2026-11-21T01:50:12-05:00"


async def test_not_now_keeps_nothing(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        await pilot.press("4", "escape")
        await closed(pilot, app)
        assert "missed" not in shown(app)
    assert checkins(locations) == {}


async def test_a_failed_save_asks_again_with_the_same_answers(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        with full_disk(app):
            await pilot.press("4", "m", "tab", "tab", *"rest", "enter")
            await until(pilot, lambda: "The disk is full." in shown(app))
        assert isinstance(app.screen, CheckInDialog)
        assert "rest" in shown(app)
        assert checkins(locations) == {}
        await pilot.press("enter")
        await closed(pilot, app)
    (kept,) = checkins(locations).values()
    assert (kept["mood"], kept["helped"], kept["intention"]) == (4, ["moved"], "rest")


@pytest.mark.long
async def test_global_keys_do_nothing_behind_it_and_help_still_works(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        await pilot.press("x", "n", "q", "2")
        await opened(pilot, app)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        await pilot.press("escape")
        await opened(pilot, app)
        await pilot.press("f3")
        await until(pilot, lambda: not isinstance(app.screen, CheckInDialog))
        await pilot.press("c")  # from there a second check-in would orphan this one
        await pilot.pause()
        await pilot.press("escape")
        await opened(pilot, app)
        await pilot.press("enter")
        await closed(pilot, app)
    assert [kept["mood"] for kept in checkins(locations).values()] == [2]


@pytest.mark.parametrize("size", [*SIZES, (36, 20), (40, 12)])
@pytest.mark.long
async def test_whatever_has_the_focus_is_in_view(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        for _ in range(7):  # round once, and on to the last line
            await pilot.press("tab")
            await pilot.pause()
            assert app.focused is not None
            region = app.focused.region
            assert app.screen.region.contains(region.x, region.y)
        await pilot.press(*"zebra")
        assert "zebra" in shown(app)


async def test_a_removed_check_in_is_begun_anew(locations: Locations, clock: FrozenClock) -> None:
    day = clock.now().date()
    known = CheckIn(
        id=day_id(day), day=day, at=clock.now(), zone="America/New_York", helped=("slept",), mood=1
    )
    app = new_app(locations, clock, [start(clock), known])
    app.snapshot = app.store.remove(known).snapshot
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c")
        await opened(pilot, app)
        await pilot.press("4", "enter")
        await closed(pilot, app)
    (kept,) = checkins(locations).values()
    assert (kept["mood"], kept["helped"]) == (4, [])
    assert "deleted" not in kept
