"""Urges that were: one taken away again."""

from typing import TYPE_CHECKING

from nc_tui.core.records import Urge
from nc_tui.core.sayings import say_moment
from nc_tui.tui.flows import taking_away

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def take_away(app: "NcApp", urge: Urge) -> None:
    """Ask, and take an urge out of the list and the counts."""
    when = say_moment(urge.at, app.clock.now().year)
    await taking_away.take_away(app, urge, "Take this urge away?", when)
