"""The sphere in half blocks: still on Today, breathing in a surf."""

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from nc_tui.core.breathing import Moment, Motion
from nc_tui.tui.widgets.ball import Ball, Cell, Colour, Picture, Room, ball_in, mix
from nc_tui.tui.widgets.breath_paint import BreathPaint
from nc_tui.tui.widgets.cells import block_of
from nc_tui.tui.widgets.sent_cells import send_cells

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


class Sphere(Widget):
    """The sphere, ``fill`` 0 (empty) to 1 (full) of the largest that fits; no padding, no border.

    While it breathes only the cells that change are sent. Whatever draws the screen anew finds
    here the same sphere as the terminal shows.
    """

    fill: reactive[float] = reactive(1.0)
    ring: reactive[bool] = reactive(True)
    """Whether its full size is marked by a ring."""

    def __init__(
        self,
        *,
        dim: float = 0.0,
        id: str | None = None,  # noqa: A002  (Textual's own name)
    ) -> None:
        """``dim`` is how far it fades into the ground, 0 to 1."""
        super().__init__(id=id)
        self._dim = dim
        self._motion: Motion | None = None
        self._paint: tuple[str, BreathPaint] | None = None
        self._ball: Ball | None = None
        self._shown: Picture | None = None

    def breathe(self, moment: Moment) -> None:
        """Show the breath at ``moment``; next to nothing where no cell differs."""
        if (moment.fill, moment.motion) == (self.fill, self._motion):
            return
        self.set_reactive(Sphere.fill, moment.fill)
        self._motion = moment.motion
        before = self._shown
        if self._ball is None or before is None:
            return  # not drawn yet: its first picture will be this one
        self._shown = self._picture(self._ball)
        if self._shown is not before and not send_cells(self, before, self._shown):
            self.refresh()

    def _picture(self, ball: Ball) -> Picture:
        paint = self._painted()
        return ball.picture(
            self.fill, paint.rest if self._motion is None else paint.at(self._motion, self.fill)
        )

    def _painted(self) -> BreathPaint:
        theme = self.app.theme
        if self._paint is None or self._paint[0] != theme:
            paint = BreathPaint.of(self.app.theme_variables)
            self._paint = (theme, paint.dimmed(self._dim))
        return self._paint[1]

    @property
    def _is_plain(self) -> bool:
        return cast("NcApp", self.app).config.ascii

    def render_lines(self, crop: Region) -> list[Strip]:
        # Not through Textual's cache of lines: it does not know of the cells that were sent.
        width, height = self.size
        room = Room(max(1, width), max(1, height), self.ring)
        if self.app.no_color and self.app.native_ansi_color:
            return [Strip.blank(crop.width)] * crop.height  # it is nothing but colours
        paint = self._painted()
        self._ball = ball_in(room, paint.ground, paint.glow)
        self._shown = self._picture(self._ball)
        drawn = _strips_of(self._shown, plain=self._is_plain)
        strips = [drawn[y] if y < len(drawn) else Strip.blank(width) for y in crop.line_range]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        for each in self.app.get_line_filters():
            if not isinstance(each, ANSIToTruecolor):  # there is nothing in them for that one
                ground = self.background_colors[1]
                strips = [strip.apply_filter(each, ground) for strip in strips]
        return strips


@lru_cache(maxsize=8)  # each breath begins with the same picture
def _strips_of(picture: Picture, *, plain: bool) -> list[Strip]:
    drawn = _plain_segment if plain else _segment
    return [
        Strip([drawn(cell, len(list(run))) for cell, run in groupby(row)], len(row))
        for row in picture.rows
    ]


def _segment(cell: Cell, cells: int) -> Segment:
    ink, ground, block = block_of(cell)
    return Segment(block * cells, _style(ink, ground))


def _plain_segment(cell: Cell, cells: int) -> Segment:
    """Without half blocks: a cell is of one colour, half way between its own two."""
    colour = mix(*cell, 0.5)
    return Segment(" " * cells, _style(colour, colour))


@lru_cache(maxsize=4096)
def _style(ink: Colour, ground: Colour) -> Style:
    return Style.from_color(Color.parse(ink).rich_color, Color.parse(ground).rich_color)
