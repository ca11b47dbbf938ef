"""Quitting: at once, unless something could not be saved; then the person is asked."""

from typing import TYPE_CHECKING

from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.under_way import UnderWay

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


class QuitUnsaved(Confirm):
    """Quit although something is not saved?"""

    def __init__(self, words: str) -> None:
        super().__init__("Not everything is saved. Quit?", words, yes="quit", no="stay")


async def leave(app: "NcApp") -> None:
    """Put down what is under way, then quit."""
    if any(isinstance(screen, QuitUnsaved) for screen in app.screen_stack):
        return  # asked already
    under_way = [screen for screen in app.screen_stack if isinstance(screen, UnderWay)]
    for screen in under_way:
        await screen.put_down()
    problem = app.writer.problem if under_way else None
    if problem is not None or app.writer.unsaved:
        asked = QuitUnsaved(_what_is_safe(app))
        if not await app.push_screen_wait(asked):
            return
    app.exit()


def _what_is_safe(app: "NcApp") -> str:
    happened = str(app.writer.problem or "a page could not be saved").partition(". ")[0]
    safe = "What you did last is only on the screen, and is tried again while you stay."
    if app.writer.has_drafts and not app.writer.undrafted:
        safe = "Your words are kept as a draft. The next start puts them into the journal."
    return f"{happened[:1].upper()}{happened[1:].rstrip('.')}. {safe}"
