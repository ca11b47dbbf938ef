"""A page of Safety, opened at once."""

from typing import TYPE_CHECKING

from nc_tui.tui.screens.safety import SafetyScreen

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

ORDERS = "order"
"""On orders, and on space that was asked for."""


async def read_topic(app: "NcApp", topic_id: str) -> None:
    """Open Safety on that page, and return once it is left."""
    topic = app.words.safety.topic(topic_id)
    screen = SafetyScreen()
    left = app.push_screen(screen, wait_for_dismiss=True)
    if topic is not None:
        screen.call_after_refresh(screen.action_topic, topic.key)
    await left
