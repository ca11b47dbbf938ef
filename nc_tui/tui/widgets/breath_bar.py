"""A breath as one bar: for reduced motion, and wherever colours cannot draw a sphere."""

from math import ceil

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from nc_tui.core.breathing import Moment, Motion

_CELL, _REST = "▆", "▁"
_LONGEST, _SHORTEST = 36, 8
_AROUND = 8  # columns left free beside it
_ROLES = {Motion.IN: "$primary", Motion.HOLD: "$accent", Motion.OUT: "$secondary"}


class BreathBar(Widget):
    """How full a breath is, as cells of a bar in the middle of the widget.

    A ``slow`` one moves only when the second does that is counted down beside it.
    """

    DEFAULT_CSS = "BreathBar { height: 1fr; width: 100%; content-align: center middle; }"

    def __init__(self, *, slow: bool = False) -> None:
        super().__init__()
        self._slow = slow
        self._counted: tuple[int, str, int] | None = None
        self._moment = Moment("", Motion.IN, 1.0, 0.0, 0)
        self._drawn = (0, Motion.IN)

    def breathe(self, moment: Moment) -> None:
        """Show the breath at ``moment``; nothing is drawn when no cell differs."""
        counted = (moment.rounds, moment.word, ceil(moment.left))
        if self._slow and counted == self._counted:
            return
        self._counted, self._moment = counted, moment
        if self._cells_of(moment) != self._drawn:
            self.refresh(Region(0, (self.size.height - 1) // 2, self.size.width, 1))

    def _cells_of(self, moment: Moment) -> tuple[int, Motion]:
        return 1 + round(moment.fill * (self._length - 1)), moment.motion

    @property
    def _length(self) -> int:
        return max(_SHORTEST, min(_LONGEST, self.size.width - _AROUND))

    def render(self) -> Content:
        self._drawn = cells, motion = self._cells_of(self._moment)
        return Content.assemble(
            (_CELL * cells, _ROLES[motion]), (_REST * (self._length - cells), "$rule")
        )
