"""Lines of the plan that are the person's own, to change, to add to, or to take away."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from nc_tui.core.records import PlanItem
from nc_tui.tui.dialogs.plan_list import PlanList, PlanListDialog


class OwnRow(NamedTuple):
    """A line of the plan: what it is called, and what stands muted beside that."""

    item: PlanItem
    name: str
    beside: str = ""


class OwnList(PlanList):
    """``evening      in 4, hold 2, out 6``."""

    def __init__(self, rows: Sequence[OwnRow]) -> None:
        super().__init__()
        self._rows = rows
        names = [Content(row.name).cell_length for row in rows if row.beside]
        self._beside = max(names, default=0) + 2  # columns

    @property
    def item(self) -> PlanItem | None:
        return self._rows[self.cursor].item if 0 <= self.cursor < self.count() else None

    def count(self) -> int:
        return len(self._rows)

    def words(self, index: int, width: int, *, selected: bool) -> Content:
        _, name, beside = self._rows[index]
        row = Content.styled(name, "bold" if selected else "").truncate(width, ellipsis=True)
        if beside:
            row = row.pad_right(max(2, self._beside - row.cell_length))
            row = Content.assemble(row, (beside, "$text-muted")).truncate(width, ellipsis=True)
        return row


class OwnListDialog(PlanListDialog):
    """A row a line of the plan."""

    TITLE = "your own"

    def __init__(self, title: str, rows: Sequence[OwnRow]) -> None:
        super().__init__("own-list", title)
        self._rows = rows

    def compose_list(self) -> OwnList:
        return OwnList(self._rows)
