"""First hints: one key on the first visits, gone once it is known, hidden, or seen three times."""

from textual.pilot import Pilot

from nc_tui.locations import Locations
from nc_tui.store.seen_hints import read_seen_hints
from nc_tui.tui.app import NcApp
from nc_tui.tui.widgets.hint_line import HintLine
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, WIDE, new_app, shown, start
from tests.tui.walk import leave, press

JOURNAL = "begins a page; it is kept"
TINY = (24, 8)


def said(app: NcApp) -> list[str]:
    """The hints on the screen: each says how it is hidden."""
    return [row for row in shown(app).splitlines() if row.rstrip().endswith("h hide")]


async def visit(pilot: Pilot[None], app: NcApp, tab: str) -> list[str]:
    await press(pilot, app, tab)
    return said(app)


async def test_a_hint_is_there_on_three_visits_and_the_next_start_knows_it(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.pause()
        assert len(said(app)) == 1
        for _ in range(2):
            (hint,) = await visit(pilot, app, "4")
            assert JOURNAL in hint
            await visit(pilot, app, "1")
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        assert await visit(pilot, app, "4")
        await visit(pilot, app, "3")
        assert await visit(pilot, app, "4") == []
        assert await visit(pilot, app, "3")
    assert locations.seen_hints.stat().st_mode & 0o777 == 0o600


async def test_it_goes_with_the_key_it_teaches_with_its_own_key_and_with_what_is_kept(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        assert await visit(pilot, app, "7")
        await press(pilot, app, "slash", "escape")
        assert said(app) == []
        assert await visit(pilot, app, "6")
        await press(pilot, app, "h")
        assert said(app) == []
        await press(pilot, app, "h")  # nothing to hide: nothing happens
        assert await visit(pilot, app, "4")
        await press(pilot, app, "n", "a", "escape", "escape", "1")
        assert await visit(pilot, app, "4") == []
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        for tab in "467":
            assert await visit(pilot, app, tab) == []
        seen = read_seen_hints(locations.seen_hints)
        assert {"journal", "insights", "library"} <= {*seen.put_away}


async def test_who_has_long_done_it_is_told_nothing(
    locations: Locations, clock: FrozenClock
) -> None:
    from nc_tui.demo.year import records

    app = new_app(locations, clock, records(clock.now()))
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.pause()
        for tab in "12345":
            assert await visit(pilot, app, tab) == [], tab


async def test_none_in_a_small_window_at_night_nor_over_anything_else(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)], night=True)
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.pause()
        assert said(app) == []
        await press(pilot, app, "exclamation_mark")
        assert said(app) == []
        await press(pilot, app, "escape", "u")
        assert said(app) == []
        await leave(pilot, app)
        await press(pilot, app, "escape", "5")
        for size, hints in ((WIDE, 1), (MEDIUM, 0), (NARROW, 0)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert len(said(app)) == hints, "a full page goes without"
        await press(pilot, app, "3")
        for size in (WIDE, MEDIUM, NARROW):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            with_it = {row.strip() for row in shown(app).splitlines()} | {""}
            assert len(said(app)) == 1, size
            line = app.screen.query_one(HintLine)
            line.display = False
            await pilot.pause()
            assert {row.strip() for row in shown(app).splitlines()} <= with_it, size
            line.display = True
        await pilot.resize_terminal(*TINY)
        await pilot.pause()
        assert said(app) == []


async def test_settings_turn_them_off_and_bring_them_back(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await visit(pilot, app, "4")
        await press(pilot, app, "h", "1", "comma", "right", "end", "enter")
        assert "first hints         off" in shown(app)
        await press(pilot, app, "escape")
        assert await visit(pilot, app, "3") == []
        await press(pilot, app, "1", "comma", "right", "end", "enter", "escape")
        assert await visit(pilot, app, "4")
        await press(pilot, app, "question_mark")
        assert "hide the hint" in shown(app)
