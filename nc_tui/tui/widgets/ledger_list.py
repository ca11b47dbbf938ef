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
from nc_tui.tui.widgets.year_list import YearList

_WIDE = 50  # columns from which time and note stand in the row
_LABEL = 23  # "looked at their profile"
_WHEN = LONGEST_DAY + 2  # "30 Oct 21:10", "30 Oct night", and two columns


class LedgerList(YearList[Contact]):
    """A line a contact; the cursor's is opened, changed or taken back."""

    BINDINGS = [Binding("enter", "choose", "change it", show=False)]

    def __init__(self, label: Callable[[str], str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._label = label
        self._day_starts = time()

    def show(self, contacts: Sequence[Contact], today: date, day_starts: time) -> None:
        """Show these, in any order; the cursor stays on its line."""
        self._day_starts = day_starts
        self.fill(sorted(contacts, key=lambda c: (c.at, c.id), reverse=True), today.year)

    @property
    def contact(self) -> Contact | None:
        """The line under the cursor."""
        return self.item

    def key_of(self, item: Contact) -> int:
        return item.id

    def year_of(self, item: Contact) -> int:
        return day_of(item.at, self._day_starts).year

    def item_row(self, item: Contact, width: int, *, selected: bool) -> Content:
        mark, style = contact_mark(item.kind, ends_run=item.ends_run)
        words = "$foreground bold" if selected else "$foreground"
        label = self._label(item.kind)
        # The day that it counts for, as the runs beside it have it.
        counts_for = day_of(item.at, self._day_starts)
        if width < _WIDE:
            day = f"{counts_for.day:>2} {MONTHS[counts_for.month - 1][:3]}"
            gap = max(1, width - 2 - len(label) - len(day))
            return Content.assemble(
                (mark, style), " ", (label, words), " " * gap, (day, "$text-muted")
            )
        note = " · ".join(one_line(text) for text in (item.before, item.note) if text)
        said = date_or_night(item.at, counts_for)
        if item.at.date() == counts_for:  # else its hour would be read as one of that date
            said += f" {item.at:%H:%M}"
        # Days stand one below the other, single digits to the right.
        said = " " * (counts_for.day < 10) + said
        room = max(0, width - _WHEN - 2 - _LABEL - 1)
        return Content.assemble(
            (said.ljust(_WHEN), "$text-muted"), (mark, style), " ",
            (label.ljust(_LABEL + 1), words),
            Content.styled(note, "$text-muted").truncate(room, ellipsis=True),
        )  # fmt: skip
