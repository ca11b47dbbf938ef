"""The usual urge as a wave: the middle strength, minute by minute, fading downward."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from nc_tui.core.typical import TypicalPoint
from nc_tui.tui.widgets.chart import EIGHTHS, Chart, joined
from nc_tui.tui.widgets.wave import CALM, STRONG, strength_between

_HEIGHT = 7  # rows from 0 to 9
_MINUTES = 1  # rows below
_LABELS = 2  # columns of "9" and "0", and a space
_TOP = 9
_FOOT = 0.25  # how much colour is left at the foot of the wave
_DOT_EVERY = 4
_EVERY = (1, 2, 5, 10, 15, 30)  # minutes between two that are named
_APART = 5  # columns between them


class UsualCurve(Chart):
    """Amber while it is strong, calm where it is low; a minute nobody told of stays empty."""

    def __init__(self) -> None:
        super().__init__()
        self._points: Sequence[TypicalPoint] = ()

    def show(self, points: Sequence[TypicalPoint]) -> None:
        self._points = points
        self.changed()

    @property
    def _high(self) -> int:
        """Rows from 0 to 9."""
        return self.high(_HEIGHT, _MINUTES)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._high + _MINUTES

    def rows(self, width: int, height: int) -> Sequence[Content]:
        if not self._points:
            return []
        room = max(2, width - _LABELS)
        last = max(1, self._points[-1].minute)
        known = {point.minute: point.strength for point in self._points}
        minutes = [x * last / (room - 1) for x in range(room)]
        strengths = [strength_between(known, minute) for minute in minutes]
        high = self._high
        rows = [self._row(row, high, strengths) for row in range(high - 1, -1, -1)]
        return [*rows, Content.styled(_axis(last, room), "$quiet")]

    def _row(self, row: int, high: int, strengths: Sequence[float | None]) -> Content:
        label = {high - 1: str(_TOP), 0: "0"}.get(row, "").ljust(_LABELS)
        fade = _FOOT + (1 - _FOOT) * row / (high - 1)
        cells = [(label, "$quiet")]
        for x, strength in enumerate(strengths):
            eighths = 0 if strength is None else round(strength / _TOP * high * 8) - row * 8
            filled = max(0, min(8, eighths))
            is_dot = not filled and row in (0, high - 1) and x % _DOT_EVERY == 0
            if is_dot or strength is None:
                cells.append(("·" if is_dot else " ", "$rule"))
            else:
                share = max(0.0, min(1.0, (strength - CALM) / (STRONG - CALM)))
                cells.append(
                    (EIGHTHS[filled], self.faded(self.tint("primary", "warning", share), fade))
                )
        return joined(cells)


def _axis(last: int, room: int) -> str:
    """Minutes, as many as there is room for; the last one says what they are."""
    every = next((n for n in _EVERY if n * room >= last * _APART), _EVERY[-1])
    text = [" "] * (_LABELS + room)
    free = len(text)
    for minute in range(last // every * every, -1, -every):
        said = str(minute) if free < len(text) else f"{minute} min"
        at = min(_LABELS + round(minute / last * (room - 1)), len(text) - len(said))
        if at + len(said) < free or free == len(text):
            text[at : at + len(said)] = said
            free = at
    return "".join(text)
