"""The day's check-in, new or changed."""

from typing import TYPE_CHECKING

from nc_tui.tui.dialogs.check_in import CheckInDialog
from nc_tui.tui.flows.keeping import ask_and_keep

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def check_in(app: "NcApp") -> None:
    """Ask for today's, by the day boundary; what was answered before is there to change."""
    day = app.snapshot.today(app.clock.now())
    await ask_and_keep(
        app,
        app.snapshot.checkin_of(day),
        lambda present, problem: CheckInDialog(day, present, problem),
    )
