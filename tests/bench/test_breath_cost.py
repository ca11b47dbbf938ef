"""What a breath costs the terminal and the machine: bytes, and ratios within one run."""

import time
from itertools import groupby, pairwise

import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from nc_tui.core.breathing import Pattern, Phase, phase_at
from nc_tui.tui.palettes import DUSK
from nc_tui.tui.screens.surf import FRAMES
from nc_tui.tui.widgets.ball import Ball, Picture, Room
from nc_tui.tui.widgets.breath_paint import BreathPaint
from nc_tui.tui.widgets.cells import block_of, changed_cells

SLOW = Pattern("slow", "slow 4·6", (Phase("breathe in", 4), Phase("breathe out", 6)))
NARROW, MEDIUM, WIDE = Room(40, 11, True), Room(80, 13, True), Room(120, 25, True)
"""What is left for the sphere in panes of 40x20, 80x24 and 120x40."""
GOAL = 12_000
"""Bytes a second in a pane of 40x20, the words with it; measured 8,400, the sphere being 6,300."""
PAINT = BreathPaint.of(
    {
        "background": DUSK.background or "", "foreground": DUSK.foreground or "",
        "secondary": DUSK.secondary or "", **DUSK.variables,
    }
)  # fmt: skip


def one_breath(ball: Ball) -> list[Picture]:
    """The pictures of one round, a frame after the other, back to the first."""
    moments = (phase_at(SLOW, frame / FRAMES) for frame in range(10 * FRAMES + 1))
    return [ball.picture(moment.fill, PAINT.at(moment.motion, moment.fill)) for moment in moments]


def new_ball(room: Room) -> Ball:
    return Ball(room, PAINT.ground, PAINT.glow)


def bytes_as_cells(pictures: list[Picture]) -> int:
    return sum(
        len(changed_cells(before, after, 0, 2, ColorSystem.TRUECOLOR).encode())
        for before, after in pairwise(pictures)
    )


def bytes_as_rows(pictures: list[Picture]) -> int:
    """What Textual would send: the rows in which something changed, whole."""
    console = Console(color_system="truecolor", force_terminal=True)
    total = 0
    for before, after in pairwise(pictures):
        for old, new in zip(before.rows, after.rows, strict=True):
            if old != new:
                segments = []
                for cell, run in groupby(new):
                    ink, ground, block = block_of(cell)
                    style = Style(color=ink, bgcolor=ground)
                    segments.append(Segment(block * len(list(run)), style))
                total += len(Strip(segments).render(console).encode())
    return total


def test_a_breath_in_a_narrow_pane_leaves_room_below_the_goal() -> None:
    assert bytes_as_cells(one_breath(new_ball(NARROW))) / SLOW.round_seconds < 0.7 * GOAL


@pytest.mark.parametrize("room", [NARROW, MEDIUM, WIDE])
def test_cells_cost_a_fraction_of_whole_rows(room: Room) -> None:
    pictures = one_breath(new_ball(room))
    assert bytes_as_cells(pictures) < bytes_as_rows(pictures) / 6


def test_the_second_breath_is_not_drawn_again() -> None:
    """Its pictures, and what is sent between them, are those of the first."""
    ratios = []
    for _ in range(3):
        ball = new_ball(MEDIUM)
        spent = []
        for _ in range(2):
            begin = time.perf_counter()
            bytes_as_cells(one_breath(ball))
            spent.append(time.perf_counter() - begin)
        ratios.append(spent[1] / spent[0])
    assert min(ratios) < 0.5
