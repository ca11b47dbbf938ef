"""The sphere of the breath as colours: pure drawing, two pixels to a cell, one above the other.

What stands still (ring, glow, ground) does not depend on the radius, and the shading goes in fine
bands: so from one frame to the next few cells differ, and those are all that a breath costs.
"""

from functools import cached_property, lru_cache
from math import hypot
from typing import NamedTuple

Colour = str
"""``#rrggbb``, which mixes, or one of the terminal's own, ``ansi_cyan``, which does not."""
Cell = tuple[Colour, Colour]
"""The colours of its upper and its lower pixel."""
Row = tuple[Cell, ...]

_STEPS_A_PIXEL = 10  # radii are drawn in tenths: finer than the eye tells apart at a soft edge
_SMALLEST = 0.34  # of the full radius: how small an empty breath is
_RING_GAP = 3.0  # pixels between a full sphere and its ring
_RING_WIDTH = 0.6  # pixels either side of the ring's radius, and half a pixel of soft edge
_RING_FROM = 6.0  # pixels of radius below which a ring would leave no room to breathe in
_RING_LEVELS = 8
_SOFT = 1.5  # pixels over which the edge fades
_EDGE_LEVELS = 8  # coverages a pixel goes through as the edge passes over it
_LEAST_SHADES, _MOST_SHADES = 12, 22  # more than 22 cannot be told from a smooth shading
_SHADES_A_PIXEL = 1.6
_MID_AT = 0.6  # of the radius: where the shading from core to rim passes its middle colour
_VESSEL = 0.24  # how much of the glow lies inside the ring
_GLOW_BEYOND = 0.3  # how much it begins with outside
_GLOW_BARE = 0.6  # how much it begins with where there is no ring, under the smallest sphere
_GLOW_FALLS = 2.2  # the power with which it fades
_REACH = 0.62  # of the full radius: how far it goes
_MARGIN = 5.0  # pixels over which it fades out towards the widget's own edge
_GLOW_LEVELS = 32  # of the whole way from ground to glow


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


class Paint(NamedTuple):
    """What changes colour with the breath: the sphere, centre to edge, and its ring."""

    core: Colour
    mid: Colour
    rim: Colour
    ring: Colour

    def towards(self, other: "Paint", share: float) -> "Paint":
        """Part of the way to ``other``, 0 to 1."""
        if share in (0, 1):
            return other if share else self
        return Paint(*(mix(a, b, share) for a, b in zip(self, other, strict=True)))


class Room(NamedTuple):
    """Where a sphere is drawn: ``width`` by ``height`` cells (1 or more), ring or none."""

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

    def radius(self, fill: float) -> float:
        """The radius in pixels at ``fill``, 0 to 1, in steps of which none can be seen alone."""
        smallest = self.full * _SMALLEST
        span = self.full - (_RING_GAP if self.has_ring else 0.0) - smallest
        steps = max(1, round(span * _STEPS_A_PIXEL))
        return smallest + span * round(fill * steps) / steps


class Picture:
    """One sphere's cells. A ball hands out the same picture for the same sphere, so that ``is``
    tells whether anything differs."""

    __slots__ = ("rows",)

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows


class Ball:
    """Spheres in one room, on one ground: a picture of any radius, in any paint.

    A picture is drawn when it is first asked for, and kept.
    """

    def __init__(self, room: Room, ground: Colour, glow: Colour) -> None:
        self.room, self._ground, self._glow = room, ground, glow
        self._pictures: dict[tuple[float, Paint], Picture] = {}
        self._shades: dict[Paint, tuple[Colour, ...]] = {}
        self._still: dict[Colour, list[Row]] = {}

    def picture(self, fill: float, paint: Paint) -> Picture:
        """The sphere ``fill`` full, 0 to 1."""
        radius = self.room.radius(fill)
        key = (radius, paint)
        if key not in self._pictures:
            self._pictures[key] = Picture(self._draw(radius, paint))
        return self._pictures[key]

    def _draw(self, radius: float, paint: Paint) -> tuple[Row, ...]:
        shades = self._shades_of(paint)
        last, scale = len(shades) - 1, len(shades) / max(radius, 1.0)
        solid, empty = radius - _SOFT / 2, radius + _SOFT / 2
        levels = _EDGE_LEVELS / _SOFT

        def pixel(distance: float, still: Colour) -> Colour:
            if distance >= empty:
                return still
            body = shades[min(last, int(distance * scale))]
            if distance <= solid:
                return body
            return mix(still, body, round((empty - distance) * levels) / _EDGE_LEVELS)

        width, height = self.room.width, self.room.height
        upper: list[Row] = []
        for line, (above, below) in zip(self._still_rows(paint.ring), self._lines, strict=True):
            # The lower pixel is the nearer one to the centre, this being the upper half.
            first = next((x for x, distance in enumerate(below) if distance < empty), len(line))
            moving = zip(above[first:], below[first:], line[first:], strict=True)
            half = line[:first] + tuple(
                (pixel(high, still[0]), pixel(low, still[1])) for high, low, still in moving
            )
            upper.append(half + half[: width - len(half)][::-1])
        lower = [tuple((low, high) for high, low in row) for row in upper[: height // 2]]
        return (*upper, *reversed(lower))

    def _shades_of(self, paint: Paint) -> tuple[Colour, ...]:
        """The colours of the body, from the core to the rim."""
        if paint not in self._shades:
            wanted = round(self.room.full * _SHADES_A_PIXEL)
            count = max(_LEAST_SHADES, min(_MOST_SHADES, wanted))
            shares = [(index + 0.5) / count for index in range(count)]
            self._shades[paint] = tuple(
                mix(paint.core, paint.mid, share / _MID_AT)
                if share < _MID_AT
                else mix(paint.mid, paint.rim, (share - _MID_AT) / (1 - _MID_AT))
                for share in shares
            )
        return self._shades[paint]

    @cached_property
    def _lines(self) -> list[tuple[list[float], list[float]]]:
        """Distances from the centre, in pixels, in the upper left quarter: two lines a row."""
        middle_x, middle_y = (self.room.width - 1) / 2, self.room.height - 0.5
        across = [middle_x - x for x in range((self.room.width + 1) // 2)]

        def line(y: int) -> list[float]:
            off = middle_y - y
            return [hypot(x, off) for x in across]

        return [(line(y), line(y + 1)) for y in range(0, self.room.height, 2)]

    @cached_property
    def _glowing(self) -> list[tuple[list[Colour], list[Colour]]]:
        """The ground and the glow on it, in the upper left quarter."""
        full, end = self.room.full, self.room.full * (1 + _REACH)
        begin, strongest = full, _GLOW_BEYOND
        if not self.room.has_ring:
            begin, strongest = full * _SMALLEST, _GLOW_BARE
        inside = full - 1 if self.room.has_ring else 0.0
        colours = [
            mix(self._ground, self._glow, level / _GLOW_LEVELS) for level in range(_GLOW_LEVELS)
        ]

        def line(distances: list[float], y: int) -> list[Colour]:
            shown = []
            for x, distance in enumerate(distances):
                if distance >= end:
                    shown.append(self._ground)
                    continue
                strength = _VESSEL
                if distance >= inside:
                    fade = min(1.0, (end - distance) / (end - begin)) ** _GLOW_FALLS
                    strength = strongest * fade * min(1.0, (min(x, y) + 1) / _MARGIN)
                shown.append(colours[round(strength * _GLOW_LEVELS)])
            return shown

        return [
            (line(above, 2 * row), line(below, 2 * row + 1))
            for row, (above, below) in enumerate(self._lines)
        ]

    def _still_rows(self, ring: Colour) -> list[Row]:
        """What stands still, in the upper left quarter."""
        if ring not in self._still:
            at, width = self.room.full - 1, _RING_WIDTH + 0.5

            def ringed(distances: list[float], colours: list[Colour]) -> list[Colour]:
                if not self.room.has_ring:
                    return colours
                return [
                    mix(colour, ring, round(cover * _RING_LEVELS) / _RING_LEVELS)
                    if (cover := width - abs(distance - at)) > 0
                    else colour
                    for distance, colour in zip(distances, colours, strict=True)
                ]

            self._still[ring] = [
                tuple(zip(ringed(*above), ringed(*below), strict=True))
                for above, below in (
                    zip(distances, colours, strict=True)
                    for distances, colours in zip(self._lines, self._glowing, strict=True)
                )
            ]
        return self._still[ring]


@lru_cache(maxsize=4)
def ball_in(room: Room, ground: Colour, glow: Colour) -> Ball:
    """The ball of that room, with what it has drawn: the next breath begins with that."""
    return Ball(room, ground, glow)
