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
_OPENED_FIRST = ("surf", "safety", "cover")
"""The screens that a key opens and that cannot wait; the others are imported, and their sheets
read, when somebody first asks for them."""
_FOR_OPENING = "nc_tui.tui.dialogs.dialog"
"""What opening anything needs."""


async def make_ready(app: "NcApp") -> None:
    """Have what keys open imported, its sheets and all words read, and the next breath made.
    Raises ContentError when the program's own words cannot be read."""
    for name in _OPENED_FIRST:
        await asyncio.sleep(_BETWEEN)
        import_module(f"nc_tui.tui.screens.{name}")
        await asyncio.sleep(_BETWEEN)
        app.sheets.need(name)
        app.sheets.parse()
    await asyncio.sleep(_BETWEEN)
    import_module(_FOR_OPENING)
    while app.words.read_on():
        await asyncio.sleep(_BETWEEN)
    app.breath_ahead.make_soon()
