"""The mouse: what is seen as a key, a tab, a line or something to choose can be clicked, and the
wheel scrolls what is longer than the screen."""

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.screens.journal import JournalPane
from nc_tui.tui.widgets.entry_list import EntryList
from nc_tui.tui.widgets.mood_scale import MoodScale
from nc_tui.tui.widgets.options import AnyOf, OneOf
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, shown, until
from tests.tui.walk import leave, named, walk, walked_app


async def click(pilot: Pilot[None], app: NcApp, words: str, opens: str = "") -> None:
    """Click on words where they stand; ``opens`` what is there then."""
    rows = shown(app).splitlines()
    at = next(((row.index(words), y) for y, row in enumerate(rows) if words in row), None)
    assert at is not None, f"{words} on\n" + "\n".join(rows)
    await pilot.click(offset=at)
    await pilot.pause()
    if opens:
        await until(pilot, lambda: named(app) == opens, f"{words} opens {opens}")


async def wheel(pilot: Pilot[None], app: NcApp, over: Widget) -> None:
    """Turn the wheel over a widget: it scrolls."""
    await until(pilot, lambda: over.max_scroll_y > 0, f"{over} has more than is seen")
    x, y = over.region.x + 3, over.region.y + over.region.height // 2
    for _ in range(2):
        app.screen._forward_event(
            events.MouseScrollDown(over, x, y, 0, 1, 0, False, False, False, x, y)
        )
    await until(pilot, lambda: over.scroll_offset.y > 0, f"{over} scrolled")


async def test_tabs_keys_lines_and_choices_are_clicked(
    locations: Locations, clock: FrozenClock
) -> None:
    app = walked_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await walk(pilot, app, "Today")
        await click(pilot, app, "4 Journal", "Journal")
        pages = app.screen.query_one(EntryList)
        at = pages.cursor
        await click(pilot, app, "The song in the")
        assert pages.cursor > at
        await click(pilot, app, "The song in the")
        assert app.screen.query_one(JournalPane).is_reading
        await leave(pilot, app)
        await click(pilot, app, "c check-in", "CheckInDialog")
        await click(pilot, app, " 4 ")
        assert app.screen.query_one(MoodScale).mood == 4
        await click(pilot, app, "slept")
        assert app.screen.query_one(AnyOf).values == ("slept",)
        await click(pilot, app, "esc not now", "Journal")
        await click(pilot, app, "x contact", "ContactDialog")
        await click(pilot, app, "replied")
        assert app.screen.query_one(OneOf).chosen == "replied"
        await click(pilot, app, "enter keep", "BeforeDialog")
        await click(pilot, app, "lonely")
        await click(pilot, app, "esc done", "Journal")
        assert any(each.before for each in app.snapshot.contacts)
        await click(pilot, app, "? keys", "HelpScreen")
        await click(pilot, app, "esc close", "Journal")
        await click(pilot, app, ". cover", "CoverScreen")
        await leave(pilot, app)
        await click(pilot, app, "! safety", "SafetyScreen")
        await click(pilot, app, "Sam")
        await click(pilot, app, "Sam", "NumberDialog")
        await leave(pilot, app)
        await walk(pilot, app, "Palette")
        await until(pilot, lambda: "Surf an urge, now" in shown(app))
        await click(pilot, app, "Surf an urge, now", "SurfScreen")


async def test_the_wheel_scrolls(locations: Locations, clock: FrozenClock) -> None:
    app = walked_app(locations, clock)
    async with app.run_test(size=(80, 14)) as pilot:
        for place in ("HelpScreen", "ReportDialog", "CheckInDialog"):
            await walk(pilot, app, place)
            await wheel(pilot, app, app.screen.query_one(".dialog"))
        await walk(pilot, app, "Journal")
        await wheel(pilot, app, app.screen.query_one(EntryList))
