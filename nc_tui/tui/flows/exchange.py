"""Everything written out to a file of the person's choice, and a file taken in."""

import os
from typing import TYPE_CHECKING

from nc_tui.core.errors import NcError
from nc_tui.core.forms import FORMS, usual_name
from nc_tui.core.importing import say_counts
from nc_tui.locations import path_typed
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.dialogs.export import ExportDialog
from nc_tui.tui.dialogs.import_file import ImportDialog
from nc_tui.tui.phrases import counted

if TYPE_CHECKING:
    from nc_tui.core.importing import Planned
    from nc_tui.store.exchange.export import Written
    from nc_tui.store.exchange.reading import Incoming
    from nc_tui.tui.app import NcApp


async def export(app: "NcApp") -> None:
    """Ask for a form and a place, and write everything there; asked again where it cannot be."""
    asked, problem = None, ""
    while True:
        today = app.clock.now().date()
        names = {form: free_name(usual_name(form, today)) for form in FORMS}
        asked = await app.push_screen_wait(ExportDialog(names, asked, problem))
        if asked is None:
            return
        try:
            written = await app.writer.write_out(asked.form, path_typed(asked.path), app.words)
        except NcError as error:
            problem = str(error)
            continue
        app.notice(said_of(written), wrong=False)
        return


def free_name(usual: str) -> str:
    """In the person's home, under its usual name; numbered where that is taken."""
    name = first = f"~/{usual}"
    number = 1
    while os.path.lexists(path_typed(name)):
        number += 1
        stem, dot, ending = first.partition(".")
        name = f"{stem}-{number}{dot}{ending}"
    return name


def said_of(written: "Written") -> str:
    """Where it lies, and who can read it."""
    home = path_typed("~")
    is_home = written.path.is_relative_to(home)
    where = f"~/{written.path.relative_to(home)}" if is_home else str(written.path)
    said = f"It is in {where}. Whoever opens it can read it."
    if written.files > 1:
        files = counted(written.files, "file")
        said = f"{files} are in {where}. Whoever opens them can read them."
    if written.sealed_left_out:
        said += f" Without {counted(written.sealed_left_out, 'sealed letter')}."
    return said


async def import_file(app: "NcApp") -> None:
    """Ask for a file, say what it would add, and add it once the person has read that."""
    found = await _ask_which(app)
    if found is None:
        return
    incoming, planned = found
    words = "\n".join(say_counts(planned.counts, is_dry=True))
    is_away = planned.is_nothing and planned.number("away") > 0
    if planned.is_nothing and not is_away:
        app.notice(words, wrong=False)
        return
    asked = Confirm("Bring it back?", words, yes="bring it back", no="leave it")
    if not is_away:
        words += "\n\nThe file as it is now is backed up first, and ctrl+z takes it all back."
        asked = Confirm("Add this?", words, yes="add it", no="leave it")
    if not await app.push_screen_wait(asked):
        return
    try:
        planned, outcome = await app.writer.take_in_file(incoming, bring_back=is_away)
    except NcError as error:
        app.notice(str(error))
        return
    app.take(outcome)
    app.notice(say_counts(planned.counts, is_dry=False)[0], "ctrl+z takes it back", wrong=False)


async def _ask_which(app: "NcApp") -> "tuple[Incoming, Planned] | None":
    """What the file brings and would do; asked again where it cannot be read. None when left."""
    typed, problem = "", ""
    while True:
        given = await app.push_screen_wait(ImportDialog(typed, problem))
        if given is None:
            return None
        try:
            return await app.writer.look_into(path_typed(given))
        except NcError as error:
            typed, problem = given, str(error)
