"""The legend of the map of days; while a day is walked to, it says what that day was."""

from collections.abc import Callable
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.core.days import DaySign
from nc_tui.core.streak import DayMark
from nc_tui.tui.marks import day_mark

_GAP, _NARROW_GAP = 3, 2
_ROOMY = 80


class _Sign(NamedTuple):
    """Marks with their styles, what they mean, and of which days they are true."""

    marks: tuple[tuple[str, str], ...]
    word: str
    is_of: Callable[[DaySign], bool]


def _same_mark(sign: DaySign) -> Callable[[DaySign], bool]:
    return lambda day: day_mark(_without_core(day)) == day_mark(sign)


def _without_core(day: DaySign) -> DaySign:
    return DaySign(day.mark, has_urge=day.has_urge)


_PLAIN = tuple(
    (DaySign(mark, has_urge=urge), word)
    for mark, urge, word in (
        (DayMark.KEPT, False, "kept"),
        (DayMark.KEPT, True, "with an urge"),
        (DayMark.CONTACT, False, "contact"),
        (DayMark.NOT_COUNTED, True, "urge"),
        (DayMark.NOT_COUNTED, False, "not counted"),
    )
)
_CHECKED_IN = tuple(
    day_mark(DaySign(mark, has_urge=urge, has_check_in=True))
    for mark, urge in (
        (DayMark.KEPT, False),
        (DayMark.KEPT, True),
        (DayMark.CONTACT, False),
        (DayMark.NOT_COUNTED, False),
    )
)
"""Every mark that has a core of its own."""
_LEGEND = (
    *(_Sign((day_mark(sign),), word, _same_mark(sign)) for sign, word in _PLAIN),
    _Sign(_CHECKED_IN, "checked in", lambda day: day.has_check_in),
)


class DayLegend(Widget):
    """In as many rows as its width asks for. The words that are true of ``sign`` stand out."""

    DEFAULT_CSS = "DayLegend { width: 1fr; height: auto; }"

    sign: reactive[DaySign | None] = reactive(None)
    """What the day under the cursor was; None while nobody walks."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        signs = [self._entry(each) for each in _LEGEND]
        rows = [signs[0]]
        gap = Content(" " * (_GAP if width >= _ROOMY else _NARROW_GAP))
        for sign in signs[1:]:
            longer = Content.assemble(rows[-1], gap, sign)
            if longer.cell_length <= width:
                rows[-1] = longer
            else:
                rows.append(sign)
        return rows

    def _entry(self, entry: _Sign) -> Content:
        is_true = self.sign is not None and entry.is_of(self.sign)
        # On the map a day that is not counted is a grid dot; here it has to be read.
        marks = Content("").join(
            Content.styled(mark, "$quiet" if style == "$rule" else style)
            for mark, style in entry.marks
        )
        return Content.assemble(
            marks, " ", (entry.word, "$foreground bold" if is_true else "$text-muted")
        )
