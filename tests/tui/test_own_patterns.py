"""Breaths of the person's own: typed as they say them, shown back, kept, breathed."""

import pytest
from textual.pilot import Pilot

from nc_tui.core.records import PlanItem
from nc_tui.core.settings import setting_record
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.dialogs.pattern import PatternDialog
from nc_tui.tui.dialogs.patterns import PatternsDialog
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.surf import SurfScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, SIZES, new_app, refusing, shown, start, until

SEA = (("breathe in", 4.0), ("hold", 2.0), ("breathe out", 6.0))


def own(clock: FrozenClock, number: int, name: str | None = "Sea") -> PlanItem:
    return PlanItem(id=number, kind="pattern", at=clock.now(), order=number, name=name, phases=SEA)


async def opened(pilot: Pilot[None], app: NcApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, MainScreen), "the main screen")
    app.action_own_breaths()
    await until(pilot, lambda: isinstance(app.screen, PatternDialog | PatternsDialog))


async def opened_from_the_palette(pilot: Pilot[None], app: NcApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, MainScreen), "the main screen")
    await pilot.press("ctrl+p", *"own breath")
    await until(pilot, lambda: "New journal entry" not in shown(app))
    await until(pilot, lambda: "Your own breath" in shown(app))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, PatternDialog))


def kept(app: NcApp) -> list[tuple[str | None, tuple[tuple[str, float], ...] | None]]:
    return [(item.name, item.phases) for item in app.snapshot.plan_of("pattern")]


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_typed_is_shown_back_and_kept(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await opened_from_the_palette(pilot, app)
        await pilot.press(*"in 4, hold 2, out 6")
        await until(pilot, lambda: "breathe in 4 · hold 2 · breathe out 6" in shown(app))
        assert "12 seconds a round, 5 rounds a minute" in shown(app)
        assert "▁▂" in shown(app)
        assert "Stop if dizzy." in shown(app)
        assert "enter keep" in shown(app)
        await pilot.press("tab", *"Sea", "enter")
        await until(pilot, lambda: kept(app) == [("Sea", SEA)])
        await until(pilot, lambda: "In a breath, p comes to it." in shown(app))


async def test_p_comes_to_it_after_ours_and_the_last_used_is_there_again(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), own(clock, 7)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u", *"pppp")
        await until(pilot, lambda: "cyclic sigh" in shown(app))
        await pilot.press("p")
        await until(pilot, lambda: "  Sea  " in shown(app))
        await until(pilot, lambda: app.snapshot.settings.pattern == "7")
        await pilot.press("escape", "u")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        await until(pilot, lambda: "  Sea  " in shown(app))
        await pilot.press("p")
        await until(pilot, lambda: "slow 4·6" in shown(app))


async def test_after_the_breath_it_has_its_name(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock), own(clock, 7), setting_record("pattern", "7")])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u", "6", "enter")
        await until(pilot, lambda: "today" in shown(app) or "last night" in shown(app))
        await until(pilot, lambda: ", Sea" in shown(app))


async def test_one_that_cannot_be_breathed_stops_no_breath_and_can_be_mended(
    locations: Locations, clock: FrozenClock
) -> None:
    endless = (("breathe in", 4.0), ("out", 900.0))
    broken = PlanItem(id=7, kind="pattern", at=clock.now(), order=1, name="Sea", phases=endless)
    app = new_app(locations, clock, [start(clock), broken, setting_record("pattern", "7")])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: "slow 4·6" in shown(app))
        await pilot.press("escape")
        await opened(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PatternDialog))
        await pilot.press("ctrl+u", *"in 4 hold 2 out 6", "enter")
        await until(pilot, lambda: kept(app) == [("Sea", SEA)])


async def test_what_is_no_breath_is_answered_and_not_kept(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: "A breath needs an in and an out" in shown(app))
        await pilot.press(*"in 4, out 0", "tab", "enter")
        await until(pilot, lambda: "Phase 2 is too short or too long" in shown(app))
        assert isinstance(app.screen, PatternDialog)
        await pilot.press("backspace", "9", "enter")
        await until(pilot, lambda: kept(app) == [(None, (SEA[0], ("breathe out", 9.0)))])


async def test_two_breaths_are_not_called_the_same(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), own(clock, 7)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, PatternDialog))
        await pilot.press(*"4-6", "tab", *"sea", "enter")
        await until(pilot, lambda: "Another breath is called that already." in shown(app))
        await pilot.press("ctrl+u", *"Lake", "enter")
        await until(pilot, lambda: [name for name, _ in kept(app)] == ["Sea", "Lake"])


async def test_changed_it_stays_the_same_one(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock), own(clock, 7), own(clock, 8, None)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        assert "in 4, hold 2, out 6" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PatternDialog))
        await pilot.press("backspace", "8", "tab", *"side", "enter")
        changed = (*SEA[:2], ("breathe out", 8.0))
        await until(pilot, lambda: kept(app) == [("Seaside", changed), (None, SEA)])
        assert [item.id for item in app.snapshot.plan_of("pattern")] == [7, 8]
        await until(pilot, lambda: "Seaside" in shown(app))


async def test_taken_away_it_can_come_back(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock), own(clock, 7), setting_record("pattern", "7")])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await pilot.press("u")
        await until(pilot, lambda: "slow 4·6" in shown(app))
        await pilot.press("escape", "ctrl+z")
        await until(pilot, lambda: kept(app) == [("Sea", SEA)])


async def test_when_it_cannot_be_saved_what_was_typed_is_still_there(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        with refusing(locations):
            await pilot.press(*"in 4, out 6", "tab", *"Lake", "enter")
            await until(pilot, lambda: "could not be written" in shown(app))
            assert "in 4, out 6" in shown(app)
            assert "Lake" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: [name for name, _ in kept(app)] == ["Lake"])


async def test_what_is_typed_is_never_markup(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock), own(clock, 7, "[b]x[/b] [/]")])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        assert "[b]x[/b] [/]" in shown(app)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        assert "[b]x[/b] [/]" in shown(app)
