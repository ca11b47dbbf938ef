"""The breaths of the person's own, to change, to add to, or to take away."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.breathing import Phase, say_phases
from nc_tui.core.records import PlanItem
from nc_tui.core.text import one_line
from nc_tui.tui.dialogs.choice import Choice
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.row_list import RowList
from nc_tui.tui.widgets.short_list import ShortList


class PatternList(ShortList):
    """``evening      in 4, hold 2, out 6``."""

    def __init__(self, items: Sequence[PlanItem]) -> None:
        super().__init__()
        self._items = items
        names = [Content(one_line(item.name)).cell_length for item in items if item.name]
        self._beside = max(names, default=0) + 2  # columns

    def on_mount(self) -> None:
        self.rows_changed()

    @property
    def item(self) -> PlanItem | None:
        """The one under the cursor."""
        return self._items[self.cursor] if 0 <= self.cursor < self.count() else None

    def count(self) -> int:
        return len(self._items)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        item = self._items[index]
        phases = said_of(item)
        named = Content.styled(one_line(item.name or phases), "bold" if selected else "")
        row = named.truncate(width, ellipsis=True)
        if item.name:
            row = row.pad_right(max(2, self._beside - row.cell_length))
            row = Content.assemble(row, (phases, "$text-muted")).truncate(width, ellipsis=True)
        # A dialog stands on panel, the usual ground of a selected row.
        row = row.pad_right(max(0, width - row.cell_length))
        return row.stylize_before("on $boost") if selected else row


class PatternsDialog(Dialog[Choice]):
    """A line a pattern."""

    TITLE = "your own breaths"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "a new one", show=False),
        Binding("d", "take_away", "take it away", show=False),
    ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", id="patterns", can_focus=False):
            title = Content.styled("Your own breaths", "$foreground bold")
            yield Static(title, classes="pattern-title")
            yield PatternList(self.nc.snapshot.plan_of("pattern"))
            yield DialogKeys(
                [
                    Hint("enter", "change", "screen.change"),
                    Hint("n", "new", "screen.new"),
                    Hint("d", "take away", "screen.take_away"),
                    Hint("esc", "done", "screen.leave"),
                ]
            )

    def on_mount(self) -> None:
        self.query_one(PatternList).focus()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.action_change()

    def action_change(self) -> None:
        self.dismiss(Choice("change", self.query_one(PatternList).item))

    def action_new(self) -> None:
        self.dismiss(Choice("new"))

    def action_take_away(self) -> None:
        self.dismiss(Choice("take away", self.query_one(PatternList).item))


def said_of(item: PlanItem) -> str:
    """The phases of a pattern of the plan, as they are typed."""
    return one_line(say_phases(Phase(*phase) for phase in item.phases or ()))
