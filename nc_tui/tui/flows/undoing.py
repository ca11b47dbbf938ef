"""Undo and redo: the last change, whatever it was and whoever made it."""

from typing import TYPE_CHECKING

from nc_tui.core.errors import NothingToUndoError, StaysErasedError
from nc_tui.core.records import Contact, Entry, PlanItem, Record, Reflection, Urge
from nc_tui.tui.intents import Redo, Undo
from nc_tui.tui.screens.beside import BesideScreen
from nc_tui.tui.screens.first_run import FirstRunScreen
from nc_tui.tui.screens.journal import JournalPane
from nc_tui.tui.screens.library import LibraryPane
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.screens.stages import StagesPane
from nc_tui.tui.screens.streak import StreakPane
from nc_tui.tui.screens.urges import UrgesPane

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_LISTED_IN: dict[type[Record], type[Pane]] = {
    Contact: StreakPane, Entry: JournalPane, Urge: UrgesPane, Reflection: StagesPane,
}  # fmt: skip
_SHOWN = 5
"""Records of one change to put a cursor on; an import may bring ten thousand."""


async def undo(app: "NcApp", *, again: bool = False) -> None:
    """Take the last change back, or do it ``again``, and say what it was."""
    outcome = await app.ask(Redo() if again else Undo())
    if isinstance(outcome.error, StaysErasedError):
        key, before = app.keymap.of("undo", "ctrl+z"), outcome.error.before
        said = "What was erased stays erased."
        app.notice(said, f"{key} again takes back what came before: {before}", wrong=False)
        return
    if outcome.error is not None:
        app.notice(str(outcome.error), wrong=not isinstance(outcome.error, NothingToUndoError))
        return
    if again and isinstance(app.screen, FirstRunScreen):
        await app.screen.dismiss(None)  # what is there again answers its questions
    key = app.keymap.of("redo", "ctrl+y")
    app.notice(outcome.said, "" if again else f"{key} {outcome.again}", wrong=False)
    for record in outcome.records[:_SHOWN]:
        if record.is_live:
            _go_to(app, record)


def _go_to(app: "NcApp", record: Record) -> None:
    """What has come back is what its list shows."""
    if isinstance(app.screen, BesideScreen):
        app.screen.go_to(record.id)
    kind = _LISTED_IN.get(type(record))
    if isinstance(record, PlanItem) and record.kind == "card":
        kind = LibraryPane
    if kind is not None:
        for pane in app.screen_stack[0].query(kind):
            pane.go_to(record.id)
