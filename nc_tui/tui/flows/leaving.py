"""Quitting: at once, unless something could not be saved; then the person is asked."""

import asyncio
from typing import TYPE_CHECKING

from nc_tui.tui.actions import command
from nc_tui.tui.fields import is_field
from nc_tui.tui.phrases import as_sentence
from nc_tui.tui.under_way import UnderWay

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_PATIENCE = 1.0
"""Seconds to wait for a disk, or for another program, before asking."""


async def leave(app: "NcApp") -> None:
    """Put down what is under way, then quit; ask where that takes long or is refused."""
    was_busy = app.writer.is_busy
    putting_down = asyncio.ensure_future(_put_down(app))
    await asyncio.wait({putting_down}, timeout=_PATIENCE)
    if not _is_kept(app, was_busy=was_busy):
        from nc_tui.tui.dialogs.quit_unsaved import QuitUnsaved

        question = QuitUnsaved(_what_is_safe(app))
        asking = asyncio.ensure_future(app.push_screen_wait(question))
        if not putting_down.done():
            await asyncio.wait({asking, putting_down}, return_when=asyncio.FIRST_COMPLETED)
        # What only took long answers the question by itself.
        if asking.done() or not _is_kept(app, was_busy=was_busy):
            if not await asking:
                return
            app.writer.is_given_up = True
    app.exit()


def say_how_to_leave(app: "NcApp") -> None:
    """That it can be left, and by which keys here; nothing is asked and nothing ends."""
    key = app.keymap.of(command("quit").id, command("quit").shown)
    here = app.screen.active_bindings.get(key)
    is_here = here is not None and here.binding.action in ("quit", "app.quit")
    is_text = is_field(app.focused)
    ways = "ctrl+q ends nc-tui."
    if is_here and not is_text:
        ways = f"{key} ends nc-tui; ctrl+q from anywhere."
    if app.writer.problem is None:
        app.notice(f"Everything typed is kept. {ways}", wrong=False)
    else:
        app.notice(f"Not everything is saved yet; leaving asks first. {ways}", wrong=False)


def _is_kept(app: "NcApp", *, was_busy: bool) -> bool:
    writer = app.writer
    # A dialog whose answers were refused may just be coming back.
    is_refused = was_busy and writer.problem is not None
    return not (_unkept(app) or writer.unsaved or writer.is_busy or is_refused)


def _unkept(app: "NcApp") -> list[UnderWay]:
    return [screen for screen in _under_way(app) if not screen.is_kept(app.writer)]


def _under_way(app: "NcApp") -> list[UnderWay]:
    return [screen for screen in app.screen_stack if isinstance(screen, UnderWay)]


async def _put_down(app: "NcApp") -> None:
    for screen in _under_way(app):
        await screen.put_down()
    await app.writer.settle()


def _what_is_safe(app: "NcApp") -> str:
    """Why it was not saved, and where it is: a draft, or nowhere but here."""
    writer, unkept = app.writer, _unkept(app)
    if writer.is_busy:
        said = ["It takes long to save; another program may be writing."]
    elif writer.problem is not None:
        said = [as_sentence(str(writer.problem).partition(". ")[0].rstrip(".")) + "."]
    else:
        said = ["A page could not be saved."]
    pages = {screen.page_id for screen in unkept} - {None} | set(writer.unsaved)
    if pages and not pages & writer.undrafted:
        said.append("Your words are kept as a draft. The next start puts them into the journal.")
    elif pages:
        said.append("Your words are only here. Stay, and saving is tried again.")
    if not pages or any(screen.page_id is None for screen in unkept):
        said.append("What you did last is only here. Stay to try it again.")
    return " ".join(said)
