"""A page is where it was scrolled to with the key, not a third of a second later."""

from textual.containers import VerticalScroll

from nc_tui.locations import Locations
from tests.clocks import FrozenClock
from tests.tui.apps import NARROW, new_app, shown, start, until
from tests.tui.test_insights import urges


async def test_a_key_scrolls_at_once(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock), *urges(clock, 14)])
    async with app.run_test(size=(NARROW[0], 12)) as pilot:
        for place, words in (("6", "noon to noon"), ("exclamation_mark", "In danger")):
            await pilot.press(place)
            await until(pilot, lambda words=words: words in shown(app))  # type: ignore[misc]
            page = app.focused
            assert isinstance(page, VerticalScroll)
            assert page.max_scroll_y
            for key in ("pagedown", "home", "end", "pageup"):
                await pilot.press(key)
                assert page.scroll_y == page.scroll_target_y, f"it glides with {key}"
                assert page.scroll_y or key in ("home", "pageup"), f"{key} went nowhere"
