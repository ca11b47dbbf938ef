"""The breath that is made ready while nothing is pressed: nothing begins before its key."""

from collections.abc import Iterable
from typing import Any

import pytest
from rich.segment import Segment
from textual._compositor import LayoutUpdate
from textual.pilot import Pilot
from textual.screen import Screen

from nc_tui.core.settings import setting_record
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.intents import Keep
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.surf import SurfScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, WIDE, new_app, new_store, shown, start, until

pytestmark = pytest.mark.breath_ahead

Row = list[Segment]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[list[Row]]:
    """The whole screens of breaths that were sent to the terminal."""
    screens: list[list[Row]] = []
    display = NcApp._display

    def kept(self: NcApp, screen: Screen[None], update: object) -> None:
        if isinstance(screen, SurfScreen) and isinstance(update, LayoutUpdate):
            screens.append(
                [merged(each for strip in row for each in strip) for row in update.strips]
            )
        display(self, screen, update)  # type: ignore[arg-type]

    monkeypatch.setattr(NcApp, "_display", kept)
    return screens


def merged(segments: Iterable[Segment]) -> Row:
    return list(Segment.simplify(each for each in segments if each.text))


def standing(app: NcApp) -> list[Row]:
    """What the breath on the screen looks like, colours and all."""
    return [merged(strip) for strip in app.screen._compositor.render_strips()]


async def ready(pilot: Pilot[None], app: NcApp) -> None:
    await until(pilot, lambda: app.breath_ahead.is_ready, "a breath made ready")


async def breathes(pilot: Pilot[None], app: NcApp) -> None:
    await pilot.press("u")
    await until(pilot, lambda: isinstance(app.screen, SurfScreen) and "breathe in" in shown(app))


async def leaves(pilot: Pilot[None], app: NcApp) -> None:
    await pilot.press("escape")
    await until(pilot, lambda: isinstance(app.screen, MainScreen))


async def test_the_urge_begins_with_the_key_and_its_first_frame_is_only_sent(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch,
    sent: list[list[Row]],
) -> None:  # fmt: skip
    app = new_app(locations, clock, [start(clock)])
    laid_out: list[bool] = []
    lay_out = SurfScreen._refresh_layout

    def counted(self: SurfScreen, *of: Any, **more: Any) -> None:
        laid_out.append(not sent)
        lay_out(self, *of, **more)

    monkeypatch.setattr(SurfScreen, "_refresh_layout", counted)
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        assert len(app.screen_stack) == 1
        assert laid_out
        laid_out.clear()
        clock.advance(minutes=7)
        await breathes(pilot, app)
        assert not any(laid_out)
        clock.advance(1)
        await pilot.press("6")
        await until(pilot, lambda: any(urge.samples for urge in app.snapshot.urges))
        (urge,) = app.snapshot.urges
        assert urge.samples == ((1.0, 6),)
        assert (clock.now() - urge.at).total_seconds() == 1


async def test_it_is_the_breath_of_this_size_theme_and_pattern(
    locations: Locations, clock: FrozenClock, sent: list[list[Row]]
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)

        async def another_size() -> None:
            await pilot.resize_terminal(*MEDIUM)

        async def another_theme() -> None:
            app.theme = "dawn"
            await pilot.pause()

        async def another_pattern() -> None:
            await app.ask(Keep(setting_record("pattern", "box")))

        seen = []
        for change in (another_size, another_theme, another_pattern):
            await change()
            await breathes(pilot, app)  # the one that was ready does not fit any more
            seen.append(standing(app))
            await leaves(pilot, app)
            await ready(pilot, app)
            sent.clear()
            await breathes(pilot, app)
            assert sent[0] == standing(app) == seen[-1]
            await leaves(pilot, app)
        assert seen[0] != seen[1] != seen[2]


async def test_two_urges_in_a_row_are_two(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=NARROW) as pilot:
        await ready(pilot, app)
        for digit in "758":
            await breathes(pilot, app)
            await pilot.press(digit)
            await leaves(pilot, app)
            clock.advance(minutes=1)
        await until(pilot, lambda: len(app.snapshot.urges) == 3)
        assert sorted(urge.samples for urge in app.snapshot.urges) == [
            ((0.0, 5),), ((0.0, 7),), ((0.0, 8),),
        ]  # fmt: skip
        await ready(pilot, app)


async def test_quitting_keeps_nothing_of_a_breath_that_was_only_made_ready(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=NARROW) as pilot:
        await ready(pilot, app)
        await pilot.press("q")
        await until(pilot, lambda: app.return_code == 0)
    assert new_store(locations, clock).load().urges == ()
