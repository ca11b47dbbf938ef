"""What the first picture does not wait for, done in the idle moments after it.

A bit at a time, on the event loop: a key pressed meanwhile waits for one bit, and what it opens
and is not ready yet is made ready at once.
"""

import asyncio
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_BETWEEN = 0.005
"""Seconds for others between two bits."""
_OPENED_FIRST = (
    "nc_tui.tui.screens.surf",
    "nc_tui.tui.dialogs.dialog",
    "nc_tui.tui.screens.safety",
    "nc_tui.tui.screens.cover",
    "nc_tui.tui.flows.leaving",
)
"""What a key opens that cannot wait, and what opening anything needs; the others are imported
when somebody first asks for them."""
_SHEETS = ("surf", "safety", "cover")
"""Theirs; the others are read when what they are for is first shown."""


async def make_ready(app: "NcApp") -> None:
    """Have what keys open imported, its words and sheets read, and the next breath made. Raises
    ContentError when the program's own words cannot be read."""
    for name in _OPENED_FIRST:
        await asyncio.sleep(_BETWEEN)
        import_module(name)
    while app.words.read_on():
        await asyncio.sleep(_BETWEEN)
    for name in _SHEETS:
        await asyncio.sleep(_BETWEEN)
        app.sheets.need(name)
        app.sheets.parse()
    app.breath_ahead.make_soon()
