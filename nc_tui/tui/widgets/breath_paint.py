"""The colours of a breath: brighter while it fills, palest where it is held, bluer as it leaves."""

from collections.abc import Mapping
from typing import NamedTuple, Self

from textual.color import Color

from nc_tui.core.breathing import Motion
from nc_tui.tui.widgets.ball import Colour, Paint, mix

_TURN = 0.25  # of the way in or out over which one phase's colours become the next one's
_LEVELS = 4  # the steps of that: each repaints the whole sphere


class BreathPaint(NamedTuple):
    """What a sphere is painted with at rest, and in each motion of a breath."""

    rest: Paint
    inward: Paint
    held: Paint
    outward: Paint
    ground: Colour
    glow: Colour

    @classmethod
    def of(cls, variables: Mapping[str, str]) -> Self:
        """From the roles of a theme; terminal colours, which do not mix, are put further in or
        out instead."""
        core, mid, rim, ring, ground, words, secondary = (
            colour_named(variables[role])
            for role in ("core", "mid", "rim", "ring", "background", "foreground", "secondary")
        )
        rest = Paint(core, mid, rim, ring)
        if not all(colour.startswith("#") for colour in rest):
            return cls(
                rest=rest, inward=rest, held=Paint(core, core, mid, rim),
                outward=Paint(mid, rim, rim, ring), ground=ground, glow=ring,
            )  # fmt: skip
        lighter = Paint(mix(core, words, 0.6), core, mid, rim)
        bluer = Paint(secondary, secondary, rim, ring)
        return cls(
            rest=rest,
            inward=rest.towards(lighter, 0.25),
            held=rest.towards(lighter, 0.55),
            outward=rest.towards(bluer, 0.32),
            ground=ground,
            glow=ring,
        )

    def dimmed(self, share: float) -> Self:
        """All of it faded into the ground, 0 to 1."""
        dark = Paint(*[self.ground] * len(Paint._fields))
        rest, inward, held, outward = (paint.towards(dark, share) for paint in self[:4])
        return self._replace(
            rest=rest, inward=inward, held=held, outward=outward,
            glow=mix(self.glow, self.ground, share),
        )  # fmt: skip

    def at(self, motion: Motion, fill: float) -> Paint:
        """The paint of a breath ``fill`` full, 0 to 1: the same where one motion ends and the
        next begins, so that no colour jumps."""
        match motion:
            case Motion.HOLD:
                return self.held if fill >= 0.5 else self.outward
            case Motion.OUT:
                return self.held.towards(self.outward, _step(1 - fill))
            case Motion.IN if fill < 0.5:
                return self.outward.towards(self.inward, _step(fill))
            case Motion.IN:
                return self.held.towards(self.inward, _step(1 - fill))


def _step(way: float) -> float:
    """How far the colours have turned, after this much of the way in or out."""
    return round(min(1.0, way / _TURN) * _LEVELS) / _LEVELS


def colour_named(value: str) -> Colour:
    """A theme's colour: one that mixes in its one spelling, a terminal's by its name."""
    colour = Color.parse(value)
    return value if colour.ansi is not None else colour.hex6.lower()
