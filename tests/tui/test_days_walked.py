"""The map of days: walked, opened, and read by shape; ten years of it cost no more than one."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.strip import Strip

from nc_tui.core.days import DaySign
from nc_tui.core.records import (
    CheckIn,
    Contact,
    ContactKind,
    Entry,
    PlanItem,
    Record,
    RuleKind,
    Urge,
    day_id,
)
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.check_in import CheckInDialog
from nc_tui.tui.dialogs.contact import ContactDialog
from nc_tui.tui.dialogs.day import DayDialog
from nc_tui.tui.dialogs.milestones import MilestonesDialog
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.writing import WritingScreen
from nc_tui.tui.widgets.year_map import YearMap
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, SIZES, WIDE, new_app, shown, start, until

ZONE = "America/New_York"
Size = tuple[int, int]


def slip(at: datetime) -> Contact:
    return Contact(
        id=701, at=at, zone=ZONE, kind=ContactKind.REPLIED, ends_run=True, resumes="at-once"
    )


def urge(at: datetime) -> Urge:
    return Urge(
        at=at, zone=ZONE, samples=((0.0, 8), (660.0, 3)), seconds=660.0, end="through",
        triggers=("night",),
    )  # fmt: skip


def check_in(at: datetime) -> CheckIn:
    return CheckIn(id=day_id(at.date()), day=at.date(), at=at, zone=ZONE, mood=4, helped=("slept",))


def page(at: datetime, text: str, **more: Any) -> Entry:
    return Entry(kind="entry", at=at, zone=ZONE, text=text, **more)


def back(clock: FrozenClock, days: int, hour: int = 20) -> datetime:
    return (clock.now() - timedelta(days=days)).replace(hour=hour, minute=5, second=0)


def every_sign(clock: FrozenClock) -> Iterator[Record]:
    """A week with each sign in it: the count began five days ago, on the day of the slip."""
    yield start(clock, days=9)
    yield slip(back(clock, 5))
    yield check_in(back(clock, 5))
    yield check_in(back(clock, 4))
    yield urge(back(clock, 3))
    yield urge(back(clock, 2))
    yield check_in(back(clock, 2))
    yield urge(back(clock, 9))
    yield check_in(back(clock, 12))


async def walking(pilot: Pilot[None], app: NcApp) -> YearMap:
    """On Streak, with the cursor on today."""
    await pilot.press("2", "tab")
    await until(pilot, lambda: isinstance(app.focused, YearMap), "the map")
    assert isinstance(app.focused, YearMap)
    return app.focused


async def opened(pilot: Pilot[None], app: NcApp, words: str) -> None:
    await until(pilot, lambda: isinstance(app.screen, DayDialog) and words in shown(app), words)


def mark_of(app: NcApp, year_map: YearMap, day: date) -> str:
    """What stands on the screen for a day."""
    year_map.go(day)
    place, region = year_map.place, year_map.content_region
    assert place is not None
    column = region.x + year_map.labels + place.column * year_map.step
    return shown(app).splitlines()[region.y + 1 + place.row][column]


@pytest.mark.parametrize("size", SIZES)
async def test_each_kind_of_day_has_a_shape_of_its_own(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, every_sign(clock))
    async with app.run_test(size=size) as pilot:
        year_map = await walking(pilot, app)
        today = app.snapshot.today(clock.now())
        await pilot.pause()
        days = (5, 4, 3, 2, 1, 9, 12, 20)
        marks = [mark_of(app, year_map, today - timedelta(days=days_ago)) for days_ago in days]
        assert marks == ["⊙", "▣", "◆", "◈", "■", "◇", "•", "·"]
        said = shown(app)
        assert all(f"{mark} " in said for mark in "■◆○◇·▣")
        assert "checked in" in said


async def test_the_legend_names_the_marks_that_are_on_the_map_and_no_others(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock, days=9), check_in(back(clock, 4))])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "▣ a dot in it:" in shown(app))
        said = shown(app)
        assert "■ kept" in said
        assert "· not counted" in said
        assert "with an urge" not in said
        assert not any(mark in said for mark in "◆◈◇⊙•")
        await pilot.press("u", "7", "escape")
        await until(pilot, lambda: "◆ with an urge" in shown(app))


async def test_arrows_walk_and_the_legend_says_what_the_day_was(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, every_sign(clock))
    async with app.run_test(size=WIDE) as pilot:
        year_map = await walking(pilot, app)
        await until(pilot, lambda: "Friday 20 November" in shown(app))
        await pilot.press("up", "left", "down", "k")
        await until(pilot, lambda: "Thursday 12 November" in shown(app))
        await pilot.press("end", "right", "down")
        assert year_map.day == date(2026, 11, 20), "nothing lies after today"
        await pilot.press("[")
        assert year_map.day == date(2025, 11, 21), "and no more than a year before it is known"
        await pilot.press("tab")
        assert not year_map.has_focus


async def test_a_day_is_opened_walked_from_and_come_back_to(
    locations: Locations, clock: FrozenClock
) -> None:
    kept = [
        *every_sign(clock),
        page(back(clock, 5, 21), "# Their song came on\n\nand I went out"),
        page(back(clock, 5, 22), "Not to be seen", away=back(clock, 4)),
        Entry(
            kind="letter", at=back(clock, 5, 23), zone=ZONE, text="Why did you", strength=8,
            opens=clock.now() + timedelta(hours=8),
        ),
    ]  # fmt: skip
    app = new_app(locations, clock, kept)
    async with app.run_test(size=MEDIUM) as pilot:
        await walking(pilot, app)
        await pilot.press(*["up"] * 4, "enter")
        await opened(pilot, app, "Monday 16 November")
        await pilot.press("left")
        await opened(pilot, app, "Sunday 15 November")
        seen = shown(app)
        for words in ("checked in", "replied", "Their song came on", "a letter, sealed until"):
            assert words in seen
        assert "Not to be seen" not in seen
        assert "Why did you" not in seen
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CheckInDialog))
        await pilot.press("escape")
        await opened(pilot, app, "Sunday 15 November")
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, ContactDialog))
        await pilot.press("escape")
        await opened(pilot, app, "Sunday 15 November")
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        await pilot.press("escape", "escape")
        await opened(pilot, app, "Sunday 15 November")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await until(pilot, lambda: "Sun 15 Nov" in shown(app), "the map is where the day was")


async def test_an_urge_of_a_day_is_looked_at_on_its_own_tab(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [*every_sign(clock), urge(back(clock, 1))])
    async with app.run_test(size=NARROW) as pilot:
        await walking(pilot, app)
        await pilot.press("up", "up", "up", "enter")
        await opened(pilot, app, "an urge")
        await pilot.press("enter")
        await until(
            pilot, lambda: f"{'Tuesday':<12} 20:05" in shown(app) and "3 urges" not in shown(app)
        )
        assert isinstance(app.screen, MainScreen)
        assert app.screen.pane.id == "urges"


async def test_a_click_goes_to_a_day_and_another_opens_it(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, every_sign(clock))
    async with app.run_test(size=WIDE) as pilot:
        year_map = await walking(pilot, app)
        before = year_map.place
        assert before is not None
        at = (year_map.gutter.left + year_map.labels + (before.column - 1) * year_map.step, 1)
        await pilot.click(YearMap, offset=at)
        assert year_map.day == date(2026, 11, 9), "the Monday of the week before"
        await pilot.click(YearMap, offset=at)
        await opened(pilot, app, "Monday 9 November")


async def test_the_window_may_change_its_size_under_the_walk(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock, days=900)])
    async with app.run_test(size=WIDE) as pilot:
        year_map = await walking(pilot, app)
        await pilot.press("[", "left", "up")
        day = year_map.day
        for size in (NARROW, MEDIUM, (60, 20), (24, 8), WIDE):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda size=size: app.size == size)  # type: ignore[misc]
            await pilot.pause()
            place = year_map.place
            assert year_map.day == day
            if size == (24, 8):
                await until(pilot, lambda: "days" in shown(app) and "Mon" not in shown(app))
                continue
            await until(pilot, lambda: year_map.has_focus)
            assert place is not None
            assert 0 <= place.column < year_map.columns()
            await until(pilot, lambda: "13 Nov" in shown(app))


async def test_ten_years_are_drawn_by_the_row(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    slips = [
        Contact(
            at=back(clock, days), zone=ZONE, kind=ContactKind.MET, ends_run=True, resumes="at-once"
        )
        for days in range(5, 3600, 9)
    ]
    app = new_app(locations, clock, [start(clock, days=3650), *slips])
    drawn: list[int] = []
    asked: list[date] = []
    render = YearMap.render_line

    def counting(year_map: YearMap, y: int) -> Strip:
        drawn.append(y)
        return render(year_map, y)

    monkeypatch.setattr(YearMap, "render_line", counting)
    async with app.run_test(size=MEDIUM) as pilot:
        year_map = await walking(pilot, app)
        signs_between = year_map._signs_between
        assert signs_between is not None

        def asking(first: date, last: date) -> Mapping[date, DaySign]:
            asked.append(first)
            return signs_between(first, last)

        year_map._signs_between = asking
        await pilot.pause()
        drawn.clear()
        await pilot.press("up")
        await pilot.pause()
        assert len(drawn) <= 2, "the row left and the row come to"
        assert not asked
        await pilot.press("home")
        await pilot.pause()
        assert len(asked) == 1
        assert (clock.now().date() - year_map.day).days == 3650
        assert "2016" in shown(app)


async def test_a_milestone_of_ones_own_is_made_changed_and_taken_away(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock, days=23)])

    def own() -> list[tuple[int | None, str | None]]:
        return [(item.days, item.text) for item in app.snapshot.plan_of("milestone")]

    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("2", "o")
        await until(pilot, lambda: isinstance(app.screen, MilestonesDialog))
        assert "14 days" in shown(app)
        assert "30 days" not in shown(app), "what was not reached is not waited for"
        await pilot.press("n", "x", "enter")
        await until(pilot, lambda: "Days are a whole number" in shown(app))
        await pilot.press("backspace", "2", "3")
        await until(pilot, lambda: "23 days. How are they for you?" in shown(app))
        await pilot.press("tab", *"birthday", "enter")
        await until(pilot, lambda: own() == [(23, "birthday")])
        await until(pilot, lambda: isinstance(app.screen, MilestonesDialog))
        await pilot.press("escape")
        await until(pilot, lambda: "23 days. How are they for you?" in shown(app))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, MilestonesDialog))
        await pilot.press("d", "y")
        await until(pilot, lambda: own() == [])


async def test_a_boundary_of_theirs_has_no_milestones(
    locations: Locations, clock: FrozenClock
) -> None:
    rule = PlanItem(kind="rule", at=clock.now(), order=1, rule=RuleKind.SPACE)
    app = new_app(locations, clock, [start(clock, days=30), rule])
    async with app.run_test(size=WIDE) as pilot:
        await walking(pilot, app)
        await pilot.press("o", "enter")
        await opened(pilot, app, "Friday 20 November")
        assert "How are they" not in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        assert "milestones" not in shown(app)
        assert "How are they" not in shown(app)


@pytest.mark.parametrize("size", SIZES)
async def test_before_anything_is_known_one_sentence_and_one_key(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    reason = PlanItem(kind="reason", at=clock.now(), order=1, text="sleep")
    app = new_app(locations, clock, [reason])
    async with app.run_test(size=size) as pilot:
        await pilot.press("2", "tab", "enter")
        await until(pilot, lambda: "No date yet" in shown(app))
        assert "log it" in shown(app)
        assert "not counted" not in shown(app)


async def test_a_milestone_on_the_plan_is_changed_by_the_same_questions(
    locations: Locations, clock: FrozenClock
) -> None:
    own = PlanItem(id=9, kind="milestone", at=clock.now(), order=1, days=40, text="birthday")
    app = new_app(locations, clock, [start(clock), own])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("p")
        await until(pilot, lambda: "birthday" in shown(app))
        app.screen.go_to(own.id)  # type: ignore[attr-defined]
        await pilot.press("e")
        await until(pilot, lambda: "A milestone of your own" in shown(app))
        await pilot.press("backspace", "1", "enter")
        await until(pilot, lambda: [i.days for i in app.snapshot.plan_of("milestone")] == [41])
