"""Reaching someone: who there is to call, and one more written down."""

from typing import TYPE_CHECKING

from nc_tui.tui.flows.plan import write_line

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def reach(app: "NcApp") -> None:
    """Show the people of the plan until the person has called, or not."""
    from nc_tui.tui.dialogs.reach import ReachDialog

    while await app.push_screen_wait(ReachDialog()) == "add":
        await write_line(app, "person")
