"""What a kill left unsaved, put into the journal as soon as that can be done."""

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING

from nc_tui.core.errors import NcError
from nc_tui.core.letters import is_sealed, say_opening
from nc_tui.core.records import Entry, Record
from nc_tui.store.drafts import Draft
from nc_tui.tui.intents import Outcome
from nc_tui.tui.phrases import reason_of

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_TRY_AGAIN_AFTER = 4.0  # seconds


async def take_in_drafts(app: "NcApp") -> None:
    """Put every page that was left behind into the journal, and name the last of them."""
    taken_in: tuple[Record, ...] = ()
    # Two panes may have left the same page: the second comes once the first is in.
    while drafts := await app.writer.left_behind():
        for draft in drafts:
            outcome = await _take_in(app, draft)
            app.take(outcome)
            taken_in = outcome.records or taken_in
    for record in taken_in:
        if isinstance(record, Entry):
            app.notice(f"Welcome back. {_said(record, app.clock.now())}", wrong=False)


async def _take_in(app: "NcApp", draft: Draft) -> Outcome:
    """Until it is in; told once why that takes a while."""
    is_told = False
    while True:
        try:
            return await app.writer.take_in(draft)
        except NcError as error:
            if not is_told:
                is_told = True
                app.notice(
                    f"What you were writing is not in the journal yet: {reason_of(error)}. "
                    "It is kept as a draft, and tried again by itself."
                )
        await asyncio.sleep(_TRY_AGAIN_AFTER)


def _said(taken: Entry, now: datetime) -> str:
    """A letter stays a draft, unless it was to be sealed when the kill came."""
    if taken.kind != "letter":
        return "The page you were writing is in the journal."
    if taken.opens is None:
        return "The letter you were writing is left as a draft. l goes on with it."
    told = "The letter you were writing is in the journal"
    if taken.opens is not None and is_sealed(taken, now):
        told += f", sealed until {say_opening(taken.opens, now)}"
    return f"{told}."
