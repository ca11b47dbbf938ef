"""Cells in half blocks: as a strip for Textual, and as what a terminal is sent when some change."""

from collections.abc import Callable, Iterator, Sequence

from nc_tui.tui.widgets.ball import Cell, Colour, Row

Codes = Callable[[Colour], tuple[str, str]]
"""The SGR parameters of a colour: as ink, and as ground."""
Pen = tuple[Colour | None, Colour | None]
"""The ink and the ground a terminal draws with at the moment."""

_RESET = "\x1b[0m"


def changed_cells(
    before: Sequence[Row], after: Sequence[Row], column: int, line: int, codes: Codes
) -> str:
    """What turns ``before`` into ``after`` on a terminal; both stand at ``column``, ``line`` (0).

    Only cells that differ are sent, and only the colours that the terminal does not have in hand.
    "" where nothing differs.
    """
    sent: list[str] = []
    pen: Pen = (None, None)
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is new or old == new:
            continue
        at = -1
        for x, (was, cell) in enumerate(zip(old, new, strict=True)):
            if was != cell:
                if at < 0:
                    sent.append(f"\x1b[{line + y + 1};{column + x + 1}H")
                elif x > at:
                    sent.append(f"\x1b[{x - at}C")
                text, pen = _draw(cell, pen, codes)
                sent.append(text)
                at = x + 1
    return "".join((*sent, _RESET)) if sent else ""


def _draw(cell: Cell, pen: Pen, codes: Codes) -> tuple[str, Pen]:
    """A cell in whichever block needs the fewest new colours."""
    char, wanted = min(_ways(cell, pen), key=lambda way: _missing(way[1], pen))
    new = [
        codes(colour)[which]
        for which, colour in enumerate(wanted)
        if colour is not None and colour != pen[which]
    ]
    return (f"\x1b[{';'.join(new)}m{char}" if new else char), wanted


def _ways(cell: Cell, pen: Pen) -> Iterator[tuple[str, Pen]]:
    upper, lower = cell
    if upper == lower:
        yield " ", (pen[0], upper)
        yield "█", (upper, pen[1])
    else:
        yield "▀", (upper, lower)
        yield "▄", (lower, upper)


def _missing(wanted: Pen, pen: Pen) -> int:
    return (wanted[0] != pen[0]) + (wanted[1] != pen[1])
