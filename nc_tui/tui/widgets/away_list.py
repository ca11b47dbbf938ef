"""What was put away: under the day it went, a quiet row a page."""

from collections.abc import Sequence
from datetime import date

from textual.binding import Binding
from textual.content import Content

from nc_tui.core.journal import title_of
from nc_tui.core.records import Entry
from nc_tui.core.sayings import MONTHS, say_day
from nc_tui.tui.marks import LETTER
from nc_tui.tui.widgets.row_list import RowList

_ROOMY = 60  # columns of the window from which the mark hangs two in the margin
_DAY = 12  # columns: "20 Oct 2026" and a space
_NARROW_DAY = 7  # "20 Oct" and a space


class AwayList(RowList):
    """Only days and first lines: nothing to read on in."""

    BINDINGS = [Binding("enter", "choose", "put it back", show=False)]
    DEFAULT_CSS = "AwayList { overflow: hidden scroll; scrollbar-size: 0 0; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._rows: list[Entry | str] = []

    def show(self, entries: Sequence[Entry], today: date) -> None:
        """Show these, which were put away, in their order."""
        self.indent = 2 if self.app.size.width >= _ROOMY else 1
        before = self.entry
        self._rows = []
        day = None
        for entry in entries:
            if entry.away is not None and entry.away.date() != day:
                day = entry.away.date()
                if self._rows:
                    self._rows.append("")
                self._rows.append(f"put away {say_day(day, today.year)}")
            self._rows.append(entry)
        if before is not None:
            ids = [each.id if isinstance(each, Entry) else 0 for each in self._rows]
            if before.id in ids:
                self.set_reactive(AwayList.cursor, ids.index(before.id))
        self.rows_changed()

    @property
    def entry(self) -> Entry | None:
        """The page under the cursor."""
        row = self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else ""
        return row if isinstance(row, Entry) else None

    def count(self) -> int:
        return len(self._rows)

    def can_choose(self, index: int) -> bool:
        return 0 <= index < len(self._rows) and isinstance(self._rows[index], Entry)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        entry = self._rows[index]
        if isinstance(entry, str):
            return Content.styled(entry, "$text-muted bold")
        at = entry.at
        day, room = f"{at.day:>2} {MONTHS[at.month - 1][:3]}", _NARROW_DAY
        if width >= 2 * _DAY + _DAY:
            day, room = f"{day} {at.year}", _DAY
        title = (
            f"{LETTER} {title_of(entry.text)}" if entry.kind == "letter" else title_of(entry.text)
        )
        words = Content.styled(title, "$foreground bold" if selected else "$text-muted")
        gap = " " * (room + 1 - len(day))
        return Content.assemble(
            (day, "$text-muted"), gap, words.truncate(max(1, width - room - 1), ellipsis=True)
        )
