"""What is kept of one day, a row each: when, its mark, what it was."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.binding import Binding
from textual.content import Content

from nc_tui.core.records import Record
from nc_tui.tui.widgets.short_list import ShortList

_WIDE = 40  # columns from which the time of day stands in the row
_TIME = 7  # "21:10", and two


class DayRow(NamedTuple):
    """One row. Without a record it says more about the one above it, and is not chosen."""

    record: Record | None
    words: Content
    mark: tuple[str, str] = (" ", "")
    at: str = ""


class DayList(ShortList):
    """``21:10  ○ reached out  a text``; enter opens what can be opened."""

    BINDINGS = [Binding("enter", "choose", "what is kept here", show=False)]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._rows: Sequence[DayRow] = ()

    def show(self, rows: Sequence[DayRow], at: int = 0) -> None:
        """Show these; the cursor stands on the record of id ``at``, else on the first."""
        self._rows = rows
        same = [n for n, row in enumerate(rows) if row.record is not None and row.record.id == at]
        self.set_reactive(DayList.cursor, same[0] if same else 0)
        self.rows_changed()
        self.refresh(layout=True)

    @property
    def record(self) -> Record | None:
        """The one under the cursor."""
        return self._rows[self.cursor].record if 0 <= self.cursor < self.count() else None

    def count(self) -> int:
        return len(self._rows)

    def can_choose(self, index: int) -> bool:
        return 0 <= index < self.count() and self._rows[index].record is not None

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        row = self._rows[index]
        words = row.words.stylize("bold") if selected else row.words
        time = (row.at.ljust(_TIME) if width >= _WIDE else "", "$text-muted")
        line = Content.assemble(time, row.mark, " ", words).truncate(width, ellipsis=True)
        line = line.pad_right(max(0, width - line.cell_length))
        # A dialog stands on panel, the usual ground of a selected row.
        return line.stylize_before("on $boost") if selected else line
