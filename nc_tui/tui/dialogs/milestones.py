"""Milestones that were reached, and the person's own, to change, to add to, or to take away."""

from collections.abc import Sequence

from textual.content import Content

from nc_tui.core.milestones import Milestone, milestones
from nc_tui.core.records import PlanItem
from nc_tui.core.sayings import MONTHS
from nc_tui.core.text import one_line
from nc_tui.tui.dialogs.plan_list import PlanList, PlanListDialog
from nc_tui.tui.phrases import counted

_DAYS = 13  # columns: "36,500 days", and two
_WIDE = 50  # columns from which a row also says how often


class MilestoneList(PlanList):
    """``40 days  birthday      9 Oct``: where it was reached, and never when it might be."""

    def __init__(self, lines: Sequence[Milestone]) -> None:
        super().__init__()
        self._lines = lines

    @property
    def item(self) -> PlanItem | None:
        """The person's own under the cursor; None on a usual one."""
        return self._lines[self.cursor].own if 0 <= self.cursor < self.count() else None

    def go_to_own(self) -> None:
        """Put the cursor on the first of the person's own, if there is one."""
        self.cursor = next((n for n, line in enumerate(self._lines) if line.own), self.cursor)

    def count(self) -> int:
        return len(self._lines)

    def words(self, index: int, width: int, *, selected: bool) -> Content:
        line = self._lines[index]
        where = Content.styled(_where(line, width >= _WIDE), "$text-muted")
        style = "bold" if selected else ""
        row = Content.styled(counted(line.days, "day").ljust(_DAYS), style)
        if line.own is not None:
            text = one_line(line.own.text or "") or "yours"
            row = Content.assemble(row, (text, f"$secondary {style}"))
        room = max(0, width - where.cell_length - 1)
        row = row.truncate(room, ellipsis=True).pad_right(1)
        return Content.assemble(row.pad_right(max(0, room + 1 - row.cell_length)), where)


def _where(line: Milestone, is_wide: bool) -> str:
    if line.last is None:
        return ""
    day = f"{line.last.day} {MONTHS[line.last.month - 1][:3]} {line.last.year}"
    return f"{line.times} times, last {day}" if line.times > 1 and is_wide else day


class MilestonesDialog(PlanListDialog):
    """A line a milestone; only the person's own can be changed."""

    TITLE = "milestones"

    def __init__(self) -> None:
        words = "Each one is a question, asked on its day. Nothing is counted down to."
        super().__init__("milestones", "Milestones", words)

    def compose_list(self) -> MilestoneList:
        snapshot = self.nc.snapshot
        today = snapshot.today(self.nc.clock.now())
        return MilestoneList(milestones(snapshot.ledger, snapshot.plan_of("milestone"), today))

    def on_mount(self) -> None:
        self.query_one(MilestoneList).go_to_own()
