"""Asking and keeping: a dialog that is asked again, with its answers, when saving failed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import msgspec

from nc_tui.core.errors import ChangedElsewhereError
from nc_tui.core.records import Record
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.intents import DropAnswers, Keep, Replace

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

R = TypeVar("R", bound=Record)


async def ask_and_keep(
    app: "NcApp", present: R | None, dialog_of: Callable[[R | None, str], Dialog[R]]
) -> R | None:
    """The record as stored; None when the person left.

    ``dialog_of`` makes the dialog from the answers so far and from why saving them failed.
    """
    answers, problem = present, ""
    while True:
        dialog = dialog_of(answers, problem)
        given = await app.push_screen_wait(dialog)
        if given is None:
            return None
        outcome = await app.ask(Replace(given) if given.updated else Keep(given))
        if outcome.error is None:
            if dialog.left_as:
                await app.ask(DropAnswers(dialog.left_as))
            return next(kept for kept in outcome.records if isinstance(kept, type(given)))
        answers, problem = given, str(outcome.error)
        if isinstance(outcome.error, ChangedElsewhereError):
            # Told once; keeping these answers again is a decision then.
            answers = msgspec.structs.replace(given, updated=None)
