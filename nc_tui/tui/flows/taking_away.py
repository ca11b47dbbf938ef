"""Taking a record away: asked first, or at once where undo is at hand."""

from typing import TYPE_CHECKING

from nc_tui.core.records import Record
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.intents import Remove

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def take_away(app: "NcApp", item: Record, question: str, which: str) -> bool:
    """Ask ``question``, with the words that say ``which`` it is. True once it is out."""
    words = f"{which}\nctrl+z brings it back."
    asked = Confirm(question, words, yes="take it away", no="leave it")
    if not await app.push_screen_wait(asked):
        return False
    error = (await app.ask(Remove(item))).error
    if error is not None:
        app.notice(str(error))
    return error is None


async def take_out(app: "NcApp", item: Record, said: str) -> bool:
    """Take it out without asking, where undo is at hand; ``said`` once it is out. True then."""
    error = (await app.ask(Remove(item))).error
    if error is not None:
        app.notice(str(error))
    else:
        app.notice(said, "ctrl+z brings it back", wrong=False)
    return error is None
