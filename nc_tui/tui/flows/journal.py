"""Writing a page, going on with one, taking one away."""

import asyncio
from typing import TYPE_CHECKING

from textual.content import Content

from nc_tui.core.journal import title_of
from nc_tui.core.records import Entry, whole_seconds
from nc_tui.core.sayings import say_moment
from nc_tui.tui.dialogs.delete import DeleteDialog
from nc_tui.tui.flows.erasing import erase
from nc_tui.tui.flows.unsaved import leave_unsaved
from nc_tui.tui.intents import Remove

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp
    from nc_tui.tui.screens.writing import Left

_TITLE = 68  # columns: two rows of a narrow dialog


async def write(app: "NcApp", *, stage: str | None = None, prompt: str | None = None) -> None:
    """Open a new page, over whatever is there, and return once it is left."""
    now = app.clock.now()
    page = Entry(
        id=app.store.new_id(Entry), kind="entry", at=whole_seconds(now), zone=app.clock.zone.key,
        text="", stage=stage, prompt=prompt,
    )  # fmt: skip
    await _open(app, page)


async def go_on(app: "NcApp", entry: Entry, *, in_own_editor: bool = False) -> None:
    """Open a page of the journal again, as it was left, and return once it is left again. With
    ``in_own_editor`` that of the person opens at once."""
    await _open(app, app.writer.unsaved.pop(entry.id, entry), in_own_editor=in_own_editor)


async def take_away(app: "NcApp", entry: Entry) -> bool:
    """Ask, and take a page out of the journal, or erase it. True once it is out."""
    which = named(entry, app.clock.now().year)
    answer = await app.push_screen_wait(DeleteDialog(which))
    if answer is None:
        return False
    if answer == "erase":
        return await erase_page(app, entry)
    error = (await app.ask(Remove(entry))).error
    if error is not None:
        app.notice(str(error))
    return error is None


async def erase_page(app: "NcApp", entry: Entry) -> bool:
    """Ask for the word, and take a page out of everything. True once it is out."""
    return await erase(app, entry, "Erase this page?", named(entry, app.clock.now().year))


def named(entry: Entry, year: int) -> Content:
    """Which page it is: its first line, as far as a dialog has room for it, and its moment."""
    title = Content(title_of(entry.text) or "A page without words")
    title = title.truncate(_TITLE, ellipsis=True)
    return Content.assemble(title, "\n", (say_moment(entry.at, year), "$text-muted"))


async def _open(app: "NcApp", page: Entry, *, in_own_editor: bool = False) -> None:
    # Opened where it is first needed: the editor costs the start of the app too much.
    from nc_tui.tui.screens.writing import WritingScreen

    # Not the screen's own result: another flow may end this one while the page stays open.
    is_left = asyncio.Event()

    def put_down(left: "Left | None") -> None:
        is_left.set()
        if left is not None:
            _put_down(app, left)

    await app.push_screen(WritingScreen(page, in_own_editor=in_own_editor), put_down)
    await is_left.wait()


def _put_down(app: "NcApp", left: "Left") -> None:
    from nc_tui.tui.screens.journal import JournalPane

    if left.unsaved is not None:
        leave_unsaved(app, left.unsaved, "page")
    if left.stored is not None:
        for screen in app.screen_stack:
            for pane in screen.query(JournalPane):
                pane.go_to(left.stored.id)
