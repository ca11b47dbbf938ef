"""Insights: drawn with its n, a page at a time, any of it as a table."""

import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from nc_tui.core.insights import Insights, insights
from nc_tui.core.records import Entry, Record, Urge, whole_seconds
from nc_tui.demo.year import records
from nc_tui.locations import Locations
from nc_tui.tui.dialogs.report import ReportDialog
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, WIDE, new_app, new_store, shown, start, told, until


def urges(clock: FrozenClock, count: int) -> list[Record]:
    now = whole_seconds(clock.now())
    return [
        Urge(
            at=now - timedelta(days=days), zone="America/New_York",
            samples=((3.0, 8), (500.0, 3)), seconds=500.0, end="through", triggers=("night",),
            next="letter",
        )
        for days in range(count)
    ]  # fmt: skip


async def test_four_charts_with_their_n_where_there_is_room(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, records(clock.now()))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6")
        await until(pilot, lambda: "minutes until below 4" in shown(app))
        for heading in ("when they come", "before and after", "mood"):
            assert heading in shown(app)
        before = shown(app)
        assert sum(row.strip() == "─" * 112 for row in before.splitlines()) == 1, "between halves"
        assert "1 of 3" in before
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: "the usual curve" in shown(app))
        assert "when they come" not in shown(app)
        await pilot.press("left_square_bracket", "d", "d")
        await until(pilot, lambda: "all of it" in shown(app))
        assert shown(app) != before


async def test_two_charts_a_page_or_one_where_there_is_not_and_any_as_a_table(
    locations: Locations, clock: FrozenClock
) -> None:
    """Two fill a window of eighty columns, each with its n; one has a narrow pane to itself."""
    app = new_app(locations, clock, records(clock.now()))
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("6")
        await until(pilot, lambda: "1 of 5" in shown(app))
        rows = shown(app).splitlines()
        at = next(n for n, row in enumerate(rows) if "when they come" in row)
        titles, ns = rows[at : at + 2]
        assert titles.strip().split("  ")[0] == "when they come"
        assert titles.strip().endswith("  before and after")
        assert "noon to noon" in ns and "by what set it off" in ns
        await pilot.press("right", "right")
        await until(pilot, lambda: "wrote in the journal" in shown(app))
        assert "○ before   ● after" in shown(app)
        await pilot.resize_terminal(*NARROW)
        await until(pilot, lambda: "5/9" in shown(app))
        await pilot.press("right", "t")
        await until(pilot, lambda: "before  after" in shown(app))


async def test_a_table_has_the_numbers(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock), *urges(clock, 14)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("6")
        await until(pilot, lambda: "14 of 14 came between 22:00 and" in shown(app))
        await pilot.press("t", "right")
        await until(pilot, lambda: "before  after" in shown(app))
        row = next(line.split() for line in shown(app).splitlines() if "the night" in line)
        assert row == ["the", "night", "14", "8", "3"]
        await pilot.press("t", "right")
        await until(pilot, lambda: "Half of those 14 took 9 minutes" in shown(app))


async def test_too_few_are_not_drawn(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock), *urges(clock, 4)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("6")
        await until(pilot, lambda: "4 of 14 urges" in shown(app))
        assert "what days felt like" in shown(app), "all on one page"
        assert "[ ]" not in shown(app)
        assert "Mon" not in shown(app)
        app.store.keep(*urges(clock, 5))
        app.snapshot = app.store.load()
        await until(pilot, lambda: "Too few to draw yet: " in shown(app))


async def test_what_is_kept_elsewhere_is_counted_at_once(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), *urges(clock, 3)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("6")
        await until(pilot, lambda: "3 of 14 urges" in shown(app))
        new_store(locations, clock).keep(*urges(clock, 1))
        await until(pilot, lambda: "4 of 14 urges" in shown(app))


async def test_counting_holds_nothing_up(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long it takes: other keys are answered meanwhile, and what comes late is shown."""
    gate, begun = threading.Event(), threading.Event()

    def slowly(*asked: Any) -> Insights:
        begun.set()
        assert gate.wait(timeout=20)
        return insights(*asked)

    monkeypatch.setattr("nc_tui.tui.screens.insights.insights", slowly)
    app = new_app(locations, clock, [start(clock), *urges(clock, 14)])
    async with app.run_test(size=MEDIUM) as pilot:
        try:
            await pilot.press("6")
            await until(pilot, begun.is_set)
            await pilot.press("1")
            await until(pilot, lambda: "check-in" in shown(app) and "14 urges" not in shown(app))
            await pilot.press("6")
        finally:
            gate.set()
        await until(pilot, lambda: "14 of 14 came between 22:00 and" in shown(app))


async def test_nothing_recorded_names_the_keys_that_fill_it(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock, days=200)])
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("6")
        await until(pilot, lambda: "Nothing was recorded in these days." in shown(app))
        await pilot.press("d", "d")
        await until(pilot, lambda: "What you record is counted here." in shown(app))


async def test_a_report_holds_what_was_ticked(
    locations: Locations, clock: FrozenClock, home: Path
) -> None:
    at = whole_seconds(clock.now()) - timedelta(days=50)
    page = Entry(kind="entry", at=at, zone="America/New_York", text="My <own> page.")
    app = new_app(locations, clock, [start(clock), page, *urges(clock, 14)])
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("6", "d", "w")  # a year
        await until(pilot, lambda: isinstance(app.screen, ReportDialog))
        await pilot.press("space", "enter")
        await until(pilot, lambda: "Nothing is ticked yet" in told(app))
        await pilot.press(*"jjjjjjj", "space", "enter")
        await until(pilot, lambda: "nc-tui-report-2026-11-20.html." in told(app))
        (path,) = home.glob("nc-tui-report*")
        written = path.read_text(encoding="utf-8")
        assert "My &lt;own&gt; page." in written
        assert "<svg" not in written
        await pilot.press("w")
        await until(pilot, lambda: "2026-11-20-2.html" in shown(app))
