"""Words of the person's own beside ours: questions, triggers, cards."""

from typing import TYPE_CHECKING

from nc_tui.core.own_words import own_items
from nc_tui.core.records import PlanItem
from nc_tui.core.text import mend, one_line
from nc_tui.tui.flows.keeping import ask_and_keep
from nc_tui.tui.flows.taking_away import take_away

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_WHICH = 120  # characters of a card that say which it is
_KEPT = {
    "prompt": "Kept. It stands among the questions in Stages; p comes to it.",
    "trigger": "Kept. It can be chosen after a breath.",
    "card": "Kept. It stands last in the library.",
}


async def own_words(app: "NcApp", kind: str) -> None:
    """Ask for the first one of ``kind``; where there are some, show them until they are done."""
    from nc_tui.tui.dialogs.own_list import OwnListDialog, OwnRow
    from nc_tui.tui.dialogs.own_words import ABOUT

    if not own_items(app.snapshot.plan, kind):
        if await new_own_words(app, kind) is not None:
            app.notice(_KEPT[kind], wrong=False)
        return
    while items := own_items(app.snapshot.plan, kind):
        rows = [OwnRow(item, one_line(mend(item.text or ""))) for item in items]
        choice = await app.push_screen_wait(OwnListDialog(ABOUT[kind].all, rows))
        if choice is None:
            return
        if choice.item is None:
            await new_own_words(app, kind)
        elif choice.does == "take away":
            await _take_away(app, kind, choice.item)
        else:
            await change_own_words(app, kind, choice.item)


async def new_own_words(app: "NcApp", kind: str) -> PlanItem | None:
    """Ask for one of ``kind``; None when the person left."""
    return await change_own_words(app, kind, None)


async def change_own_words(app: "NcApp", kind: str, item: PlanItem | None) -> PlanItem | None:
    """Ask for it anew, with what it says now; None when the person left."""
    from nc_tui.tui.dialogs.own_words import OwnWordsDialog

    return await ask_and_keep(
        app, item, lambda present, problem: OwnWordsDialog(kind, present, problem)
    )


async def _take_away(app: "NcApp", kind: str, item: PlanItem) -> None:
    """Ask, and take it out."""
    from nc_tui.tui.dialogs.own_words import ABOUT

    which = one_line(mend(item.text or ""))[:_WHICH]
    await take_away(app, item, f"Take this {ABOUT[kind].one} away?", which)
