"""What a person wants with one line of the plan, when a dialog lists several."""

from typing import Literal, NamedTuple

from nc_tui.core.records import PlanItem


class Choice(NamedTuple):
    """What is to be done, and with which line; a new one is of none."""

    does: Literal["new", "change", "take away"]
    item: PlanItem | None = None
