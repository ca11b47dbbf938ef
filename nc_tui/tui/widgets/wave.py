"""An urge as a wave: strengths against minutes, fading downward, what was pressed standing on it.

Above 7 it is amber, from 3 down calm. The person's usual curve lies over it as a line of dots.
It shows what was; it promises nothing.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from nc_tui.core.records import Urge
from nc_tui.core.typical import TypicalPoint
from nc_tui.core.urge import strength_at

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_EIGHTHS = " ▁▂▃▄▅▆▇█"
STRONG, CALM = 7, 3
"""Strengths from which, and down to which, a wave has one colour whole."""
_TOP = 9
_FIRST = "0 min"
_LABELS = 2  # columns of "9" and "0", and a space
_GRID_EVERY = 4  # columns between the grid's dots
_FAINT = 0.6  # how much of the text's colour the usual curve has
_FLOOR = 0.16  # how much colour is left at the foot of the wave
_PLAIN_FLOOR = 0.45

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Braille's dots, rows of two: four rows of line in one of text."""

Cells = list[list[tuple[str, Style]]]
"""Rows of characters with their styles."""


def nice_span(seconds: float, least: float) -> float:
    """The seconds the axis spans: at least ``least``, then in steps that stay still for a while."""
    for minutes in (5, 8, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240):
        if seconds <= minutes * 60 and least <= minutes * 60:
            return minutes * 60.0
    return seconds


class Wave(Widget):
    """The curve of one urge. The first row is for digits, the rest for the wave."""

    DEFAULT_CSS = "Wave { height: 5; width: 1fr; }"

    urge: reactive[Urge | None] = reactive(None)
    usual: reactive[Sequence[TypicalPoint]] = reactive(())
    """The person's usual curve; nothing is drawn where it has no point."""
    upto: reactive[float] = reactive(0.0)
    """Seconds until which the last strength is carried on: now, while it lasts."""
    span: reactive[float] = reactive(300.0)
    """Seconds the axis is long."""
    labels: reactive[bool] = reactive(True)
    axis: reactive[bool] = reactive(False)
    """Whether minutes stand below."""

    _drawn: tuple[object, ...] = ()
    _strips: list[Strip]
    _inks: dict[tuple[str, bool], Style]
    """The styles of one drawing: an empty wave has hundreds of cells, and two of these."""

    def render_lines(self, crop: Region) -> list[Strip]:
        # All rows at once: each depends on the whole wave. Kept, as Textual asks for them again
        # whenever anything beside it changes.
        app = self.app
        drawn = (
            self.urge and self.urge.samples, tuple(self.usual), self.upto, self.span, self.labels,
            self.axis, self.size, app.theme, app.no_color,
        )  # fmt: skip
        if drawn != self._drawn:
            self._drawn, self._inks = drawn, {}
            self._strips = self._rows()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width)

    def _colour(self, strength: float) -> Color:
        variables = self.app.theme_variables
        strong, calm = Color.parse(variables["warning"]), Color.parse(variables["primary"])
        share = (strength - CALM) / (STRONG - CALM)
        return calm.blend(strong, max(0.0, min(1.0, share)))

    def _rows(self) -> list[Strip]:
        left = _LABELS if self.labels else 0
        width = max(1, self.size.width - left)
        height = max(1, self.size.height - (2 if self.axis else 1))
        levels = self._levels(width)
        ground = Color.parse(self.app.theme_variables["background"])
        grid: Cells = [
            [self._cell(levels[x], x, row, height, ground) for x in range(width)]
            for row in range(-1, height)
        ]
        self._lay_usual(grid, levels, width, height, ground)
        self._stand_digits(grid, levels, width, height)
        strips = []
        for row, cells in enumerate(grid):
            label = {0: "", 1: "9", height: "0"}.get(row, "") if self.labels else ""
            segments = [Segment(label.ljust(left), self._words("quiet"))] if left else []
            strips.append(Strip([*segments, *(Segment(char, style) for char, style in cells)]))
        if self.axis:
            strips.append(self._minutes(left, width))
        return [strip.simplify() for strip in strips]

    def _levels(self, width: int) -> list[float | None]:
        """The strength at each column; None where nothing is known."""
        if self.urge is None or not self.urge.samples:
            return [None] * width
        last_second, last = self.urge.samples[-1]
        levels: list[float | None] = []
        for x in range(width):
            second = x * self.span / width
            level = strength_at(self.urge, second)
            if level is None and second <= max(self.upto, last_second):
                level = float(last)
            levels.append(level)
        return levels

    @property
    def _is_ansi(self) -> bool:
        """Whether the terminal's own sixteen colours are asked for: those do not mix."""
        return self.app.current_theme.ansi

    @property
    def _is_plain(self) -> bool:
        return cast("NcApp", self.app).config.ascii

    def _named(self, strength: float) -> Style:
        role = "warning" if strength > (STRONG + CALM) / 2 else "primary"
        return Style(color=self.app.theme_variables[role].removeprefix("ansi_"))

    def _cell(
        self, level: float | None, x: int, row: int, height: int, ground: Color
    ) -> tuple[str, Style]:
        if level is not None and row >= 0:
            eighths = max(2, round(level / _TOP * height * 8)) - (height - 1 - row) * 8
            if eighths > 0 and self._is_ansi:
                return _EIGHTHS[min(8, eighths)], self._named(level)
            if eighths > 0:
                colour = self._colour(level)
                upper, lower = self._shade(row * 2, height), self._shade(row * 2 + 1, height)
                top = ground.blend(colour, upper)
                if self._is_plain:
                    # Its cells are letters, which fade too far long before blocks do.
                    ink = ground.blend(colour, max(upper, _PLAIN_FLOOR)).hex6
                    return _EIGHTHS[min(8, eighths)], Style(color=ink, bgcolor=ground.hex6)
                if eighths >= 8:
                    low = ground.blend(colour, lower)
                    return "▀", Style(color=top.hex6, bgcolor=low.hex6)
                return _EIGHTHS[eighths], Style(color=top.hex6, bgcolor=ground.hex6)
        if row in (0, height - 1) and x % _GRID_EVERY == 1:
            return "·", self._words("rule")
        return " ", self._words("background", on=True)

    def _lay_usual(
        self, grid: Cells, levels: list[float | None], width: int, height: int, ground: Color
    ) -> None:
        line = ""
        if not self._is_ansi:
            line = ground.blend(Color.parse(self.app.theme_variables["foreground"]), _FAINT).hex6
        known = {point.minute: point.strength for point in self.usual}
        for x in range(width) if known else ():
            dots: dict[int, int] = {}
            for half in (0, 1):
                level = strength_between(known, (x + half / 2) * self.span / width / 60)
                if level is not None:
                    y = round((1 - level / _TOP) * (height * 4 - 1))
                    row, dot = divmod(y, 4)
                    dots[row] = dots.get(row, 0) | _DOTS[dot][half]
            for row, bits in dots.items():
                level, below = levels[x], ground
                if level is not None and level / _TOP * height >= height - row - 0.5:
                    below = ground.blend(self._colour(level), self._shade(row * 2, height))
                style = Style() if self._is_ansi else Style(color=line, bgcolor=below.hex6)
                grid[row + 1][x] = (chr(0x2800 + bits), style)

    def _shade(self, half_row: int, height: int) -> float:
        share = half_row / max(1, height * 2 - 1)
        return 0.68 - (0.68 - _FLOOR) * share

    def _stand_digits(
        self,
        grid: list[list[tuple[str, Style]]],
        levels: list[float | None],
        width: int,
        height: int,
    ) -> None:
        taken = -2
        for second, strength in self.urge.samples if self.urge else ():
            x = min(width - 1, int(second / self.span * width))
            if x <= taken + 1:
                continue  # pressed again at once: the later digit would touch the earlier
            level = levels[x] if levels[x] is not None else float(strength)
            filled = -(-max(2, round((level or 0) / _TOP * height * 8)) // 8)
            row = max(0, height - filled)
            style = self._named(strength) + Style(bold=True)
            if not self._is_ansi:
                style = Style(color=self._colour(strength).hex6, bold=True)
            grid[row][x] = (str(strength), self._words("background", on=True) + style)
            taken = x

    def _minutes(self, left: int, width: int) -> Strip:
        minutes = self.span / 60
        step = 5 if minutes > 5 else 1
        axis = minutes_under(minutes, range(0, int(minutes) + 1, step), width)
        return Strip([Segment(" " * left + axis, self._words("quiet"))])

    def _words(self, role: str, *, on: bool = False) -> Style:
        if (role, on) not in self._inks:
            self._inks[role, on] = self._ink(role, on=on)
        return self._inks[role, on]

    def _ink(self, role: str, *, on: bool) -> Style:
        if self._is_ansi:
            return Style() if on else Style(color="bright_black")
        variables = self.app.theme_variables
        ground = Color.parse(variables["background"]).hex6
        if on:
            return Style(bgcolor=ground)
        return Style(color=Color.parse(variables[role]).hex6, bgcolor=ground)


def minutes_under(span: float, named: Sequence[int], width: int) -> str:
    """An axis of ``width`` columns for ``span`` minutes. Each number stands under its minute, and
    the first says what they are; of many in a small room, fewer are named."""
    while len(named) > 2 and named[1] / span * width <= len(_FIRST):
        named = named[::2]
    text = list(_FIRST.ljust(width))
    for minute in named[1:]:
        words = str(minute)
        at = max(0, min(round(minute / span * width), width - len(words)))
        text[at : at + len(words)] = words
    return "".join(text)[:width]


def strength_between(known: dict[int, float], minute: float) -> float | None:
    """The strength at ``minute``: a straight line between two points a minute apart."""
    before, after = known.get(int(minute)), known.get(int(minute) + 1)
    if before is None or after is None:
        return before if minute == int(minute) else None
    return before + (after - before) * (minute - int(minute))
