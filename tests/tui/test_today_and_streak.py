"""The count, the ledger and the clock, as a person meets them."""

import re
from datetime import timedelta

import pytest

from nc_tui.core.records import (
    CheckIn,
    Contact,
    ContactKind,
    PlanItem,
    RuleKind,
    day_id,
    whole_seconds,
)
from nc_tui.demo.year import records
from nc_tui.locations import Locations
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, SIZES, WIDE, new_app, new_store, shown, start, until

Size = tuple[int, int]


@pytest.mark.parametrize("size", [*SIZES, (24, 8), (60, 12)])
async def test_today_says_how_many_days_at_every_size(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock, days=1)])
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "day" in shown(app))
        assert "surf" in shown(app)
        assert "safety" in shown(app)


@pytest.mark.parametrize("size", [MEDIUM, (24, 8)])
async def test_the_days_are_of_what_the_rule_asks_on_streak_too(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    limited = PlanItem(
        kind="rule", at=clock.now(), order=1, rule=RuleKind.LIMITED, channels=(), topics=()
    )
    app = new_app(locations, clock, [start(clock), limited])
    async with app.run_test(size=size) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: re.search(r"limited\s+contact", shown(app)) is not None)
        assert "no contact" not in shown(app)


async def test_a_change_made_elsewhere_is_seen(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: "Check-in, if useful." in shown(app))
        day = app.snapshot.today(clock.now())
        new_store(locations, clock).keep(
            CheckIn(
                id=day_id(day), day=day, at=clock.now(), zone="America/New_York", helped=(), mood=4
            )
        )
        await until(pilot, lambda: "Checked in." in shown(app))


async def test_an_unreadable_file_keeps_what_was_shown_and_says_so(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: "days of no contact" in shown(app))
        good = locations.data.read_bytes()
        locations.data.write_bytes(good[:40])
        await until(pilot, lambda: "damaged" in shown(app))
        assert "days of no contact" in shown(app)
        assert locations.data.read_bytes() == good[:40]
        locations.data.write_bytes(good)
        await until(pilot, lambda: "damaged" not in shown(app))


async def test_the_day_changes_in_an_app_left_open(
    locations: Locations, clock: FrozenClock
) -> None:
    clock = FrozenClock("2026-11-21T02:59:30")
    app = new_app(locations, clock, [start(clock, days=3)])
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Friday 20 November" in shown(app))
        clock.advance(60)
        await until(pilot, lambda: "Saturday 21 November" in shown(app))


async def test_the_streak_names_every_run_and_the_longest(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, records(clock.now()))
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "longest" in shown(app))
        assert "42 days" in shown(app)
        assert "30 days" in shown(app)
        assert "reached out" in shown(app)


async def test_eighty_columns_have_room_for_the_first_runs_and_lines(
    locations: Locations, clock: FrozenClock
) -> None:
    """All parts share the window; the count of looks takes a row only beside a look."""
    app = new_app(locations, clock, records(clock.now()))
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("h", "2")
        await until(pilot, lambda: "longest" in shown(app))
        rows = shown(app).splitlines()
        heading = next(n for n, row in enumerate(rows) if "ledger" in row)
        listed = rows[heading + 1 : -2]
        assert all(" – " in row and re.search(r"\d+ \w{3}$", row.rstrip()) for row in listed)
        assert len(listed) >= 4
        look = next(n for n, row in enumerate(listed) if "looked at their profile" in row)
        assert "their profile: " not in shown(app)
        await pilot.press(*"j" * look)
        await until(pilot, lambda: "their profile: 1 of the last 30 days" in shown(app))


async def test_the_exact_time_ticks_while_it_is_seen(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock, days=2)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "2 days, 0 hours, 0 minutes, 0 seconds" in shown(app))
        clock.advance(61)
        await until(pilot, lambda: "2 days, 0 hours, 1 minute, 1 second" in shown(app))


async def test_a_pause_has_no_count_and_no_shame(locations: Locations, clock: FrozenClock) -> None:
    at = whole_seconds(clock.now())
    slip = Contact(
        at=at - timedelta(hours=1), zone="America/New_York", kind=ContactKind.REPLIED,
        ends_run=True, resumes="later",
    )  # fmt: skip
    app = new_app(locations, clock, [start(clock), slip])
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: "A new run begins when you say so." in shown(app))
        await pilot.press("2", "b")
        await until(pilot, lambda: "exactly 0 hours, 0 minutes" in shown(app))


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_person_wrote_is_shown_as_it_is(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    plan = PlanItem(kind="reason", at=clock.now(), order=1, text="[b]x[/b] [/] [@click=quit]y[/]")
    app = new_app(locations, clock, [start(clock, days=2), plan])
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "[b]x[/b] [/]" in shown(app))


@pytest.mark.long
async def test_resizing_while_it_is_open_loses_nothing(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, records(clock.now()))
    async with app.run_test(size=(120, 40)) as pilot:
        for tab in "12345":
            await pilot.press(tab)
            for width, height in ((40, 20), (24, 8), (80, 24), (10, 3), (120, 40)):
                await pilot.resize_terminal(width, height)
                await pilot.pause()
        assert app.return_code is None


async def test_after_midnight_count_runs_and_ledger_name_one_day(locations: Locations) -> None:
    clock = FrozenClock("2026-11-23T02:19:00")
    slip = Contact(
        at=clock.now(), zone="America/New_York", kind=ContactKind.MET, ends_run=True,
        resumes="at-once",
    )  # fmt: skip
    app = new_app(locations, clock, [start(clock, days=20), slip])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "22 Nov – now" in shown(app))
        assert "since Sun night 22 November, 02:19" in shown(app)
        assert "23 Nov" not in shown(app)
        assert "exactly 0 hours, 0 minutes" in shown(app), "and no second count"
        await pilot.resize_terminal(*WIDE)
        await until(pilot, lambda: "22 Nov night  ○ met" in shown(app))
        assert "23 Nov" not in shown(app)
        await pilot.resize_terminal(*MEDIUM)
        await pilot.press("c")
        await until(pilot, lambda: "Check-in   Sunday 22 November" in shown(app))
