"""The ledger of contact, newest first; what ended a run is told by mark, not by red."""

from collections.abc import Callable, Sequence

from textual.content import Content

from nc_tui.core.records import Contact
from nc_tui.core.sayings import MONTHS
from nc_tui.core.text import one_line
from nc_tui.tui.marks import contact_mark
from nc_tui.tui.widgets.row_list import RowList

_WIDE = 50  # columns from which time and note stand in the row
_LABEL = 23  # "looked at their profile"


class LedgerList(RowList):
    """A line a contact; the cursor's is opened, changed or taken back."""

    def __init__(self, label: Callable[[str], str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._label = label
        self._contacts: Sequence[Contact] = ()
        self._wanted = 0
        """A line to go to once it is shown: a new one may be on its way."""

    def show(self, contacts: Sequence[Contact]) -> None:
        """Show these, in any order; the cursor stays on its line."""
        at = self.contact
        self._contacts = sorted(contacts, key=lambda c: (c.at, c.id), reverse=True)
        if at is not None:
            rows = [n for n, contact in enumerate(self._contacts) if contact.id == at.id]
            self.set_reactive(LedgerList.cursor, rows[0] if rows else self.cursor)
        self.rows_changed()
        if self._wanted:
            self.go_to(self._wanted)

    @property
    def contact(self) -> Contact | None:
        """The line under the cursor."""
        return self._contacts[self.cursor] if 0 <= self.cursor < self.count() else None

    def go_to(self, contact_id: int) -> None:
        """Put the cursor on a line, or have it go there once the line is shown."""
        self._wanted = contact_id
        for row, contact in enumerate(self._contacts):
            if contact.id == contact_id:
                self.cursor, self._wanted = row, 0

    def count(self) -> int:
        return len(self._contacts)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        contact = self._contacts[index]
        mark, style = contact_mark(contact.kind, ends_run=contact.ends_run)
        words = "$foreground bold" if selected else "$foreground"
        label = self._label(contact.kind)
        date = f"{contact.at.day:>2} {MONTHS[contact.at.month - 1][:3]}"
        if width < _WIDE:
            gap = max(1, width - 2 - len(label) - len(date))
            return Content.assemble(
                (mark, style), " ", (label, words), " " * gap, (date, "$text-muted")
            )
        note = " · ".join(one_line(text) for text in (contact.before, contact.note) if text)
        room = max(0, width - 16 - _LABEL - 1)
        return Content.assemble(
            (f"{date} {contact.at:%H:%M}  ", "$text-muted"), (mark, style), " ",
            (label.ljust(_LABEL + 1), words),
            Content.styled(note, "$text-muted").truncate(room, ellipsis=True),
        )  # fmt: skip
