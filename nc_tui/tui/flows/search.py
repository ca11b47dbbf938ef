"""Searching everywhere, and opening what was found in its place."""

from typing import TYPE_CHECKING

from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.under_way import UnderWay

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


def may_search(app: "NcApp") -> bool:
    """Whether what is found could be opened: nothing is under way that would be left for it."""
    stack = app.screen_stack
    return (
        bool(stack)
        and isinstance(stack[0], MainScreen)
        and not any(isinstance(screen, UnderWay) for screen in stack)
    )


async def search(app: "NcApp") -> None:
    """Ask for words, and open what is chosen of all that is found."""
    from nc_tui.tui.dialogs.search import SearchDialog
    from nc_tui.tui.found import sources

    chosen = await app.push_screen_wait(SearchDialog(sources(app)))
    if chosen is not None:
        await chosen.source.open(chosen.thing, chosen.words)
