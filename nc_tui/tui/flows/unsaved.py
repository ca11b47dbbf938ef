"""A page that was left before it could be saved: it is tried again until it is."""

import asyncio
from typing import TYPE_CHECKING

from nc_tui.core.records import Entry
from nc_tui.tui.page_keeper import PageKeeper
from nc_tui.tui.widgets.notice import Notice

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_TRY_AGAIN_AFTER = 4.0
"""Seconds between tries to save a page that was left unsaved."""


def leave_unsaved(app: "NcApp", page: Entry, told: str) -> None:
    """Go on trying by ourselves; quitting meanwhile asks. ``told`` says what is not saved."""
    app.writer.unsaved[page.id] = page
    app.notice(f"{told} is not saved yet. It is tried again by itself.")
    app.run_worker(_save_later(app, page), group=f"unsaved-{page.id}")


async def _save_later(app: "NcApp", page: Entry) -> None:
    """Until it is saved, or opened again."""
    keeper = PageKeeper(page, app.ask, lambda: app.snapshot)
    while True:
        await asyncio.sleep(_TRY_AGAIN_AFTER)
        if app.writer.unsaved.get(page.id) is not page:
            return
        if await keeper.save():
            app.writer.unsaved.pop(page.id, None)
            # Good news needs no message: the bad one only goes.
            for screen in app.screen_stack:
                for notice in screen.query(Notice):
                    notice.clear()
            return
