"""How the page after a breath fits a window: what asks and its keys first, the curve last."""

from collections.abc import Callable
from typing import NamedTuple

RowsIn = Callable[[int], int]
"""The rows a part needs in so many columns."""

_FIXED = 4  # rows: the title, the sentence, the line, the footer
_TRIGGERS, _WAYS = 57, 19  # columns side by side: three of labels, and one
_ROOMY_TRIGGERS, _ROOMY_WAYS = 72, 40
_LEAST_CURVE = 4  # rows, a digit's among them
_GAPS = ("asks", "between", "line", "footer", "sentence", "top")
"""Where an empty row goes first, as far as there are any."""


class Layout(NamedTuple):
    """``triggers`` is the width of what set it off, with the ways on beside it; None stacks them.
    ``curve`` is its rows, 0 for none; an empty row stands before each of ``gaps``."""

    triggers: int | None
    curve: int
    gaps: frozenset[str]
    is_cut: bool
    """Not all of it is in view at once."""


def lay_out(
    width: int, height: int, triggers: RowsIn, ways: RowsIn, *, most_curve: int, more: int = 0
) -> Layout:
    """The layout for a page ``width`` columns wide, without its margins, in a window ``height``
    rows high; ``more`` rows are needed besides."""
    beside = None
    if width >= _ROOMY_TRIGGERS + _ROOMY_WAYS:
        beside = _ROOMY_TRIGGERS
    elif width >= _TRIGGERS + _WAYS:
        beside = _TRIGGERS + min(3, width - _TRIGGERS - _WAYS)
    if beside is None:
        asks = triggers(width) + ways(width) + 2
    else:
        asks = max(triggers(beside), ways(width - beside)) + 1
    left = height - _FIXED - more - asks
    gaps = [gap for gap in _GAPS if gap != "between" or beside is None][: max(0, left)]
    curve = min(most_curve, left - len(gaps) - 1)
    return Layout(beside, curve if curve >= _LEAST_CURVE else 0, frozenset(gaps), left < 0)
