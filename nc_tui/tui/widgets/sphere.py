"""A sphere in half blocks, its edge blended by coverage: still on Today, breathing in a surf."""

from math import hypot
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

RGB = tuple[int, int, int]

_RING_WIDTH = 0.6  # pixels either side of the ring's radius, and half a pixel of soft edge
_RING_GAP = 3.0  # pixels between a full sphere and its ring
_SOFT_EDGE = 5.0  # pixels over which the glow fades out towards the widget's own edge
_GLOW = 0.6  # how much of the ring's colour the glow has where it is strongest
_STEPS_A_PIXEL = 4  # radii are drawn in quarter pixels: enough for the eye, few enough to keep


class Palette(NamedTuple):
    """The sphere's colours, centre to edge, and the ground it stands on."""

    core: RGB
    mid: RGB
    rim: RGB
    ring: RGB
    ground: RGB

    @classmethod
    def of(cls, variables: dict[str, str]) -> "Palette":
        names = ("core", "mid", "rim", "ring", "background")
        return cls(*(Color.parse(variables[name]).rgb for name in names))


def mix(below: RGB, above: RGB, share: float) -> RGB:
    """``above`` laid over ``below``, 0 to 1."""
    if share <= 0:
        return below
    if share >= 1:
        return above
    return (
        round(below[0] + (above[0] - below[0]) * share),
        round(below[1] + (above[1] - below[1]) * share),
        round(below[2] + (above[2] - below[2]) * share),
    )


def pixel(
    distance: float, radius: float, full: float, ring: bool, light: float, palette: Palette
) -> RGB:
    """The colour ``distance`` pixels from the centre of a sphere of ``radius``.

    ``full`` is its largest radius, where the ring stands, if it has one; around that a glow
    of strength ``light``, 0 to 1, falls off.
    """
    reach = full * 0.62
    colour = palette.ground
    if distance < full + reach:
        fade = 1 - max(0.0, distance - radius) / (full + reach - radius)
        colour = mix(colour, palette.ring, _GLOW * light * max(0.0, fade) ** 2.2)
    if ring:
        colour = mix(colour, palette.ring, min(1.0, _RING_WIDTH + 0.5 - abs(distance - full + 1)))
    cover = min(1.0, radius + 0.5 - distance)
    if cover > 0:
        share = min(1.0, distance / max(radius, 1.0))
        if share < 0.6:
            body = mix(palette.core, palette.mid, share / 0.6)
        else:
            body = mix(palette.mid, palette.rim, (share - 0.6) / 0.4)
        colour = mix(colour, body, cover)
    return colour


def frame(
    width: int, height: int, radius: float, full: float, ring: bool, palette: Palette
) -> list[Strip]:
    """The sphere in the middle of ``width`` by ``height`` cells; a cell is two pixels high."""
    middle_x, middle_y = (width - 1) / 2, height - 0.5
    half = (width + 1) // 2
    kept: dict[float, list[RGB]] = {}

    def row(y: int) -> list[RGB]:
        off = abs(y - middle_y)
        if off not in kept:
            near = middle_y - off + 1
            left = [
                pixel(
                    hypot(x - middle_x, off), radius, full, ring,
                    min(1.0, near / _SOFT_EDGE, (x + 1) / _SOFT_EDGE), palette,
                )
                for x in range(half)
            ]  # fmt: skip
            kept[off] = left + left[: width - half][::-1]
        return kept[off]

    return [_strip(row(2 * cell), row(2 * cell + 1)) for cell in range(height)]


def _strip(upper: list[RGB], lower: list[RGB]) -> Strip:
    segments: list[Segment] = []
    run, colours = 0, (upper[0], lower[0])
    for pair in zip(upper, lower, strict=True):
        if pair != colours:
            segments.append(_segment(run, *colours))
            run, colours = 0, pair
        run += 1
    segments.append(_segment(run, *colours))
    return Strip(segments, len(upper))


def _segment(cells: int, upper: RGB, lower: RGB) -> Segment:
    ground = _hex(lower)
    if upper == lower:
        return Segment(" " * cells, Style(bgcolor=ground))
    return Segment("▀" * cells, Style(color=_hex(upper), bgcolor=ground))


def _hex(colour: RGB) -> str:
    return f"#{colour[0]:02x}{colour[1]:02x}{colour[2]:02x}"


class Sphere(Widget):
    """The sphere, ``fill`` 0 (empty) to 1 (full) of the largest that fits.

    A new fill refreshes only the rows that differ, so that a breath costs little.
    """

    fill: reactive[float] = reactive(1.0, repaint=False)
    ring: reactive[bool] = reactive(True)
    """Whether its full size is marked by a ring."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._frames: dict[int, list[Strip]] = {}
        self._drawn_for: tuple[int, int, bool, str] | None = None
        self._shown: list[Strip] = []

    @property
    def full(self) -> float:
        """The largest radius, in pixels, that leaves room for its glow."""
        width, height = self.size
        return max(1.0, min(width * 0.42, height - 0.6))

    @property
    def smallest(self) -> float:
        return self.full * 0.34

    def watch_fill(self) -> None:
        before, now = self._shown, self._frame()
        if len(before) != len(now):
            self.refresh()
            return
        width = self.size.width
        changed = [
            Region(0, y, width, 1)
            for y, (old, new) in enumerate(zip(before, now, strict=True))
            if old is not new and old != new
        ]
        if changed:
            self.refresh(*changed)

    def _frame(self) -> list[Strip]:
        width, height = self.size
        if not width or not height:
            return []
        drawn_for = (width, height, self.ring, self.app.theme)
        if drawn_for != self._drawn_for:
            self._drawn_for, self._frames = drawn_for, {}
        inner = max(1.0, self.full - (_RING_GAP if self.ring else 0))
        radius = self.smallest + (inner - self.smallest) * self.fill
        step = round(radius * _STEPS_A_PIXEL)
        if step not in self._frames:
            palette = Palette.of(self.app.theme_variables)
            self._frames[step] = frame(
                width, height, step / _STEPS_A_PIXEL, self.full, self.ring, palette
            )
        return self._frames[step]

    def render_line(self, y: int) -> Strip:
        self._shown = self._frame()
        return self._shown[y] if y < len(self._shown) else Strip.blank(self.size.width)
