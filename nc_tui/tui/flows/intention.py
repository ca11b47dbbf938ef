"""One small thing as today's intention: never in place of another without being asked."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from nc_tui.core.records import CheckIn, day_id, whole_seconds
from nc_tui.core.text import mend, one_line
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.intents import Outcome

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

Keeps = Callable[[CheckIn], Awaitable[Outcome]]


async def intend(app: "NcApp", text: str, keep: Keeps) -> None:
    """Make ``text`` today's intention; ``keep`` is given the check-in it stands in."""
    now = app.clock.now()
    day = app.snapshot.today(now)
    present = app.snapshot.checkin_of(day)
    before = one_line(mend(present.intention or "")) if present else ""
    if before == text:
        app.notice("It is your intention already.", wrong=False)
        return
    if before:
        asked = Confirm(
            "There is an intention for today already.", before, yes="take this one", no="leave it"
        )
        if not await app.push_screen_wait(asked):
            return
        present = app.snapshot.checkin_of(day)  # another pane may have been there meanwhile
    blank = CheckIn(id=day_id(day), day=day, at=now, zone="", helped=())
    checkin = replace(
        present or blank, at=whole_seconds(now), zone=app.clock.zone.key, intention=text
    )
    outcome = await keep(checkin)
    if outcome.error is not None:
        app.notice(str(outcome.error))
    else:
        app.notice("Kept as your intention for today.", "ctrl+z takes it back", wrong=False)
