"""Erasing for good: one record, or everything."""

from typing import TYPE_CHECKING

from textual.content import Content

from nc_tui.core.records import Record
from nc_tui.tui.dialogs.erase import EraseDialog
from nc_tui.tui.intents import Erase

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def erase(app: "NcApp", record: Record, question: str, what: Content | str) -> bool:
    """Ask for the word, and take a record out of everything. True once it is out."""
    return await _erase(app, record, question, what)


async def erase_everything(app: "NcApp") -> None:
    """Ask for the word, and take it all out, the file itself included."""
    what = "Every day, page, urge, plan and setting that nc-tui keeps on this machine."
    await _erase(app, None, "Erase everything?", what)


async def _erase(app: "NcApp", record: Record | None, question: str, what: Content | str) -> bool:
    if not await app.push_screen_wait(EraseDialog(question, what)):
        return False
    outcome = await app.ask(Erase(record))
    if outcome.error is not None:
        app.notice(str(outcome.error))
        return False
    app.notice(outcome.said, wrong=False)
    return True
