"""What the first picture does not wait for, done in the idle moments after it.

A bit at a time, on the event loop: a key that is pressed meanwhile waits for one bit, and what it
opens and is not there yet is made ready for it at once.
"""

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_BETWEEN = 0.005
"""Seconds for others between two bits."""


async def make_ready(app: "NcApp") -> None:
    """Read the other sheets."""
    while app.sheets.read_on():
        await asyncio.sleep(_BETWEEN)
