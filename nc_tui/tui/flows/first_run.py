"""The first questions, and Today after them."""

from typing import TYPE_CHECKING

from nc_tui.tui.screens.first_run import FirstRunScreen
from nc_tui.tui.screens.main import MainScreen

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def first_run(app: "NcApp") -> None:
    """Ask them over whatever is shown; the screen keeps each answer itself."""
    if any(isinstance(screen, FirstRunScreen) for screen in app.screen_stack):
        return

    async def show_today(_: None) -> None:
        if isinstance(app.screen, MainScreen):
            await app.screen.action_show_pane("today")

    await app.push_screen(FirstRunScreen(), show_today)
