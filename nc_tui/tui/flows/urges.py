"""Urges that were: one taken away again."""

from typing import TYPE_CHECKING

from nc_tui.core.records import Urge
from nc_tui.core.sayings import say_moment
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.messages import Remove

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def take_away(app: "NcApp", urge: Urge) -> None:
    """Ask, and take an urge out of the list and the counts."""
    when = say_moment(urge.at, app.clock.now().year)
    asked = Confirm(
        "Take this urge away?", f"{when}\nctrl+z brings it back.", yes="take it away", no="leave it"
    )
    if await app.push_screen_wait(asked):
        outcome = await app.ask(Remove(urge))
        if outcome.error is not None:
            app.notice(str(outcome.error))
