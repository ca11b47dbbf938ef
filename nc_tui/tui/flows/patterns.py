"""Breaths of the person's own: made, changed, taken away."""

from typing import TYPE_CHECKING

from nc_tui.tui.dialogs.pattern import PatternDialog
from nc_tui.tui.dialogs.patterns import PatternsDialog, said_of
from nc_tui.tui.flows.keeping import ask_and_keep
from nc_tui.tui.flows.taking_away import take_away

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def own_breaths(app: "NcApp") -> None:
    """Ask for the first one; where there are some, show them until the person is done."""
    if not app.snapshot.plan_of("pattern"):
        if await ask_and_keep(app, None, PatternDialog) is not None:
            app.notice("Kept. In a breath, p comes to it.", wrong=False)
        return
    while items := app.snapshot.plan_of("pattern"):
        choice = await app.push_screen_wait(PatternsDialog(items))
        if choice is None:
            return
        item = choice.item
        if choice.does == "take away" and item is not None:
            which = f"{item.name}\n{said_of(item)}" if item.name else said_of(item)
            await take_away(app, item, "Take this breath away?", which)
        else:
            await ask_and_keep(app, item, PatternDialog)
