"""A page in the person's own editor: the terminal is the editor's until it ends."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from nc_tui.core.errors import NcError
from nc_tui.core.records import Entry
from nc_tui.core.text import mend
from nc_tui.store.desk import text_on
from nc_tui.store.own_editor import edit, own_editor

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def in_own_editor(app: "NcApp", page: Entry) -> str:
    """What was written there. NcError says why nothing is to be changed.

    Should this program be killed meanwhile, the next start takes in what was saved. The page lies
    where the editor had it until its draft is kept again, or dropped.
    """
    lent: Path | None = None
    try:
        command = own_editor(chosen=app.config.editor)
        lent = await app.writer.lend(page)
        by_a_signal = _edited(app, command, lent)
    except NcError as error:
        saved = mend((text_on(lent) if lent is not None else None) or "")
        if not saved.strip() or saved == page.text:
            raise
        # What was saved before it went wrong is not thrown away.
        app.writer.let_be(page.id)
        message = f"{error} What you saved is in {lent}"
        raise NcError(message) from error
    written = text_on(lent, by_a_signal=by_a_signal)
    return mend(written) if written is not None else page.text


def _edited(app: "NcApp", command: list[str], lent: Path) -> bool:
    """Whether it was ended by a signal. The event loop waits: nothing is drawn meanwhile."""
    refused: NcError | None = None
    by_a_signal = False
    try:
        with app.suspend():
            # Textual takes the terminal back only where nothing is raised in here.
            try:
                by_a_signal = edit(command, lent)
            except NcError as error:
                refused = error
    except SuspendNotSupported as error:
        message = "this terminal cannot be handed to an editor. Nothing was changed."
        raise NcError(message) from error
    app.refresh(layout=True)
    if refused is not None:
        raise refused
    return by_a_signal
