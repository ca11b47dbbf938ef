"""An app that nobody touches for a week: each beat of its heart is a minute later."""

import gc

from textual._styles_cache import StylesCache

from nc_tui.locations import Locations
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, new_app, shown, start, until

MORE = 0.01
"""How many more objects there may be than on the first day; one kept at each beat would be more."""


async def test_it_counts_each_day_and_heaps_up_nothing(
    locations: Locations, clock: FrozenClock, is_long: bool
) -> None:
    app = new_app(locations, clock, [start(clock, days=23)])
    counted, objects = 23, 0
    async with app.run_test(size=MEDIUM) as pilot:
        for _ in range(7 * 24 if is_long else 14):
            for _ in range(60):
                clock.advance(minutes=1)
                app._heartbeat._beat()
            await pilot.pause()
            if clock.now().hour == 12:
                counted += 1
                assert f"kept {counted} of the last {min(counted, 30)} days" in shown(app)
                gc.collect()
                objects = objects or len(gc.get_objects())
        assert counted == 23 + (7 if is_long else 1)
        assert len(gc.get_objects()) < objects * (1 + MORE)


async def test_what_was_closed_is_let_go(locations: Locations, clock: FrozenClock) -> None:
    def drawn() -> int:
        """How many widgets' pictures there are."""
        gc.collect()
        return sum(isinstance(each, StylesCache) for each in gc.get_objects())

    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.pause()
        before = drawn()
        for _ in range(3):
            await pilot.press("x")
            await until(pilot, lambda: len(app.screen_stack) > 1)
            await pilot.press("escape")
            await until(pilot, lambda: len(app.screen_stack) == 1)
        clock.advance(minutes=1)
        app._heartbeat._beat()
        await until(pilot, lambda: drawn() <= before)
