"""The app as ``nc-tui surf`` opens it: in a breath, and out of it into the shell."""

import threading
from functools import partial

from nc_tui.content.load import load_content
from nc_tui.locations import Locations
from nc_tui.store.drafts import Drafts
from nc_tui.tui.app import NcApp
from nc_tui.tui.screens.after import AfterScreen
from nc_tui.tui.screens.safety import SafetyScreen
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.screens.writing import WritingScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, new_store, shown, until


def surf_app(locations: Locations, clock: FrozenClock, minutes: int | None = None) -> NcApp:
    """On a file that is not there yet: the first questions wait for another time."""
    store = new_store(locations, clock)
    box = load_content().pattern("box")
    return NcApp(
        store, Drafts(locations.drafts), clock, load_content(), store.load(),
        breath=partial(SurfScreen, box, minutes),
    )  # fmt: skip


async def test_it_asks_at_the_minute_that_was_given(
    locations: Locations, clock: FrozenClock
) -> None:
    app = surf_app(locations, clock, minutes=2)
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: "box 4·4·4·4" in shown(app))
        for seconds, asks in ((119, False), (1, True)):
            for _ in range(seconds):
                clock.advance(1)
                app.screen._frame()  # type: ignore[attr-defined]
            await pilot.pause()
            assert ("Stay, or" in shown(app)) is asks
        assert app.snapshot.settings.pattern == "slow"
        assert app.snapshot.settings.urge_minutes == 5


async def test_safety_leads_back_and_the_end_leads_out(
    locations: Locations, clock: FrozenClock
) -> None:
    app = surf_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        await pilot.press("7", "f3")
        await until(pilot, lambda: isinstance(app.screen, SafetyScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AfterScreen))
        await pilot.press("enter")
        await until(pilot, lambda: app.return_code == 0)
    (urge,) = new_store(locations, clock).load().urges
    assert (urge.end, urge.pattern, [s for _, s in urge.samples]) == ("through", "box", [7])


async def test_what_is_chosen_next_is_not_cut_short(
    locations: Locations, clock: FrozenClock
) -> None:
    app = surf_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        await pilot.press("7", "enter")
        await until(pilot, lambda: isinstance(app.screen, AfterScreen))
        await pilot.press("j")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        await pilot.press(*"Eleven", "escape", "escape")
        await until(pilot, lambda: app.return_code == 0)
    (entry,) = new_store(locations, clock).load().journal
    assert entry.text == "Eleven"


async def test_a_slow_disk_loses_nothing_of_a_breath_left_at_once(
    locations: Locations, clock: FrozenClock
) -> None:
    app = surf_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        is_slow = threading.Event()
        app.writer._thread._executor.submit(is_slow.wait)
        await pilot.press("8", "6", "escape")
        threading.Timer(0.3, is_slow.set).start()
        await until(pilot, lambda: app.return_code == 0)
    (urge,) = new_store(locations, clock).load().urges
    assert [strength for _, strength in urge.samples] == [8, 6]
