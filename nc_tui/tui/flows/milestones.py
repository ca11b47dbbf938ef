"""Milestones of the person's own: added, changed, taken away, beside the usual ones."""

from typing import TYPE_CHECKING

from nc_tui.core.records import PlanItem
from nc_tui.core.text import one_line
from nc_tui.tui.dialogs.milestone import MilestoneDialog
from nc_tui.tui.dialogs.milestones import MilestonesDialog
from nc_tui.tui.flows.keeping import ask_and_keep
from nc_tui.tui.flows.taking_away import take_away
from nc_tui.tui.phrases import counted

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def own_milestones(app: "NcApp") -> None:
    """Show them, with those that were reached, until the person is done."""
    while True:
        choice = await app.push_screen_wait(MilestonesDialog())
        if choice is None:
            return
        if choice.does == "take away" and choice.item is not None:
            await take_away_milestone(app, choice.item)
        else:
            await edit_milestone(app, choice.item)


async def edit_milestone(app: "NcApp", item: PlanItem | None = None) -> PlanItem | None:
    """Ask for a new one, or change one that is there; None when the person left it."""
    return await ask_and_keep(app, item, MilestoneDialog)


async def take_away_milestone(app: "NcApp", item: PlanItem) -> None:
    """Ask, and take one out of the plan."""
    which = f"{counted(item.days or 0, 'day')}  {one_line(item.text or '')}".rstrip()
    await take_away(app, item, "Take this milestone away?", which)
