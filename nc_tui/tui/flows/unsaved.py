"""A page that was left before it could be saved: it is tried again until it is."""

import asyncio
from typing import TYPE_CHECKING

from nc_tui.core.records import Entry
from nc_tui.tui.page_keeper import PageKeeper
from nc_tui.tui.phrases import as_sentence, reason_of

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_TRY_AGAIN_AFTER = 4.0
"""Seconds between tries to save a page that was left unsaved."""


def leave_unsaved(app: "NcApp", page: Entry, noun: str) -> None:
    """Go on trying by ourselves; quitting meanwhile asks. ``noun`` says what is not saved."""
    writer = app.writer
    writer.unsaved[page.id] = page
    where = "it is held here" if page.id in writer.undrafted else "it is kept as a draft"
    if writer.problem is not None:
        where = f"{reason_of(writer.problem)}; {where}"
    said = as_sentence(f"{where} and tried again by itself.")
    app.notice(f"A {noun} is not saved yet. {said}")
    app.run_worker(_save_later(app, page, noun), group=f"unsaved-{page.id}")


async def _save_later(app: "NcApp", page: Entry, noun: str) -> None:
    """Until it is saved, or opened again."""
    keeper = PageKeeper(page, app.carry_out, lambda: app.snapshot)
    while True:
        await asyncio.sleep(_TRY_AGAIN_AFTER)
        if app.writer.unsaved.get(page.id) is not page:
            return
        if await keeper.save():
            app.writer.unsaved.pop(page.id, None)
            app.notice(f"The {noun} is saved.", wrong=False)
            return
