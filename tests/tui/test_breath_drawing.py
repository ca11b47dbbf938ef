"""The breath as it is drawn: round, soft, in every room and theme, and the same on the terminal."""

import re
from itertools import pairwise

import pyte
import pytest
from rich.color import ColorSystem
from textual.theme import BUILTIN_THEMES, Theme

from nc_tui.core.breathing import Motion, Pattern, Phase, phase_at
from nc_tui.locations import Locations
from nc_tui.tui.palettes import DAWN, DUSK
from nc_tui.tui.themes import roles_for
from nc_tui.tui.widgets.ball import Ball, Colour, Picture, Room
from nc_tui.tui.widgets.breath_paint import BreathPaint
from nc_tui.tui.widgets.cells import block_of, changed_cells
from tests.clocks import FrozenClock
from tests.e2e.conftest import begin
from tests.e2e.raw_terminal import RawTerminal
from tests.tui.apps import MEDIUM, new_app, shown, start, until

ROOMS = (Room(40, 11, True), Room(80, 13, True), Room(120, 25, True), Room(24, 5, True))
THEMES = (DUSK, DAWN, *(BUILTIN_THEMES[name] for name in ("ansi-dark", "ansi-light", "nord")))
PATTERN = Pattern("box", "box", tuple(Phase(word, 4) for word in ("in", "hold", "out", "hold")))
FILLS = [step / 20 for step in range(21)]


def painted(theme: Theme) -> BreathPaint:
    generated = theme.to_color_system().generate()
    return BreathPaint.of({**generated, **roles_for(theme), **theme.variables})


def ball_of(room: Room, theme: Theme = DUSK) -> Ball:
    paint = painted(theme)
    return Ball(room, paint.ground, paint.glow)


def pixels(picture: Picture) -> list[list[Colour]]:
    """Line by line, two to a row."""
    return [[cell[half] for cell in row] for row in picture.rows for half in (0, 1)]


def light(colour: Colour) -> int:
    return sum(bytes.fromhex(colour[1:]))


@pytest.mark.parametrize("room", ROOMS)
def test_it_is_round_and_grows_with_every_part_of_the_breath(room: Room) -> None:
    ball, rest = ball_of(room), painted(DUSK).rest
    middle = room.height  # the line below the centre
    widths = []
    for fill in FILLS:
        lines = pixels(ball.picture(fill, rest))
        assert lines == lines[::-1]
        assert all(line == line[::-1] for line in lines)
        body = [light(colour) > light(rest.rim) * 0.9 for colour in lines[middle]]
        widths.append(sum(body))
    assert widths == sorted(widths)
    assert 2 <= widths[0] < widths[-1] * 0.6


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("theme", [DUSK, DAWN])
def test_its_edge_is_soft_at_every_size(room: Room, theme: Theme) -> None:
    """The outermost pixel of the sphere is always fainter than the next one in: no stair step."""
    ball, paint = ball_of(room, theme), painted(theme)
    still = pixels(ball.picture(0, paint.rest))[room.height]
    for fill in FILLS[4:]:
        line = pixels(ball.picture(fill, paint.rest))[room.height]
        off = [abs(light(now) - light(before)) for now, before in zip(line, still, strict=True)]
        outermost = next(x for x, contrast in enumerate(off) if contrast)
        assert off[outermost] < 0.75 * off[outermost + 1]


@pytest.mark.parametrize("room", [room for room in ROOMS if room.has_ring])
def test_a_full_breath_leaves_a_gap_before_its_ring(room: Room) -> None:
    lines = pixels(ball_of(room).picture(1, painted(DUSK).rest))
    outward = [light(colour) for colour in lines[room.height][room.width // 2 :]]
    ring = outward.index(light(painted(DUSK).rest.ring), int(room.radius(1)))
    assert min(outward[int(room.radius(1)) : ring]) < outward[ring]


@pytest.mark.parametrize("width", [1, 2, 7, 24, 61])
@pytest.mark.parametrize("height", [1, 2, 3, 8])
def test_the_smallest_rooms_are_drawn_in_too(width: int, height: int) -> None:
    for ring in (True, False):
        ball = ball_of(Room(width, height, ring))
        for fill in (0.0, 0.5, 1.0):
            rows = ball.picture(fill, painted(DUSK).rest).rows
            assert [len(row) for row in rows] == [width] * height


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_sixteen_colours_are_the_terminals_own(name: str) -> None:
    paint = painted(BUILTIN_THEMES[name])
    ball = ball_of(ROOMS[0], BUILTIN_THEMES[name])
    for motion in Motion:
        lines = pixels(ball.picture(0.5, paint.at(motion, 0.5)))
        assert all(colour.startswith("ansi_") for line in lines for colour in line)
    blank = Picture(tuple(tuple(("ansi_red", "ansi_red") for _ in row) for row in _rows(ball)))
    sent = changed_cells(blank, ball.picture(0.5, paint.rest), 0, 0, ColorSystem.TRUECOLOR)
    assert ";2;" not in sent
    # The default ink is the colour of words: no half of the ground may be drawn with it.
    assert not re.search(r"\x1b\[(?:39|\d+;39)\b", sent)


def _rows(ball: Ball) -> tuple[tuple[tuple[Colour, Colour], ...], ...]:
    return ball.picture(0.5, painted(DUSK).rest).rows


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_each_motion_has_its_colours_and_none_jumps_where_it_turns(theme: Theme) -> None:
    paint = painted(theme)
    assert paint.at(Motion.IN, 1) == paint.at(Motion.HOLD, 1) == paint.at(Motion.OUT, 1)
    assert paint.at(Motion.OUT, 0) == paint.at(Motion.HOLD, 0) == paint.at(Motion.IN, 0)
    assert len({paint.at(Motion.IN, 0.5), paint.at(Motion.HOLD, 1), paint.at(Motion.OUT, 0.5)}) == 3


# What is sent when some cells change


def terminal(room: Room) -> tuple[pyte.Screen, pyte.Stream]:
    screen = pyte.Screen(room.width + 5, room.height + 3)
    return screen, pyte.Stream(screen)


def seen(screen: pyte.Screen) -> list[list[tuple[str, str]]]:
    """The colours of the upper and lower pixel of every cell, whatever block they are drawn in."""
    rows = []
    for y in range(screen.lines):
        cells = [screen.buffer[y][x] for x in range(screen.columns)]
        rows.append(
            [
                (
                    cell.bg if cell.data in " ▄" else cell.fg,
                    cell.bg if cell.data in " ▀" else cell.fg,
                )
                for cell in cells
            ]
        )
    return rows


@pytest.mark.parametrize("theme", [DUSK, BUILTIN_THEMES["ansi-dark"]], ids=lambda t: t.name)
@pytest.mark.parametrize("room", ROOMS[:2])
def test_changed_cells_leave_what_drawing_all_of_it_would(room: Room, theme: Theme) -> None:
    ball, paint = ball_of(room, theme), painted(theme)
    moments = [phase_at(PATTERN, second / 2) for second in range(30)]
    pictures = [ball.picture(m.fill, paint.at(m.motion, m.fill)) for m in moments]
    nothing = Picture(tuple(tuple((("-", "-")) for _ in row) for row in pictures[0].rows))
    running, stream = terminal(room)
    before = nothing
    for picture in pictures:
        stream.feed(changed_cells(before, picture, 3, 2, ColorSystem.TRUECOLOR))
        whole, other = terminal(room)
        other.feed(changed_cells(nothing, picture, 3, 2, ColorSystem.TRUECOLOR))
        assert seen(running) == seen(whole)
        for row, cells in zip(seen(whole)[2:], picture.rows, strict=False):
            if theme is DUSK:
                assert [f"#{up}" for up, _ in row[3 : 3 + room.width]] == [c[0] for c in cells]
                assert [f"#{low}" for _, low in row[3 : 3 + room.width]] == [c[1] for c in cells]
        before = picture


def test_a_held_breath_sends_nothing() -> None:
    room = ROOMS[0]
    ball, paint = ball_of(room), painted(DUSK)
    held = [phase_at(PATTERN, 4 + second / 10) for second in range(40)]
    pictures = {ball.picture(m.fill, paint.at(m.motion, m.fill)) for m in held}
    assert len(pictures) == 1
    (picture,) = pictures
    assert changed_cells(picture, picture, 0, 0, ColorSystem.TRUECOLOR) == ""


def test_the_ways_round_share_their_colours() -> None:
    assert block_of(("#111111", "#222222"))[:2] == block_of(("#222222", "#111111"))[:2]


# In the app


_NOT_PYTES = re.compile(rb"\x1b\[[<>=][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1bP[^\x1b]*\x1b\\")


def on_terminal(sent: bytes) -> list[list[tuple[str, str]]]:
    """The pixels of the sphere's rows on a terminal of 80 by 24 that was sent these bytes."""
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(_NOT_PYTES.sub(b"", sent))
    return seen(screen)[2:14]


def test_only_changed_cells_are_sent_and_they_leave_what_drawing_anew_would() -> None:
    begin()
    pane = RawTerminal()
    try:
        pane.see("no contact")
        pane.write(b"u")
        pane.see("breathe in")
        pane.settle_for(0.2)
        first, opened = on_terminal(pane.sent), len(pane.sent)
        pane.settle_for(1.5)
        sent = len(pane.sent) - opened
        pane.write(b" ")
        pane.see("paused")
        pane.settle_for(0.2)
        breathed = on_terminal(pane.sent)
        pane.write(b"?")
        pane.see("Keys for")  # the whole screen is drawn over
        pane.settle_for(0.2)
        over, covered = on_terminal(pane.sent), len(pane.sent)
        pane.write(b"\x1b")
        pane.settle_for(0.5)
        anew, whole = on_terminal(pane.sent), len(pane.sent) - covered
    finally:
        pane.close()
    assert first != breathed
    assert over != breathed
    assert anew == breathed
    # A dozen frames and more: as whole rows each would cost about as much as the whole screen.
    assert sent < 4 * whole, (sent, whole)


async def test_it_fits_a_pane_that_shrinks_and_grows_as_it_breathes(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: "breathe in" in shown(app))
        for width, height in ((24, 8), (12, 4), (200, 60), (40, 20), MEDIUM):
            await pilot.resize_terminal(width, height)
            for _ in range(4):
                clock.advance(0.3)
                app.screen._frame()  # type: ignore[attr-defined]
                await pilot.pause()
            lines = shown(app).split("\n")
            assert [len(line) for line in lines] == [width] * height
            if height > 4:
                assert "▀" in shown(app)
                assert "breathe" in shown(app)


async def test_nothing_of_it_is_drawn_under_the_cover(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: "▀" in shown(app))
        surf = app.screen
        await pilot.press("full_stop")
        await until(pilot, lambda: app.screen is not surf)
        for _ in range(20):
            clock.advance(0.2)
            surf._frame()  # type: ignore[attr-defined]
            await pilot.pause()
            assert not set("▀▄") & set(shown(app))


async def test_without_animation_the_bar_moves_once_a_second_with_the_words(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    app.animation_level = "none"
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: "▆" in shown(app))
        seen_each_fifth = []
        for _ in range(50):
            clock.advance(0.2)
            app.screen._frame()  # type: ignore[attr-defined]
            await pilot.pause()
            lines = shown(app).split("\n")
            words = next(line for line in lines if "breathe" in line).strip()
            seen_each_fifth.append((words, shown(app).count("▆")))
    changes = [
        tenth for tenth, (one, other) in enumerate(pairwise(seen_each_fifth)) if one != other
    ]
    assert len({bar for _, bar in seen_each_fifth}) >= 6
    assert len(changes) == 10
    assert all(later - sooner >= 4 for sooner, later in pairwise(changes))


async def test_no_colour_is_a_plain_bar_that_grows_with_the_words(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: "▆" in shown(app))
        bars = []
        for _ in range(7):
            bars.append(shown(app).count("▆"))
            assert "breathe in" in shown(app)
            clock.advance(0.5)
            app.screen._frame()  # type: ignore[attr-defined]
            await pilot.pause()
        assert bars == sorted(set(bars))
        line = next(line for line in shown(app).split("\n") if "▆" in line)
        assert abs(line.index("▆") - (len(line) - len(line.rstrip()))) <= 1
