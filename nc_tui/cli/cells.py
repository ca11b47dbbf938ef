"""Rows of cells on a terminal, and what is sent when a few of them are others."""

from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import category, east_asian_width

_NO_WIDTH = ("Mn", "Me", "Cf")


class Cell(NamedTuple):
    """One column: its character, and its ink as a terminal's parameters ("" for the usual).

    A character two columns wide is followed by a cell without any.
    """

    char: str = " "
    ink: str = ""


Row = tuple[Cell, ...]


def blank(width: int) -> Row:
    return (Cell(),) * width


def written(text: str, ink: str = "") -> Row:
    """One line of text as cells."""
    cells: list[Cell] = []
    for char in text:
        if category(char) in _NO_WIDTH and cells:
            cells[-1] = Cell(cells[-1].char + char, ink)
        else:
            cells.append(Cell(char, ink))
            if east_asian_width(char) in "WF":
                cells.append(Cell("", ink))
    return tuple(cells)


def shortened(text: str, columns: int) -> str:
    """One line of text in so many columns at most; cut, it says so."""
    cells = written(text)
    if len(cells) <= columns:
        return text
    return "".join(cell.char for cell in cells[: columns - 1]).rstrip() + "…"


def changed_cells(before: Iterable[Row], after: Iterable[Row]) -> str:
    """What turns ``before`` into ``after``, "" where nothing differs.

    Both have as many rows, of one width. The cursor is on the first cell, and there again after.
    """
    sent: list[str] = []
    pen, line = "", 0
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        at = -1
        for x, (was, cell) in enumerate(zip(old, new, strict=True)):
            if was == cell or not cell.char:
                continue
            if number > line:
                sent.append(f"\x1b[{number - line}B")
                line = number
            if x != at:
                sent.append(f"\x1b[{x + 1}G")
            if cell.ink != pen:
                sent.append(f"\x1b[0;{cell.ink}m" if cell.ink else "\x1b[0m")
                pen = cell.ink
            sent.append(cell.char)
            is_wide = x + 1 < len(new) and not new[x + 1].char
            at = x + (2 if is_wide else 1)
    if not sent:
        return ""
    back = f"\x1b[{line}A\r" if line else "\r"
    return "".join((*sent, "\x1b[0m" if pen else "", back))
