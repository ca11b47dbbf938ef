"""A dialog stands in the middle of what it is about, which is faded behind it."""

from nc_tui.locations import Locations
from tests.clocks import FrozenClock
from tests.tui.apps import new_app, shown, start


async def test_it_stands_in_the_middle_over_what_it_is_about(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=(110, 40)) as pilot:
        for key in "c", "x", "question_mark":
            await pilot.press(key)
            await pilot.pause()
            region = app.screen.query_one(".dialog").region
            assert abs(region.x - (110 - region.right)) <= 1
            assert region.y > 0
            assert "Today" in shown(app), "what lies behind it is still seen"
            await pilot.press("escape")
            await pilot.pause()
