"""The screen for terminals that have less: our marks, lines and bars in ASCII, or no colours.

Every row passes here last, on its way to the terminal: no widget has to know. What a person typed
stays as it is, but for a mark of ours among it.
"""

import re
from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter, NoColor

_MARKS = {
    "■": "#", "▣": "@", "◆": "+", "◈": "*", "○": "o", "⊙": "O", "◇": "^", "·": ".", "•": "*",
    "\u00a0": " ", "▷": ">", "□": "=", "▫": "~", "▪": "*", "●": "x", "◉": "@",
    "▤": "p", "␛": "?", "�": "?", "–": "-", "…": ".", "→": ">", "←": "<", "↑": "^", "↓": "v",
}  # fmt: skip
_BLOCKS = {
    "▁": "_", "▂": "_", "▃": "-", "▄": "=", "▅": "+", "▆": "#", "▇": "#", "█": "#", "▀": "#",
    "▔": "=", "━": "=", "═": "=",
}  # fmt: skip
_KEYS = {"↑": "up", "↓": "down", "←": "left", "→": "right"}
_BETWEEN_WORDS = re.compile(r"(?<=\w )·(?= \w)|(?<=\d)·(?=\d)")
_SEALED = re.compile(r"▣(?= \w)")  # before the title of a letter; on a map it is a day
_BRAILLE, _BRAILLE_TOP, _BRAILLE_MIDDLE, _BRAILLE_FOOT = 0x2800, 0x09, 0x36, 0xC0
_SOLID = 8  # dots: all that braille has
_REVERSED, _DIM, _AS_IS = Style(reverse=True), Style(dim=True), Style()


def in_plain(text: str) -> str:
    """``text`` with our own characters in ASCII, column by column."""
    if text.isascii():
        return text
    return _SEALED.sub("s", _BETWEEN_WORDS.sub("-", text)).translate(_TABLE)


def keys_in_plain(keys: str) -> str:
    """The names of keys: "up down" for "↑↓", since "^ v" would be others."""
    words = (_KEYS.get(each, each) for each in re.split(r"([↑↓←→])| ", keys) if each)
    return " ".join(words) if any(each in _KEYS for each in keys) else keys


class PlainCharacters(LineFilter):
    """Each row of the screen in ASCII, as wide as it was."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.text.isascii() else segment._replace(text=in_plain(segment.text))
            for segment in segments
        ]


class Uncoloured(NoColor):
    """No colours at all: what had a ground of its own, as a chosen value has, is reversed, and
    lines are dim."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        stands_out = [
            segment._replace(style=segment.style + _without_colour(segment.style))
            if segment.style
            else segment
            for segment in segments
        ]
        return super().apply(stands_out, background)


def _without_colour(style: Style) -> Style:
    """What there is instead of the colours of ``style``."""
    ground, ink = style.bgcolor, style.color
    if ground is not None and not ground.is_default:
        return _REVERSED
    return _DIM if ink is not None and ink.name == "bright_black" else _AS_IS


def _lines() -> Iterator[tuple[str, str]]:
    """Lines as box drawing has them, the parts of a block, and shapes we may yet come by."""
    for code in range(0x2500, 0x2580):
        yield chr(code), "+"
    for each in "─┄┈╌╴╶╸╺╼╾━┅┉╍":
        yield each, "-"
    for each in "│┃┆┇┊┋╎╏║╵╷╹╻╽╿":
        yield each, "|"
    for code in range(0x2580, 0x25A0):
        yield chr(code), "#"
    for each in "▉▊▋▌▍▎▏▐▕":
        yield each, "|"
    for code in range(0x25A0, 0x2600):
        yield chr(code), "*"
    for code in range(0x2190, 0x2200):
        yield chr(code), ">"


def _dots() -> Iterator[tuple[str, str]]:
    """Braille, by where in its cell the dots are: a line stays one."""
    for bits in range(0x100):
        top, foot = bits & _BRAILLE_TOP, bits & _BRAILLE_FOOT
        middle = bits & _BRAILLE_MIDDLE
        if bits.bit_count() >= _SOLID:
            drawn = "#"
        elif top and foot:
            drawn = ":"
        elif top:
            drawn = "'"
        elif foot:
            drawn = "."
        else:
            drawn = "-" if middle else " "
        yield chr(_BRAILLE + bits), drawn


_TABLE = str.maketrans({**dict(_lines()), **dict(_dots()), **_MARKS, **_BLOCKS})
