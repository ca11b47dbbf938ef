"""Breaths of the person's own: made, changed, taken away."""

from typing import TYPE_CHECKING

from nc_tui.core.records import PlanItem
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.dialogs.pattern import PatternDialog
from nc_tui.tui.dialogs.patterns import PatternsDialog, said_of
from nc_tui.tui.flows.keeping import ask_and_keep
from nc_tui.tui.messages import Remove

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def own_breaths(app: "NcApp") -> None:
    """Ask for the first one; where there are some, show them until the person is done."""
    if not app.snapshot.plan_of("pattern"):
        if await ask_and_keep(app, None, PatternDialog) is not None:
            app.notice("Kept. In a breath, p comes to it.", wrong=False)
        return
    while app.snapshot.plan_of("pattern"):
        choice = await app.push_screen_wait(PatternsDialog())
        if choice is None:
            return
        if choice.does == "take away" and choice.item is not None:
            await _take_away(app, choice.item)
        else:
            await ask_and_keep(app, choice.item, PatternDialog)


async def _take_away(app: "NcApp", item: PlanItem) -> None:
    which = f"{item.name}\n{said_of(item)}" if item.name else said_of(item)
    words = f"{which}\nctrl+z brings it back."
    asked = Confirm("Take this breath away?", words, yes="take it away", no="leave it")
    if await app.push_screen_wait(asked):
        outcome = await app.ask(Remove(item))
        if outcome.error is not None:
            app.notice(str(outcome.error))
