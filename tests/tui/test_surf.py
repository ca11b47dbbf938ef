"""A breath at once, and nothing pressed in it lost."""

import re
from datetime import timedelta

import pytest
from filelock import FileLock
from tinydb import TinyDB

from nc_tui.core.records import Urge, whole_seconds
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from nc_tui.tui.screens.after import AfterScreen
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.urge_list import UrgeList
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, SIZES, new_app, new_store, refusing, shown, start, until


def urges(locations: Locations) -> list[dict[str, object]]:
    with TinyDB(locations.data, encoding="utf-8") as tables:
        return [dict(urge) for urge in tables.table("urges").all()]


@pytest.mark.parametrize("size", SIZES)
async def test_u_breathes_at_once_from_every_tab(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        for tab in "12345":
            await pilot.press(tab, "u")
            await until(pilot, lambda: "breathe in" in shown(app))
            await pilot.press("escape")
            await until(pilot, lambda: not isinstance(app.screen, SurfScreen))


async def test_every_digit_is_on_disk_before_the_breath_ends(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: len(urges(locations)) == 1)
        await pilot.press("8")
        for _ in range(65):
            clock.advance(1)
            app.screen._frame()  # type: ignore[attr-defined]
        await pilot.press("5")
        await until(pilot, lambda: urges(locations)[0]["samples"] == [[0.0, 8], [65.0, 5]])
        assert urges(locations)[0]["end"] == "left"
        assert urges(locations)[0]["pattern"] == "slow"


async def test_enter_ends_it_and_asks_once_more(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u", "7", "enter")
        await until(pilot, lambda: isinstance(app.screen, AfterScreen))
        await until(pilot, lambda: "You stayed with it." in shown(app))
        await pilot.press("4", "3", "tab", *"rain", "enter")
        await until(pilot, lambda: not isinstance(app.screen, AfterScreen))
        (urge,) = urges(locations)
        assert [strength for _, strength in urge["samples"]] == [7, 3]  # type: ignore[attr-defined]
        assert urge["end"] == "through"
        assert urge["note"] == "rain"


async def test_leaving_at_once_without_a_number_leaves_no_trace(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: len(urges(locations)) == 1)
        await pilot.press("escape")
        await until(pilot, lambda: "deleted" in urges(locations)[0])
        assert app.snapshot.urges == ()


async def test_a_suspended_process_does_not_count_as_breathing(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        clock.advance(hours=3)
        await pilot.press("6", "escape")
        await until(pilot, lambda: bool(urges(locations)[0]["samples"]))
        assert urges(locations)[0]["samples"] == [[0.0, 6]]


async def test_the_last_pattern_is_kept(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u", "p")
        await until(pilot, lambda: app.snapshot.settings.pattern == "even")
        await pilot.press("escape", "u")
        await until(pilot, lambda: "even 5·5" in shown(app))


async def test_pause_stands_still_and_the_clock_of_the_urge_goes_on(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u", "space")
        await until(pilot, lambda: "paused" in shown(app))
        for _ in range(30):
            clock.advance(1)
            app.screen._frame()  # type: ignore[attr-defined]
        await pilot.press("6")
        await until(pilot, lambda: urges(locations)[0]["samples"] == [[30.0, 6]])
        assert urges(locations)[0]["seconds"] == 0.0


async def test_only_its_own_keys_are_heard(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u", "c", "n", "x", "q", "u")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        assert len(app.screen_stack) == 2


async def test_a_breath_that_cannot_be_kept_says_so_and_goes_on(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: len(urges(locations)) == 1)
        with refusing(locations):
            await pilot.press("7")
            await until(pilot, lambda: "could not be written" in shown(app))
            assert "breathe in" in shown(app)
        await pilot.press("6")
        await until(pilot, lambda: len(urges(locations)[0]["samples"]) == 2)  # type: ignore[arg-type]
        await until(pilot, lambda: "could not be written" not in shown(app))


async def test_without_animation_a_bar_and_the_words_are_left(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    app.animation_level = "none"
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: "▆" in shown(app))
        assert "breathe in" in shown(app)
        assert "▀" not in shown(app)


async def test_the_tab_shows_the_urges_and_the_wave(
    locations: Locations, clock: FrozenClock
) -> None:
    urge = Urge(
        at=clock.now(), zone="America/New_York", samples=((4.0, 8), (660.0, 3)), seconds=660,
        end="through", triggers=("night", "[b]own[/b]"), note="[red]x[/]",
    )  # fmt: skip
    app = new_app(locations, clock, [start(clock), urge])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: "8 → 3" in shown(app))
        assert "It was an 8." in shown(app)
        assert "[b]own[/b]" in shown(app)
        assert "[red]x[/]" in shown(app)


async def test_no_moment_of_a_year_touches_the_strength_beside_it(
    locations: Locations, clock: FrozenClock
) -> None:
    urges = [
        Urge(
            at=whole_seconds(clock.now()) - timedelta(hours=29 * n), zone="America/New_York",
            samples=((4.0, 8), (660.0, 3)), seconds=660, end="through", triggers=(),
        )
        for n in range(302)
    ]  # fmt: skip
    app = new_app(locations, clock, [start(clock), *urges])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("3")
        listed = app.screen.query_one(UrgeList)
        await until(pilot, lambda: listed.count() > len(urges))
        for width in (37, listed.size.width - listed.indent - 1):
            rows = [listed.row(n, width, selected=False).plain for n in range(listed.count())]
            assert [row for row in rows if " " not in row] == ["2025"], "dates have no year"
            rows.remove("2025")
            assert any("night" in row for row in rows)
            told = [re.match(r"\S.{11} \d\d:\d\d  8 → 3($|  in 11 minutes$)", row) for row in rows]
            assert all(told), rows[told.index(None)]
            assert max(map(len, rows)) <= width


def store_of(locations: Locations, clock: FrozenClock) -> Store:
    return new_store(locations, clock)


async def test_a_breath_left_while_it_is_being_kept_ends_nothing_else(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        with FileLock(locations.lock):
            await pilot.press("u", "7")
            # A screen that is being left loses its parts before what it waits for is cancelled.
            await app.screen.query(Notice).remove()
        await until(pilot, lambda: any(urge.samples for urge in app.snapshot.urges))
        assert app.is_running
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))


async def test_the_rhythm_is_named_by_itself_and_its_key_says_what_it_does(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: "p another rhythm" in shown(app))
        assert "slow 4·6  0 min 00 s" in shown(app)
        await pilot.press("p", "p")
        await until(pilot, lambda: "box 4·4·4·4  0 min 00 s" in shown(app))
        await pilot.resize_terminal(62, 18)
        await until(pilot, lambda: "p rhythm" in shown(app))
        await until(pilot, lambda: "esc leave" in shown(app))
