"""The sphere of the breath as colours: pure drawing, two pixels to a cell, one above the other.

What stands still (ring, glow, ground) does not depend on the radius, and the shading goes in fine
bands: from one frame to the next few cells differ, and those are all that a breath costs.
"""

from functools import cached_property
from math import hypot
from typing import NamedTuple

Colour = str
"""``#rrggbb``, which mixes, or one of the terminal's own, ``ansi_cyan``, which does not."""
Cell = tuple[Colour, Colour]
"""The colours of its upper and its lower pixel."""
Row = tuple[Cell, ...]

_STEPS_A_PIXEL = 8  # radii are drawn in eighths: finer than the eye tells apart at a soft edge
_MOST_STEPS = 48  # from empty to full: a large sphere takes longer ones, at the same pace
_SMALLEST = 0.34  # of the full radius: how small an empty breath is
_RING_GAP = 3.0  # pixels between a full sphere and its ring
_RING_WIDTH = 0.6  # pixels either side of the ring's radius, and half a pixel of soft edge
_RING_FROM = 6.0  # pixels of radius below which a ring would leave no room to breathe in
_SOFT = 1.5  # pixels over which the edge fades
_EDGE_LEVELS = 6  # coverages an edge pixel goes through as the sphere grows over it
_VESSEL = 0.24  # how much of the ring's colour lies inside it
_GLOW = 0.44  # how much the glow outside begins with
_REACH = 0.62  # of the full radius: how far the glow goes
_MARGIN = 5.0  # pixels over which the glow fades out towards the widget's own edge
_GLOW_LEVELS = 28
_MID_AT = 0.6  # of the radius: where the shading from core to rim passes its middle colour


class Palette(NamedTuple):
    """The sphere's colours, centre to edge, its ring, and the ground it stands on."""

    core: Colour
    mid: Colour
    rim: Colour
    ring: Colour
    ground: Colour

    def towards(self, other: "Palette", share: float) -> "Palette":
        """Part of the way to ``other``, 0 to 1."""
        return Palette(*(mix(a, b, share) for a, b in zip(self, other, strict=True)))

    def shades(self, count: int) -> list[Colour]:
        """``count`` colours from the core to the rim."""
        shades = []
        for index in range(count):
            share = (index + 0.5) / count
            if share < _MID_AT:
                shades.append(mix(self.core, self.mid, share / _MID_AT))
            else:
                shades.append(mix(self.mid, self.rim, (share - _MID_AT) / (1 - _MID_AT)))
        return shades


def mix(below: Colour, above: Colour, share: float) -> Colour:
    """``above`` laid over ``below``, 0 to 1; the nearer of the two where they do not mix."""
    if share <= 0 or above == below:
        return below
    if share >= 1:
        return above
    if below[0] != "#" or above[0] != "#":
        return above if share >= 0.5 else below
    low, high = int(below[1:], 16), int(above[1:], 16)
    red = (low >> 16) + round(((high >> 16) - (low >> 16)) * share)
    green = (low >> 8 & 255) + round(((high >> 8 & 255) - (low >> 8 & 255)) * share)
    blue = (low & 255) + round(((high & 255) - (low & 255)) * share)
    return f"#{red:02x}{green:02x}{blue:02x}"


class Room(NamedTuple):
    """Where a sphere is drawn: ``width`` by ``height`` cells, with or without a ring."""

    width: int
    height: int
    ring: bool

    @property
    def full(self) -> float:
        """The largest radius, in pixels, that leaves room for its glow."""
        return max(1.0, min(self.width * 0.42, self.height - 0.6))

    @property
    def has_ring(self) -> bool:
        return self.ring and self.full >= _RING_FROM

    @property
    def smallest(self) -> float:
        return self.full * _SMALLEST

    @property
    def largest(self) -> float:
        return self.full - (_RING_GAP if self.has_ring else 0)

    def radius(self, fill: float) -> float:
        """The radius in pixels at ``fill``, 0 to 1, in steps that can just be seen."""
        span = self.largest - self.smallest
        steps = max(1, min(_MOST_STEPS, round(span * _STEPS_A_PIXEL)))
        return self.smallest + span * round(fill * steps) / steps


class Ball:
    """A sphere in one room and one set of colours, at any radius."""

    def __init__(self, room: Room, palette: Palette) -> None:
        self.room, self.palette = room, palette

    def rows(self, radius: float) -> list[Row]:
        """The cells, row by row."""
        palette, width, height = self.palette, self.room.width, self.room.height
        shades = palette.shades(max(8, round(self.room.full * 1.6)))
        last, scale = len(shades) - 1, len(shades) / max(radius, 1.0)
        solid, empty = radius - _SOFT / 2, radius + _SOFT / 2

        def pixel(distance: float, still: Colour) -> Colour:
            if distance >= empty:
                return still
            body = shades[min(last, int(distance * scale))]
            if distance <= solid:
                return body
            cover = round((empty - distance) / _SOFT * _EDGE_LEVELS) / _EDGE_LEVELS
            return mix(still, body, cover)

        upper_half = []
        for line, upper, lower in self._quarter:
            first = next((x for x, d in enumerate(lower) if d < empty), len(line))
            half = line[:first] + tuple(
                (pixel(upper[x], line[x][0]), pixel(lower[x], line[x][1]))
                for x in range(first, len(line))
            )
            upper_half.append(half + half[: width - len(half)][::-1])
        mirrored = [
            tuple((lower, upper) for upper, lower in row) for row in upper_half[: height // 2]
        ]
        return upper_half + mirrored[::-1]

    @cached_property
    def _quarter(self) -> list[tuple[Row, list[float], list[float]]]:
        """The upper left quarter: what stands still, and each pixel's distance to the centre."""
        width, height = self.room.width, self.room.height
        middle_x, middle_y = (width - 1) / 2, height - 0.5
        columns = range((width + 1) // 2)
        lines = [
            [(hypot(x - middle_x, y - middle_y), min(x, y) + 1.0) for x in columns]
            for y in range(2 * ((height + 1) // 2))
        ]
        still = [[self._still(*pixel) for pixel in line] for line in lines]
        return [
            (
                tuple(zip(still[y], still[y + 1], strict=True)),
                [distance for distance, _ in lines[y]],
                [distance for distance, _ in lines[y + 1]],
            )
            for y in range(0, len(lines), 2)
        ]

    def _still(self, distance: float, margin: float) -> Colour:
        """Ring, glow and ground at ``distance`` from the centre, ``margin`` pixels inside."""
        palette, full = self.palette, self.room.full
        if self.room.has_ring and distance < full - 1:
            glow = _VESSEL
        else:
            fade = max(0.0, 1 - max(0.0, distance - full) / (full * _REACH))
            glow = _GLOW * min(1.0, margin / _MARGIN) * fade**2.2
        colour = mix(palette.ground, palette.ring, round(glow * _GLOW_LEVELS) / _GLOW_LEVELS)
        if self.room.has_ring:
            cover = min(1.0, _RING_WIDTH + 0.5 - abs(distance - full + 1))
            colour = mix(colour, palette.ring, round(cover * 8) / 8)
        return colour
