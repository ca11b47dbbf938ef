"""A sealed letter: the envelope in dots, and on it the wax, the one warm thing."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widget import Widget

from nc_tui.tui.widgets.ball import Ball, Cell, Colour, Paint, Room, Row, mix
from nc_tui.tui.widgets.breath_paint import colour_named

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # braille, by dot row and column
_TIP = 0.45  # of the height: how far down the flap reaches
_SEAL_AT = 0.58  # where the middle of the wax lies
_SEAL = 0.5  # how large it is
_BLUSH, _SHADE = 0.35, 0.48  # of rose in the wax, and of the ground at its edge
_INK = 0.63  # of the colour of letters in the dots

Dots = dict[tuple[int, int], int]
"""Braille bits by column and row of their cell."""


class Envelope(Widget):
    """Fills its size; made for about twice as many columns as dots go down, 4 rows or more."""

    DEFAULT_CSS = "Envelope { background: $surface; }"

    def render(self) -> Content:
        width, height = self.size
        if width < 4 or height < 3:
            return Content()
        dots, wax = _envelope(width, height), self._wax(height)
        ink = mix(self._ground, colour_named(self.app.theme_variables["secondary"]), _INK)
        left = (width - len(wax[0])) // 2
        top = round(height * _SEAL_AT - len(wax) / 2)
        return Content("\n").join(
            self._row(y, width, dots, ink, wax[y - top] if 0 <= y - top < len(wax) else (), left)
            for y in range(height)
        )

    def _row(self, y: int, width: int, dots: Dots, ink: Colour, wax: Row, left: int) -> Content:
        ground = self._ground
        cells: list[tuple[str, str]] = []
        for x in range(width):
            cell = wax[x - left] if 0 <= x - left < len(wax) else (ground, ground)
            if cell != (ground, ground):
                cells.append(self._wax_cell(cell))
            else:
                bits = dots.get((x, y), 0)
                cells.append((chr(0x2800 + bits) if bits else " ", ink))
        runs = groupby(cells, key=lambda each: each[1])
        return Content.assemble(*(("".join(text for text, _ in run), s) for s, run in runs))

    def _wax_cell(self, cell: Cell) -> tuple[str, str]:
        if self.app.no_color or any(colour[0] != "#" for colour in cell):
            # Its shading is colours that mix: without them, the shape in dots.
            bits = sum(sum(_BITS[half * 2] + _BITS[half * 2 + 1]) for half in (0, 1)
                       if cell[half] != self._ground)  # fmt: skip
            return chr(0x2800 + bits), "$warning"
        if cast("NcApp", self.app).config.ascii:
            return " ", f"on {mix(*cell, 0.5)}"
        return "▀", f"{cell[0]} on {cell[1]}"

    @property
    def _ground(self) -> Colour:
        return colour_named(self.app.theme_variables["surface"])

    def _wax(self, height: int) -> tuple[Row, ...]:
        variables, ground = self.app.theme_variables, self._ground
        warm, rose = (colour_named(variables[role]) for role in ("warning", "error"))
        core = mix(warm, rose, _BLUSH) if warm.startswith("#") else warm
        rows = max(3, round(height * _SEAL))
        room = Room(2 * -(-rows * 6 // 5), rows, ring=False)
        paint = Paint(core, mix(core, ground, _SHADE / 3), mix(core, ground, _SHADE), ground)
        return Ball(room, ground, ground).picture(1.0, paint).rows


def _envelope(width: int, height: int) -> Dots:
    """The outline, the flap down to its tip, and the folds up to it."""
    right, bottom = 2 * width - 1, 4 * height - 1
    tip = right / 2, bottom * _TIP
    corners = ((0.0, 0.0), (right, 0.0), (right, bottom), (0.0, bottom), (0.0, 0.0))
    dots: Dots = {}
    for begin, end in (*pairwise(corners), *((corner, tip) for corner in corners[:4])):
        for x, y in _line(begin, end):
            cell = (x // 2, y // 4)
            dots[cell] = dots.get(cell, 0) | _BITS[y % 4][x % 2]
    return dots


def _line(begin: tuple[float, float], end: tuple[float, float]) -> Iterator[tuple[int, int]]:
    (x0, y0), (x1, y1) = begin, end
    steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0))))
    for step in range(steps + 1):
        yield round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps)
