"""What a screen asks to be kept is kept while that screen is being taken away."""

import asyncio

from textual.screen import Screen

from nc_tui.core.records import Entry, whole_seconds
from nc_tui.locations import Locations
from nc_tui.tui.intents import KeepDraft, Outcome
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, new_app, start, until


async def test_a_screen_that_waits_for_the_disk_as_it_is_left_stops_nothing(
    locations: Locations, clock: FrozenClock
) -> None:
    """The app waits for the screen, and the screen for what it asked the app."""
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        screen: Screen[None] = Screen()
        await app.push_screen(screen)
        now = whole_seconds(clock.now())
        page = Entry(id=7, kind="entry", at=now, zone=clock.zone.key, text="words")
        heard: list[Outcome] = []

        async def ask() -> None:
            screen.dismiss(None)
            await asyncio.sleep(0.05)  # the app has begun to wait by then
            heard.append(await app.ask(KeepDraft(page)))

        screen.call_later(ask)
        await until(pilot, lambda: bool(heard), "an answer")
        assert heard[0].error is None
        await pilot.press("3")
        assert app.screen is not screen
