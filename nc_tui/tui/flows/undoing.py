"""Undo and redo: the last change, whatever it was and whoever made it."""

from typing import TYPE_CHECKING

from nc_tui.core.records import Entry
from nc_tui.tui.messages import Redo, Undo

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def undo(app: "NcApp", *, again: bool = False) -> None:
    """Take the last change back, or do it ``again``, and say what it was."""
    outcome = await app.ask(Redo() if again else Undo())
    if outcome.error is not None:
        app.notice(str(outcome.error), wrong=False)
        return
    app.notice(outcome.said, "" if again else "ctrl+y does it again", wrong=False)
    for record in outcome.records:
        if isinstance(record, Entry) and record.is_live:
            _go_to(app, record)


def _go_to(app: "NcApp", entry: Entry) -> None:
    """A page that has come back is the one the journal shows."""
    from nc_tui.tui.screens.journal import JournalPane

    for pane in app.screen_stack[0].query(JournalPane):
        pane.go_to(entry.id)
