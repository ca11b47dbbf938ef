"""Changed half-block cells as a terminal takes them: what is sent when a few cells differ.

Textual's regions would send every changed row from its left end, each cell with its own colours:
ten times as much for a breath. Here cells of the same two colours are drawn one after the other,
wherever they stand.
"""

from collections import defaultdict
from functools import lru_cache

from rich.color import ColorSystem
from textual.color import Color

from nc_tui.tui.widgets.ball import Cell, Colour, Picture

_DEFAULT = "ansi_default"

Block = tuple[Colour, Colour, str]
"""A cell as it is printed: its ink, its ground, and the half block in it."""


def block_of(cell: Cell) -> Block:
    """How a cell is printed; one with the colours the other way round shares ink and ground."""
    upper, lower = cell
    if upper == lower:
        return (upper, lower, " ")
    # As an ink, a terminal's default is the colour of its words.
    if upper == _DEFAULT or (lower != _DEFAULT and upper > lower):
        return (lower, upper, "▄")
    return (upper, lower, "▀")


@lru_cache(maxsize=512)  # a breath goes the same way again and again
def changed_cells(
    before: Picture, after: Picture, column: int, line: int, system: ColorSystem
) -> str:
    """What turns ``before`` into ``after`` on a terminal; "" where nothing differs.

    Both are of one size, and stand with their first cell at ``column`` and ``line``, from 0.
    """
    inked: Colour | None = None
    grounded: Colour | None = None
    at = (-1, -1)
    sent: list[str] = []
    for (ink, ground), places in sorted(_by_colours(before, after).items()):
        pen = []
        if ink not in (inked, ground):
            inked = ink
            pen.append(_codes(ink, system)[0])
        if ground != grounded:
            grounded = ground
            pen.append(_codes(ground, system)[1])
        if pen:
            sent.append(f"\x1b[{';'.join(pen)}m")
        for y, x, block in places:
            if y != at[0]:
                sent.append(f"\x1b[{line + y + 1};{column + x + 1}H")
            elif x > at[1]:
                sent.append(f"\x1b[{x - at[1]}C")
            elif x < at[1]:
                sent.append(f"\x1b[{column + x + 1}G")
            sent.append(block)
            at = (y, x + 1)
    return "".join((*sent, "\x1b[0m")) if sent else ""


def _by_colours(
    before: Picture, after: Picture
) -> dict[tuple[Colour, Colour], list[tuple[int, int, str]]]:
    """Row, column and block of the cells that differ, by the ink and the ground they need."""
    groups: dict[tuple[Colour, Colour], list[tuple[int, int, str]]] = defaultdict(list)
    for y, (old, new) in enumerate(zip(before.rows, after.rows, strict=True)):
        if old == new:
            continue
        for x, (was, cell) in enumerate(zip(old, new, strict=True)):
            if was != cell:
                ink, ground, block = block_of(cell)
                groups[ink, ground].append((y, x, block))
    return groups


@lru_cache(maxsize=4096)
def _codes(colour: Colour, system: ColorSystem) -> tuple[str, str]:
    """The SGR parameters of a colour: as ink, and as ground."""
    shown = Color.parse(colour).rich_color.downgrade(system)
    return ";".join(shown.get_ansi_codes()), ";".join(shown.get_ansi_codes(foreground=False))
