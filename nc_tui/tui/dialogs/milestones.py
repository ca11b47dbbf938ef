"""Milestones that were reached, and the person's own, to change, to add to, or to take away."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.milestones import Milestone, milestones
from nc_tui.core.records import PlanItem
from nc_tui.core.sayings import MONTHS
from nc_tui.core.text import one_line
from nc_tui.tui.dialogs.choice import Choice
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.phrases import counted
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.row_list import RowList
from nc_tui.tui.widgets.short_list import ShortList

_DAYS = 13  # columns: "36,500 days", and two
_WIDE = 50  # columns from which a row also says how often


class MilestoneList(ShortList):
    """``40 days  birthday      9 Oct``: where it was reached, and never when it might be."""

    BINDINGS = [Binding("enter", "choose", "change it", show=False)]

    def __init__(self, lines: Sequence[Milestone]) -> None:
        super().__init__()
        self._lines = lines

    def on_mount(self) -> None:
        self.rows_changed()

    @property
    def own(self) -> PlanItem | None:
        """The person's own under the cursor; None on a usual one."""
        return self._lines[self.cursor].own if 0 <= self.cursor < self.count() else None

    def go_to_own(self) -> None:
        """Put the cursor on the first of the person's own, if there is one."""
        self.cursor = next((n for n, line in enumerate(self._lines) if line.own), self.cursor)

    def count(self) -> int:
        return len(self._lines)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        line = self._lines[index]
        where = Content.styled(_where(line, width >= _WIDE), "$text-muted")
        style = "bold" if selected else ""
        row = Content.styled(counted(line.days, "day").ljust(_DAYS), style)
        if line.own is not None:
            text = one_line(line.own.text or "") or "yours"
            row = Content.assemble(row, (text, f"$secondary {style}"))
        room = max(0, width - where.cell_length - 1)
        row = row.truncate(room, ellipsis=True).pad_right(1)
        row = Content.assemble(row.pad_right(max(0, room + 1 - row.cell_length)), where)
        # A dialog stands on panel, the usual ground of a selected row.
        return row.stylize_before("on $boost") if selected else row


def _where(line: Milestone, is_wide: bool) -> str:
    if line.last is None:
        return ""
    day = f"{line.last.day} {MONTHS[line.last.month - 1][:3]} {line.last.year}"
    return f"{line.times} times, last {day}" if line.times > 1 and is_wide else day


class MilestonesDialog(Dialog[Choice]):
    """A line a milestone; only the person's own can be changed."""

    TITLE = "milestones"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "one of your own", show=False),
        Binding("d", "take_away", "take it away", show=False),
    ]

    def compose(self) -> ComposeResult:
        snapshot = self.nc.snapshot
        today = snapshot.today(self.nc.clock.now())
        lines = milestones(snapshot.ledger, snapshot.plan_of("milestone"), today)
        with VerticalScroll(classes="dialog", id="milestones", can_focus=False):
            yield Static(
                Content.styled("Milestones", "$foreground bold"), classes="milestone-title"
            )
            yield MilestoneList(lines)
            words = "Each one is a question, asked on its day. Nothing is counted down to."
            yield Static(Content.styled(words, "$text-muted"), id="milestones-words")
            yield DialogKeys(
                [
                    Hint("enter", "change", "screen.change"),
                    Hint("n", "new", "screen.new"),
                    Hint("d", "take away", "screen.take_away"),
                    Hint("esc", "done", "screen.leave"),
                ]
            )

    def on_mount(self) -> None:
        lines = self.query_one(MilestoneList)
        lines.focus()
        lines.go_to_own()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.action_change()

    def action_new(self) -> None:
        self.dismiss(Choice("new"))

    def action_change(self) -> None:
        self._choose(Choice("change", self.query_one(MilestoneList).own))

    def action_take_away(self) -> None:
        self._choose(Choice("take away", self.query_one(MilestoneList).own))

    def _choose(self, choice: Choice) -> None:
        if choice.item is not None:  # the usual ones stay as they are
            self.dismiss(choice)
