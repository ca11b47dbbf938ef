"""A page of Safety, opened at once."""

from typing import TYPE_CHECKING

from nc_tui.tui.screens.safety import SafetyScreen

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

ORDERS = "order"
"""On orders, and on space that was asked for."""


async def read_topic(app: "NcApp", topic_id: str) -> None:
    """Open Safety on that page, and return once it is left."""
    await app.push_screen_wait(SafetyScreen(topic=topic_id))
