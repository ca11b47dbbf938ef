"""A page is where it was scrolled to with the key, not a third of a second later."""

from textual.containers import VerticalScroll

from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from tests.clocks import FrozenClock
from tests.tui.apps import NARROW, new_app, shown, start, until
from tests.tui.test_insights import urges


def rows_passed(app: NcApp, page: VerticalScroll) -> list[float]:
    """The rows that a page begins with, one after the other."""
    passed: list[float] = []

    def note(row: float) -> None:
        passed.append(row)

    app.watch(page, "scroll_y", note, init=False)
    return passed


async def test_a_key_scrolls_at_once(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock), *urges(clock, 14)])
    async with app.run_test(size=(NARROW[0], 12)) as pilot:
        for place, words in (("6", "noon to noon"), ("exclamation_mark", "In danger")):
            await pilot.press(place)
            await until(pilot, lambda words=words: words in shown(app))  # type: ignore[misc]
            page = app.focused
            assert isinstance(page, VerticalScroll)
            assert page.max_scroll_y
            passed = rows_passed(app, page)
            for key in ("pagedown", "home", "end", "pageup"):
                await pilot.press(key)
                assert len(passed) == 1, f"{key} glides over {passed}"
                passed.clear()
