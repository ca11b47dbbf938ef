"""The breaths of the person's own, to change, to add to, or to take away."""

from collections.abc import Iterable

from nc_tui.core.breathing import Phase, say_phases
from nc_tui.core.records import PlanItem
from nc_tui.core.text import one_line
from nc_tui.tui.dialogs.own_list import OwnListDialog, OwnRow


class PatternsDialog(OwnListDialog):
    """A line a pattern."""

    TITLE = "your own breaths"

    def __init__(self, items: Iterable[PlanItem]) -> None:
        super().__init__("Your own breaths", [_row(item) for item in items])


def _row(item: PlanItem) -> OwnRow:
    phases = said_of(item)
    return OwnRow(item, one_line(item.name or phases), phases if item.name else "")


def said_of(item: PlanItem) -> str:
    """The phases of a pattern of the plan, as they are typed."""
    return one_line(say_phases(Phase(*phase) for phase in item.phases or ()))
