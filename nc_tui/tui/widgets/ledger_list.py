"""The ledger of contact, newest first; what ended a run is told by mark, not by red."""

from collections.abc import Callable, Sequence
from datetime import date, time

from textual.binding import Binding
from textual.content import Content

from nc_tui.core.clock import day_of
from nc_tui.core.records import Contact
from nc_tui.core.sayings import MONTHS
from nc_tui.core.text import one_line
from nc_tui.tui.marks import contact_mark
from nc_tui.tui.phrases import LONGEST_DAY, date_or_night
from nc_tui.tui.widgets.row_list import RowList

_WIDE = 50  # columns from which time and note stand in the row
_LABEL = 23  # "looked at their profile"
_WHEN = LONGEST_DAY + 2  # "30 Oct 21:10", "30 Oct night", and two columns


class LedgerList(RowList):
    """A line a contact, and a heading where an earlier year begins; the cursor's is opened,
    changed or taken back."""

    BINDINGS = [Binding("enter", "choose", "change it", show=False)]

    def __init__(self, label: Callable[[str], str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._label = label
        self._rows: list[Contact | int] = []
        self._day_starts = time()
        self._wanted = 0
        """A line to go to once it is shown: a new one may be on its way."""

    def show(self, contacts: Sequence[Contact], today: date, day_starts: time) -> None:
        """Show these, in any order; the cursor stays on its line."""
        at, year = self.contact, today.year
        self._day_starts = day_starts
        self._rows = []
        for contact in sorted(contacts, key=lambda c: (c.at, c.id), reverse=True):
            if contact.at.year != year:
                year = contact.at.year
                self._rows.append(year)
            self._rows.append(contact)
        if at is not None:
            self.set_reactive(LedgerList.cursor, self._row_of(at.id, self.cursor))
        self.rows_changed()
        if self._wanted:
            self.go_to(self._wanted)

    @property
    def contact(self) -> Contact | None:
        """The line under the cursor."""
        row = self._rows[self.cursor] if 0 <= self.cursor < self.count() else None
        return row if isinstance(row, Contact) else None

    def go_to(self, contact_id: int) -> None:
        """Put the cursor on a line, or have it go there once the line is shown."""
        row = self._row_of(contact_id, -1)
        self._wanted = 0 if row >= 0 else contact_id
        if row >= 0:
            self.cursor = row

    def _row_of(self, contact_id: int, otherwise: int) -> int:
        rows = enumerate(self._rows)
        same = (n for n, row in rows if isinstance(row, Contact) and row.id == contact_id)
        return next(same, otherwise)

    def count(self) -> int:
        return len(self._rows)

    def can_choose(self, index: int) -> bool:
        return 0 <= index < self.count() and isinstance(self._rows[index], Contact)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        contact = self._rows[index]
        if not isinstance(contact, Contact):
            return Content.styled(str(contact), "$quiet")
        mark, style = contact_mark(contact.kind, ends_run=contact.ends_run)
        words = "$foreground bold" if selected else "$foreground"
        label = self._label(contact.kind)
        # The day that it counts for, as the runs beside it have it.
        counts_for = day_of(contact.at, self._day_starts)
        if width < _WIDE:
            day = f"{counts_for.day:>2} {MONTHS[counts_for.month - 1][:3]}"
            gap = max(1, width - 2 - len(label) - len(day))
            return Content.assemble(
                (mark, style), " ", (label, words), " " * gap, (day, "$text-muted")
            )
        note = " · ".join(one_line(text) for text in (contact.before, contact.note) if text)
        said = date_or_night(contact.at, counts_for)
        if contact.at.date() == counts_for:  # else its hour would be read as one of that date
            said += f" {contact.at:%H:%M}"
        # Days stand one below the other, single digits to the right.
        said = " " * (counts_for.day < 10) + said
        room = max(0, width - _WHEN - 2 - _LABEL - 1)
        return Content.assemble(
            (said.ljust(_WHEN), "$text-muted"), (mark, style), " ",
            (label.ljust(_LABEL + 1), words),
            Content.styled(note, "$text-muted").truncate(room, ellipsis=True),
        )  # fmt: skip
