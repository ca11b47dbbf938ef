"""The urges that were, newest first: when, how strong, where it went."""

from collections.abc import Callable, Sequence
from datetime import date

from textual.binding import Binding
from textual.content import Content

from nc_tui.core.records import Urge
from nc_tui.tui.marks import strength_style
from nc_tui.tui.phrases import LONGEST_DAY, how_it_went, spoken_day
from nc_tui.tui.widgets.row_list import RowList

_WHEN = LONGEST_DAY + 8  # the day, a column, the hour, and two columns


class UrgeList(RowList):
    """``last night   23:40  8 → 3  in 11 minutes``."""

    BINDINGS = [Binding("enter", "choose", "breathe, now", show=False)]

    def __init__(self, day_of: Callable[[Urge], date]) -> None:
        super().__init__()
        self._day_of = day_of
        self._urges: Sequence[Urge] = ()
        self._today = self._date = date.min

    def show(self, urges: Sequence[Urge], today: date, date_now: date) -> None:
        """Show these, in any order; the cursor stays on its urge. ``date_now`` is the wall's."""
        at = self.urge
        self._today, self._date = today, date_now
        self._urges = sorted(urges, key=lambda urge: (urge.at, urge.id), reverse=True)
        if at is not None and self.cursor > 0:
            rows = [n for n, urge in enumerate(self._urges) if urge.id == at.id]
            self.set_reactive(UrgeList.cursor, rows[0] if rows else self.cursor)
        self.rows_changed()

    @property
    def urge(self) -> Urge | None:
        """The one under the cursor."""
        return self._urges[self.cursor] if 0 <= self.cursor < self.count() else None

    def go_to(self, urge_id: int) -> None:
        """Put the cursor on an urge, if it is there."""
        for row, urge in enumerate(self._urges):
            if urge.id == urge_id:
                self.cursor = row

    def count(self) -> int:
        return len(self._urges)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        urge = self._urges[index]
        day = spoken_day(urge.at, self._day_of(urge), self._today, self._date)
        said = f"{day:<{LONGEST_DAY}} {urge.at:%H:%M}"
        style = "$foreground bold" if selected else "$text-muted"
        went = how_it_went(urge)
        if went is None:
            return Content.assemble((said.ljust(_WHEN), style), ("no number", "$text-muted"))
        high, last, took = went
        parts: list[str | tuple[str, str]] = [
            (said.ljust(_WHEN), style), (str(high), f"{strength_style(high)} bold"),
        ]  # fmt: skip
        if took:
            parts += [(" → ", "$text-muted"), (str(last), f"{strength_style(last)} bold")]
        if took and width >= _WHEN + 7 + len(took):
            parts += [("  " + took, "$text-muted")]
        return Content.assemble(*parts)
