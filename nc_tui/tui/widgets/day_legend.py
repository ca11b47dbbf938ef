"""The legend of the map of days; while a day is walked to, it says what that day was."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.core.days import DaySign
from nc_tui.core.streak import DayMark
from nc_tui.tui.marks import day_mark

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_GAP, _NARROW_GAP = 3, 2
_ROOMY = 80
_MOST_BESIDE_TWO = 4
"""Marks beside which, in a narrow column, two rows are free for what the dot means."""


class _Sign(NamedTuple):
    """A mark with its style, what it means, and of which days it is true."""

    mark: tuple[str, str]
    word: str
    is_of: Callable[[DaySign], bool]


def _same_mark(sign: DaySign) -> Callable[[DaySign], bool]:
    return lambda day: day_mark(_without_core(day)) == day_mark(sign)


def _without_core(day: DaySign) -> DaySign:
    return DaySign(day.mark, has_urge=day.has_urge)


_PLAIN = tuple(
    _Sign(day_mark(DaySign(mark, has_urge=urge)), word, _same_mark(DaySign(mark, has_urge=urge)))
    for mark, urge, word in (
        (DayMark.KEPT, False, "kept"),
        (DayMark.KEPT, True, "with an urge"),
        (DayMark.CONTACT, False, "contact"),
        (DayMark.NOT_COUNTED, True, "urge"),
        (DayMark.NOT_COUNTED, False, "not counted"),
    )
)
_WITH_CORE = "a dot in it:"
_CHECKED_IN = "checked in"


class DayLegend(Widget):
    """What the marks of the map mean, and no others, in as many rows as its width asks for. The
    words that are true of ``sign`` stand out."""

    DEFAULT_CSS = "DayLegend { width: 1fr; height: auto; }"

    sign: reactive[DaySign | None] = reactive(None)
    """What the day under the cursor was; None while nobody walks."""

    seen: reactive[frozenset[DaySign]] = reactive(frozenset(), layout=True)
    """The signs of the days on the map."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        plain = [sign for sign in _PLAIN if any(map(sign.is_of, self.seen))]
        signs = [self._entry(sign.mark, sign.word, sign.is_of) for sign in plain]
        if any(day.has_check_in for day in self.seen):
            signs += self._checked_in(width, is_close=len(signs) > _MOST_BESIDE_TWO)
        rows: list[Content] = []
        gap = Content(" " * (_GAP if width >= _ROOMY else _NARROW_GAP))
        for sign in signs:
            longer = Content.assemble(rows[-1], gap, sign) if rows else sign
            if rows and longer.cell_length <= width:
                rows[-1] = longer
            else:
                rows.append(sign)
        return rows

    def _checked_in(self, width: int, *, is_close: bool) -> list[Content]:
        """A day with a check-in is its own mark with a dot in it: said once, of one of them. In
        plain characters each is another, and all are named."""
        marks = dict.fromkeys(day_mark(day) for day in _in_order(self.seen) if day.has_check_in)
        first = next(iter(marks))
        if cast("NcApp", self.app).config.ascii:
            both = ("".join(mark for mark, _ in marks), first[1])
            return [self._entry(both, _CHECKED_IN, _has_check_in)]
        once = self._entry(first, f"{_WITH_CORE} {_CHECKED_IN}", _has_check_in)
        if once.cell_length <= width:
            return [once]
        if is_close:
            return [self._entry(first, _CHECKED_IN, _has_check_in)]
        below = self._entry((" ", ""), _CHECKED_IN, _has_check_in)
        return [self._entry(first, _WITH_CORE, _has_check_in), below]

    def _entry(self, mark: tuple[str, str], word: str, is_of: Callable[[DaySign], bool]) -> Content:
        is_true = self.sign is not None and is_of(self.sign)
        # On the map a day that is not counted is a grid dot; here it has to be read.
        style = "$quiet" if mark[1] == "$rule" else mark[1]
        words = "$foreground bold" if is_true else "$text-muted"
        return Content.assemble((mark[0], style), " ", (word, words))


def _has_check_in(day: DaySign) -> bool:
    return day.has_check_in


def _in_order(seen: Iterable[DaySign]) -> list[DaySign]:
    """Kept days first: the mark of most of them."""
    return sorted(seen, key=lambda day: (day.mark is not DayMark.KEPT, day.mark.name, day.has_urge))
