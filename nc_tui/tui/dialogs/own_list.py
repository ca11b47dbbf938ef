"""Lines of the plan that are the person's own, to change, to add to, or to take away."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.records import PlanItem
from nc_tui.tui.dialogs.choice import Choice
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.row_list import RowList
from nc_tui.tui.widgets.short_list import ShortList


class OwnRow(NamedTuple):
    """A line of the plan: what it is called, and what stands muted beside that."""

    item: PlanItem
    name: str
    beside: str = ""


class OwnList(ShortList):
    """``evening      in 4, hold 2, out 6``."""

    BINDINGS = [Binding("enter", "choose", "change it", show=False)]

    def __init__(self, rows: Sequence[OwnRow]) -> None:
        super().__init__()
        self._rows = rows
        names = [Content(row.name).cell_length for row in rows if row.beside]
        self._beside = max(names, default=0) + 2  # columns

    def on_mount(self) -> None:
        self.rows_changed()

    @property
    def item(self) -> PlanItem | None:
        """The one under the cursor."""
        return self._rows[self.cursor].item if 0 <= self.cursor < self.count() else None

    def count(self) -> int:
        return len(self._rows)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        _, name, beside = self._rows[index]
        row = Content.styled(name, "bold" if selected else "").truncate(width, ellipsis=True)
        if beside:
            row = row.pad_right(max(2, self._beside - row.cell_length))
            row = Content.assemble(row, (beside, "$text-muted")).truncate(width, ellipsis=True)
        # A dialog stands on panel, the usual ground of a selected row.
        row = row.pad_right(max(0, width - row.cell_length))
        return row.stylize_before("on $boost") if selected else row


class OwnListDialog(Dialog[Choice]):
    """A row a line of the plan."""

    TITLE = "your own"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "a new one", show=False),
        Binding("d", "take_away", "take it away", show=False),
    ]

    def __init__(self, title: str, rows: Sequence[OwnRow]) -> None:
        super().__init__()
        self._title, self._rows = title, rows

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", id="own-list", can_focus=False):
            yield Static(Content.styled(self._title, "$foreground bold"), classes="own-title")
            yield OwnList(self._rows)
            yield DialogKeys(
                [
                    Hint("enter", "change", "screen.change"),
                    Hint("n", "new", "screen.new"),
                    Hint("d", "take away", "screen.take_away"),
                    Hint("esc", "done", "screen.leave"),
                ]
            )

    def on_mount(self) -> None:
        self.query_one(OwnList).focus()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.action_change()

    def action_change(self) -> None:
        self.dismiss(Choice("change", self.query_one(OwnList).item))

    def action_new(self) -> None:
        self.dismiss(Choice("new"))

    def action_take_away(self) -> None:
        self.dismiss(Choice("take away", self.query_one(OwnList).item))
