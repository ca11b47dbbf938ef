"""A breath in a few rows of cells: a swell that rises and falls, or one bar. Pure drawing.

The terminal's own ground is not known, so nothing is painted on it: the edge is soft by eighths
of a cell, and every colour is ink.
"""

from math import ceil, cos, pi
from typing import NamedTuple

from nc_tui.cli.cells import Cell, Row, blank, written
from nc_tui.core.breathing import Moment
from nc_tui.core.text import mend, one_line

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_HIGHEST = 3  # rows
_WIDEST = 60  # columns
_LONGEST_BAR = 36
_ROOMY = 8  # lines of a terminal that has one to spare for some air
_NARROWEST = 0.45  # of its full width, when it is empty
_TINTS = 20  # steps from the palest ink to the deepest: more cannot be told apart
_BOLD, _CYAN = "1", "36"


class Tones(NamedTuple):
    """The roles of a theme that a breath is drawn with, ``#rrggbb``."""

    rim: str
    mid: str
    core: str
    accent: str
    quiet: str


TONES = {
    "dusk": Tones("#3a5c86", "#5d98a6", "#8fd3c8", "#b7e6dd", "#8189a0"),
    "dawn": Tones("#b5cfd6", "#7fbdb6", "#4fa79b", "#11524b", "#616168"),
    "high-contrast": Tones("#5588c8", "#5fc4d6", "#8af5e6", "#ffffff", "#c4cad8"),
    "high-contrast-light": Tones("#5f8fb8", "#2f8f98", "#006a60", "#000000", "#383c46"),
}
"""As in nc_tui/tui/palettes.py, which needs Textual."""


class Look(NamedTuple):
    """How a breath may be drawn.

    ``tones`` are for a terminal that has all colours; without them ``is_coloured`` gives it one
    of the terminal's own. ``is_still``: one bar that the second moves. ``is_ascii``: a bar too.
    """

    tones: Tones | None = None
    is_coloured: bool = False
    is_still: bool = False
    is_ascii: bool = False


def rows_of(breath: Moment, seconds: float, columns: int, lines: int, look: Look) -> list[Row]:
    """The rows of a breath that has gone on for ``seconds``, in a terminal of that size.

    All are of one width, below the terminal's, and what stands above them stays in sight.
    """
    indent = 2 if columns >= 40 else 0
    width = max(1, min(_WIDEST, columns - 1 - 2 * indent))
    height = max(0, min(_HIGHEST, lines - 3))
    if height and (look.is_still or look.is_ascii):
        rows = [_bar(breath.fill, width, look)]
    else:
        rows = _hill(breath.fill, width, height, look)
    if lines > _ROOMY:
        rows.append(blank(width))
    rows.append(_words(breath, seconds, width, look))
    return [blank(indent) + row for row in rows]


def in_ascii(text: str) -> str:
    """``text`` where no other characters can be shown: what is between numbers stays readable."""
    return text.replace("·", "-").encode("ascii", "replace").decode()


def _words(breath: Moment, seconds: float, width: int, look: Look) -> Row:
    """The phase and its seconds in the middle, and at the end, where there is room, the time."""
    word, left = one_line(mend(breath.word)), f" · {ceil(breath.left)}"
    if look.is_ascii:
        word, left = in_ascii(word), in_ascii(left)
    while word and len(written(word)) + len(left) > width:
        word = word[:-1]
    phase = written(word + left, _BOLD)[:width]
    minutes, rest = divmod(int(seconds), 60)
    time = f"{minutes} min {rest:02d} s" if width >= _WIDEST else f"{minutes}:{rest:02d}"
    before = (width - len(phase)) // 2
    after = width - before - len(phase) - len(time)
    quiet = _ink(look.tones.quiet) if look.tones else ""
    end = blank(after) + written(time, quiet) if after > 1 else blank(after + len(time))
    return blank(before) + phase + end


def _bar(fill: float, width: int, look: Look) -> Row:
    full, rest = ("#", ".") if look.is_ascii else ("▆", "▁")
    length = min(_LONGEST_BAR, width)
    count = 1 + round(fill * (length - 1))
    ink = _ink(look.tones.core) if look.tones else _own(look)
    low = _ink(look.tones.rim) if look.tones else ""
    before = (width - length) // 2
    drawn = (Cell(full, ink),) * count + (Cell(rest, low),) * (length - count)
    return blank(before) + drawn + blank(width - length - before)


def _hill(fill: float, width: int, height: int, look: Look) -> list[Row]:
    """The crest first. Empty it is a line on the ground, full it fills its rows and its width."""
    middle, half = (width - 1) / 2, width / 2
    reach = half * (_NARROWEST + (1 - _NARROWEST) * fill)
    top = 2 + (8 * height - 2) * fill
    off = [abs(x - middle) for x in range(width)]
    levels = [max(1, round(top * cos(pi / 2 * min(1.0, far / reach)) ** 2)) for far in off]
    rows = []
    for row in reversed(range(height)):
        eighths = (max(0, min(8, level - 8 * row)) for level in levels)
        rows.append(
            tuple(
                Cell(_EIGHTHS[eighth], _shade(far / half, row, fill, look)) if eighth else Cell()
                for eighth, far in zip(eighths, off, strict=True)
            )
        )
    return rows


def _shade(off: float, row: int, fill: float, look: Look) -> str:
    """The ink ``off`` the middle, 0 to 1: palest at the crest, deeper to the sides, and the
    deeper the emptier it is."""
    if look.tones is None:
        return _own(look)
    pale = (0.25 + 0.6 * fill) * (1 - 0.95 * off) + 0.08 * row
    stops = look.tones[:4]
    at = round(min(1.0, pale) * _TINTS) / _TINTS * (len(stops) - 1)
    low = min(int(at), len(stops) - 2)
    return _ink(_mixed(stops[low], stops[low + 1], at - low))


def _own(look: Look) -> str:
    return _CYAN if look.is_coloured else ""


def _ink(colour: str) -> str:
    return "38;2;" + ";".join(map(str, bytes.fromhex(colour[1:])))


def _mixed(low: str, high: str, share: float) -> str:
    pairs = zip(bytes.fromhex(low[1:]), bytes.fromhex(high[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * share) for a, b in pairs).hex()
