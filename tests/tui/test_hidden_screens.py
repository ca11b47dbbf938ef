"""What lies below a screen that hides it: not drawn meanwhile, and as new when it is seen again."""

import pytest

from nc_tui.locations import Locations
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.surf import SurfScreen
from tests.clocks import FrozenClock
from tests.tui.apps import NARROW, WIDE, new_app, shown, start, until


async def test_a_breath_costs_no_layout_of_what_it_hides(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=WIDE) as pilot:
        main = app.screen
        laid_out: list[bool] = []
        refresh = MainScreen._refresh_layout

        def counted(self: MainScreen, *of: object, **more: object) -> None:
            laid_out.append(isinstance(app.screen, SurfScreen))
            refresh(self, *of, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(MainScreen, "_refresh_layout", counted)
        await pilot.press("u")
        await until(pilot, lambda: "breathe in" in shown(app) and bool(app.snapshot.urges))
        await pilot.pause(0.2)
        assert not any(laid_out)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is main)
        await pilot.press("2")
        await until(pilot, lambda: bool(laid_out))


@pytest.mark.parametrize("key", ["u", "f1"])
async def test_a_window_made_narrow_meanwhile_is_filled_when_it_is_left(
    locations: Locations, clock: FrozenClock, key: str
) -> None:
    asked = new_app(locations, clock, [start(clock)])
    async with asked.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "██████" in shown(asked))
        await pilot.press("h")
        await until(pilot, lambda: asked.hint_line is None)
        as_new = shown(asked)
    app = new_app(locations, clock)
    async with app.run_test(size=WIDE) as pilot:
        main = app.screen
        await pilot.press("h", key)
        await until(pilot, lambda: app.screen is not main)
        await pilot.resize_terminal(*NARROW)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is main and shown(app) == as_new)
        assert main.has_class("-narrow")
        assert not main.has_class("-wide")
