"""The night screen: it comes with its hour, over nothing that is under way, and goes by one key."""

import pytest
from textual.pilot import Pilot

from nc_tui.core.records import PlanItem, SettingRecord
from nc_tui.locations import Locations
from nc_tui.tui import heartbeat
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.check_in import CheckInDialog
from nc_tui.tui.screens.letter import LetterScreen
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.screens.writing import WritingScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, SIZES, new_app, new_store, shown, start, until

LATE = "It is late."


@pytest.fixture(autouse=True)
def quick_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "_EVERY", 0.05)


async def at(pilot: Pilot[None], app: NcApp, kind: type) -> None:
    await until(pilot, lambda: isinstance(app.screen, kind), kind.__name__)
    await pilot.pause()


@pytest.mark.every_size
@pytest.mark.parametrize("size", [*SIZES, (24, 8)])
async def test_three_choices_and_no_count_and_esc_shows_the_day(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    reason = PlanItem(kind="reason", at=clock.now(), order=1, text="my mornings")
    app = new_app(locations, clock, [start(clock), reason], night=True)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: LATE in shown(app))
        seen = shown(app)
        for words in ("u  breathe", "l  write it", "r  reach someone", "! safety", "esc day"):
            assert words in seen
        for words in ("23", "days", "kept", "my mornings", "Today", "Streak"):
            assert words not in seen
        await pilot.press("escape")
        await until(pilot, lambda: "days" in shown(app))
        assert LATE not in shown(app)


async def test_its_keys_and_those_of_every_screen_open_what_they_name(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)], night=True)
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: LATE in shown(app))
        for key, kind in (("u", SurfScreen), ("l", LetterScreen), ("n", WritingScreen)):
            await pilot.press(key)
            await at(pilot, app, kind)
            await pilot.press("escape")
            await at(pilot, app, MainScreen)
            assert LATE in shown(app)
        await pilot.press("r")
        await until(pilot, lambda: "Nobody is written down yet." in shown(app))
        await pilot.press("escape", "c", "3", "enter")
        await until(pilot, lambda: "Checked in." in shown(app))
        assert LATE in shown(app)
        await pilot.press("question_mark")
        await until(pilot, lambda: "Keys for the night screen" in shown(app))
        assert "settings and colours" in shown(app)
        await pilot.press("escape")
        await pilot.click("#night-ways", offset=(7, 0))
        await at(pilot, app, SurfScreen)


async def test_it_comes_with_its_hour_and_goes_with_the_morning_night_after_night(
    locations: Locations, clock: FrozenClock
) -> None:
    clock = FrozenClock("2026-11-20T21:59:40")
    app = new_app(locations, clock, [start(clock)], night=True)
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "longest" in shown(app))
        clock.advance(seconds=20)
        await until(pilot, lambda: LATE in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: "longest" in shown(app), "where they were")
        clock.set_back(3600)  # and it does not come twice in one night
        clock.advance(hours=2)
        await pilot.pause(0.2)
        assert LATE not in shown(app)
        clock.advance(hours=23, minutes=30)  # asleep all day, with the lid closed
        await until(pilot, lambda: LATE in shown(app), "the next night")
        clock.advance(hours=7)
        await until(pilot, lambda: "days of no contact" in shown(app), "the morning")
        assert "longest" not in shown(app), "it begins with Today"


async def test_it_waits_for_what_is_being_done(locations: Locations, clock: FrozenClock) -> None:
    clock = FrozenClock("2026-11-20T21:59:40")
    app = new_app(locations, clock, [start(clock)], night=True)
    async with app.run_test(size=MEDIUM) as pilot:
        for keys, kind, out in (
            (("c", "4"), CheckInDialog, ("enter",)),
            (("n", *"words"), WritingScreen, ("escape", "escape")),
            (("u", "7"), SurfScreen, ("escape",)),
        ):
            await pilot.press(*keys)
            await at(pilot, app, kind)
            clock.advance(seconds=30)
            await until(pilot, lambda: app.minute is not None and app.minute.hour == 22)
            await pilot.pause()
            assert isinstance(app.screen, kind)
            await pilot.press(*out)
            await at(pilot, app, MainScreen)
            await until(pilot, lambda: LATE in shown(app), "once it has ended")
            clock.advance(hours=7, minutes=5)
            await until(pilot, lambda: LATE not in shown(app))
            clock.advance(hours=16, minutes=54, seconds=30)
    assert [page.text for page in app.snapshot.journal] == ["words"]
    assert app.snapshot.checkins[0].mood == 4


async def test_a_journey_and_other_hours_of_the_night_are_noticed(
    locations: Locations, clock: FrozenClock
) -> None:
    clock = FrozenClock("2026-11-20T15:00:00")
    app = new_app(locations, clock, [start(clock)], night=True)
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: "days of no contact" in shown(app))
        clock.travel("Europe/Berlin")  # nine in the evening
        new_store(locations, clock).keep(SettingRecord(id=3, name="night_from", value="20:00"))
        await until(pilot, lambda: LATE in shown(app))
        clock.travel("America/New_York")
        await until(pilot, lambda: "days of no contact" in shown(app))
        clock.travel("Asia/Tokyo")  # five in the morning of another day
        await until(pilot, lambda: "kept 24 of the last 24 days" in shown(app))


async def test_a_digit_goes_to_its_tab(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)], night=True)
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: LATE in shown(app))
        await pilot.press("4")
        await until(pilot, lambda: "Nothing written yet." in shown(app))
        await pilot.press("1")
        await until(pilot, lambda: LATE not in shown(app) and "Today" in shown(app))
