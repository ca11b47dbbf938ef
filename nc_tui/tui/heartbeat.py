"""The heartbeat: once a second a look at the wall clock and at the file.

So midnight, sleep, a moved clock and other writers are noticed, without a watcher.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from textual import events
from textual._styles_cache import StylesCache
from textual.geometry import Size

from nc_tui.core.errors import DamagedError, NcError
from nc_tui.tui.news import News
from nc_tui.tui.widgets.notice import Notice

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_EVERY = 1.0  # seconds
_READ_AFTER, _WORDS = 5, 2
"""Beats for which news is in view until it has been read: those, and one for so many words."""


class Heartbeat:
    """Keeps ``app.minute``, ``app.snapshot`` and ``app.news`` up with the world."""

    def __init__(self, app: "NcApp") -> None:
        self._app = app
        self._is_reloading = False
        self._unread = 0
        self._touched = app.clock.monotonic()

    def begin(self) -> None:
        self._unread = _time_for(self._app.news.words)
        self._app.minute = self._minute()
        self._app.set_interval(_EVERY, self._beat)

    def feel(self) -> None:
        """A key or a click: the person is here."""
        self._touched = self._app.clock.monotonic()

    def hear(self, news: Iterable[str]) -> None:
        """Tell what became of the file, beside what is not read yet."""
        told = "" if self._app.news.is_wrong else self._app.news.words
        words = " ".join([told] * bool(told) + [each for each in news if each not in told])
        if words != told:
            self._unread = _time_for(words)
            self._app.news = News(words)

    def _minute(self) -> datetime:
        # Without its zone: of two moments Python compares the instants, and a journey moves only
        # the wall clock.
        return self._app.clock.now().replace(second=0, microsecond=0, tzinfo=None)

    def _beat(self) -> None:
        minute = self._minute()
        if minute != self._app.minute:
            self._app.minute = minute
            _let_go()
        self._read_on()
        self._fit_window()
        self._app.breath_ahead.make_soon()
        self._cover_when_left()
        # A file that was put right from here looks unchanged: that is noticed by reading it.
        if not self._is_reloading and (self._app.news.is_wrong or self._app.store.has_changed()):
            self._is_reloading = True
            self._app.run_worker(self._reload(), group="reload")

    def _fit_window(self) -> None:
        """Lay out anew what missed that the window has another size. A program that is stopped as
        it changes may never hear of it; and Textual passes it on by a timer of 8 ms, which a
        machine that is busy can pass over."""
        if not self._app.is_headless:
            with suppress(OSError):  # no terminal any more
                window = Size(*os.get_terminal_size(2))  # where Textual draws
                if window and window != self._app.size:
                    self._app.post_message(events.Resize(window, window))
        for screen in self._app.screen_stack[-1:]:
            size = self._app.size
            if screen.outer_size and screen.outer_size != size:
                screen.post_message(events.Resize(size, size))

    def _cover_when_left(self) -> None:
        """Cover what has been left alone for as long as the person has set; no breath, though:
        that is done without a key."""
        app, wait = self._app, self._app.config.cover_after * 60
        if not wait or app.clock.monotonic() - self._touched < wait or not app.screen_stack:
            return
        from nc_tui.tui.screens.surf import SurfScreen

        if any(isinstance(screen, SurfScreen) for screen in app.screen_stack):
            self.feel()  # after the breath it waits as long again
        else:
            app.action_cover()

    def _read_on(self) -> None:
        news = self._app.news
        if not news.words or news.is_wrong or not self._app.screen_stack:
            return  # nothing to be read, or it is about to end
        # A breath, a dialog or the cover hides it: that time does not count.
        if any(line.display for line in self._app.screen.query(Notice)):
            self._unread -= 1
            if self._unread <= 0:
                self._app.news = News()

    async def _reload(self) -> None:
        app = self._app
        try:
            outcome = await app.writer.reload()
        except NcError as error:
            # The last good snapshot stays; the same is not told twice.
            words = _damaged(error) if isinstance(error, DamagedError) else str(error)
            if app.news != News(words, is_wrong=True):
                app.news = News(words, is_wrong=True)
            return
        finally:
            self._is_reloading = False
        if app.news.is_wrong:
            app.news = News()
        app.take(outcome)


def _time_for(words: str) -> int:
    return _READ_AFTER + len(words.split()) // _WORDS


def _let_go() -> None:
    """Have Textual give up the pictures of what is no longer on the screen. In 8.2 one cache of a
    thousand is kept by widget, and holds all that each ever drew: that would grow for weeks."""
    clear = getattr(StylesCache.get_inner_outer, "cache_clear", None)
    if clear is not None:
        clear()


def _damaged(error: DamagedError) -> str:
    what, _, _ = str(error).partition(". ")
    return f"{what}. What you see is whole, and your next change puts the file right."
