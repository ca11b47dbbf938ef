"""A path to type, which is offered what is there: right takes it."""

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from threading import Thread

from textual.binding import Binding
from textual.content import Content
from textual.suggester import Suggester

from nc_tui.core.text import mend
from nc_tui.locations import path_typed
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.notice import Notice


class PathField(Field):
    """Its keys are a field's; at the end of the line ``right`` takes what is offered."""

    BINDINGS = [Binding("right", "cursor_right", "take the path that is offered", show=False)]

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002  (Textual's own name)
    ) -> None:
        super().__init__(value, placeholder=placeholder, id=id)
        self.suggester = PathSuggester()

    def on_input_changed(self) -> None:
        # What was said of the path before is not true of this one.
        if not self.is_untouched:
            for notice in self.screen.query(Notice):
                notice.clear()


class PathSuggester(Suggester):
    """What stands on the disk. No key waits for a slow one, and it is asked for one at a time."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._asking = asyncio.Lock()
        self._latest = ""

    async def get_suggestion(self, value: str) -> str | None:
        self._latest = value
        async with self._asking:
            return await _aside(value) if value == self._latest else None


async def _aside(words: str) -> str | None:
    """``path_begun`` in a thread that the end of the program does not wait for, as it would for
    one of a pool: a disk may never answer."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[str | None] = loop.create_future()

    def settle(path: str | None) -> None:
        if not answer.done():
            answer.set_result(path)

    def look() -> None:
        path = path_begun(words)
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(settle, path)

    Thread(target=look, daemon=True).start()
    return await answer


def path_begun(words: str) -> str | None:
    """The first path that goes on as ``words`` do, a folder with its slash; None for none."""
    around, slash, begun = words.rpartition("/")
    if words == "~":
        return "~/"
    if not begun:
        return None
    try:
        with os.scandir(path_typed(around + slash) if slash else Path()) as entries:
            found = [(entry.name, entry.is_dir()) for entry in entries]
    except (OSError, ValueError):
        return None  # nothing is offered where there is nothing to be read
    fitting = sorted(
        (not name.startswith(begun), name.casefold(), name, is_folder)
        for name, is_folder in found
        # A name with control characters in it would be drawn as it is.
        if name.casefold().startswith(begun.casefold()) and mend(name) == name
    )
    if not fitting:
        return None
    _, _, name, is_folder = fitting[0]
    return f"{around}{slash}{name}{'/' * is_folder}"


def path_label(words: str) -> Content:
    """What stands above such a field."""
    return Content.assemble(
        (words, "$text-muted"), "   ", ("→", "$primary"), (" completes", "$text-muted")
    )
