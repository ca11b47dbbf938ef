"""A tab that is come back to is seen at once, and never looks like what it is not."""

import pytest
from textual._compositor import LayoutUpdate
from textual.pilot import Pilot

from nc_tui.core.records import Entry, whole_seconds
from nc_tui.demo.year import records
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.intents import Keep
from nc_tui.tui.screens.main import TABS, MainScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, WIDE, new_app, until


def main(app: NcApp) -> MainScreen:
    assert isinstance(app.screen, MainScreen)
    return app.screen


def seen(app: NcApp) -> str:
    """All that stands on the screen, as it would be sent."""
    screen = main(app)
    strips = screen._compositor.render_strips()
    return LayoutUpdate([[s] for s in strips], screen.size.region).render_segments(app.console)


async def turned(pilot: Pilot[None], app: NcApp, key: str) -> None:
    await pilot.press(key)
    name = next(tab.pane for tab in TABS if tab.key == key)
    await until(pilot, lambda: main(app)._at_rest == (name, app.focused), f"{name} is drawn")
    await pilot.pause()


def kept(app: NcApp, name: str) -> str | None:
    return main(app).looks.of(name, main(app).state)


@pytest.mark.parametrize("size", [WIDE, MEDIUM])
async def test_every_tab_looks_as_it_did_when_it_was_left(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = new_app(locations, clock, [*records(clock.now())])
    async with app.run_test(size=size) as pilot:
        for tab in TABS:
            await turned(pilot, app, tab.key)
        await turned(pilot, app, "1")
        for tab in TABS[1:]:
            foretold = kept(app, tab.pane)
            await turned(pilot, app, tab.key)
            assert foretold == seen(app), tab.word


async def test_what_looks_different_by_now_is_not_shown(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [*records(clock.now())])
    async with app.run_test(size=MEDIUM) as pilot:
        await turned(pilot, app, "2")
        await turned(pilot, app, "1")
        assert kept(app, "streak") is not None
        # Another window, and the same again.
        await pilot.resize_terminal(*WIDE)
        assert kept(app, "streak") is None
        await pilot.resize_terminal(*MEDIUM)
        await until(pilot, lambda: kept(app, "streak") is not None)
        # A new record, from wherever.
        page = Entry(
            kind="entry", at=whole_seconds(clock.now()), zone=clock.zone.key, text="a page"
        )
        await app.ask(Keep(page))
        assert kept(app, "streak") is None
        # A pane that is left with the cursor elsewhere comes back with it where keys begin.
        await turned(pilot, app, "2")
        await pilot.press("tab")
        await turned(pilot, app, "1")
        assert kept(app, "streak") is None
