"""Opening the app: what it needs is read first, so that a refusal is one line and no screen."""

import asyncio
import os
import sys

import msgspec

from nc_tui.characters import has_all_characters
from nc_tui.config import read_config
from nc_tui.content.load import load_content
from nc_tui.core.breathing import Pattern
from nc_tui.core.clock import Clock
from nc_tui.core.errors import NcError
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from nc_tui.store.drafts import Drafts
from nc_tui.store.glimpse import glimpse
from nc_tui.store.random_bits import random_bits
from nc_tui.tui.app import NcApp

_TURN = 0.001
"""Seconds for which a thread of Python may go on while another waits. What is drawn is sent by a
thread of Textual's: with Python's own 0.005 it waits that long while the loop does what comes
after drawing, and a changed screen took twice as long to be seen."""


def run_app(
    locations: Locations,
    clock: Clock,
    *,
    surf: bool = False,
    pattern: Pattern | None = None,
    minutes: int | None = None,
    news: str = "",
) -> int:
    """Open the app and return its exit code. Raises NcError where there is no terminal, when the
    file cannot be read, and when nobody knows in which zone it is.

    With ``surf`` it opens in a breath, of ``pattern`` and asking after ``minutes`` where they are
    given, and ends with it. ``news`` is told at first.
    """
    store = Store(locations, clock, random_bits)
    first = None if surf else glimpse(locations.data)
    snapshot = first or store.load()
    clock.move_to(snapshot.settings.zone)
    _ = clock.zone  # a refusal is to come before the screen does
    _require_terminal()
    happened = filter(None, [news, *store.take_news()])
    config = read_config(locations.config)
    if not has_all_characters():
        config.values = msgspec.structs.replace(config.values, ascii=True)
    words = load_content()
    _ = words.choices  # most of what the first picture says; the others are read when asked for
    breath = None
    if surf:
        from functools import partial

        from nc_tui.tui.screens.surf import SurfScreen

        breath = partial(SurfScreen, pattern, minutes)
    app = NcApp(
        store, Drafts(locations.drafts), clock, words, snapshot,
        config=config, news=" ".join(happened),
        breath=breath, is_whole=first is None,
    )  # fmt: skip
    sys.setswitchinterval(_TURN)
    # A loop that is not taken down: what is left in it ends with the process.
    app.run(loop=asyncio.new_event_loop())
    if app.refusal is not None:
        raise app.refusal
    return app.return_code or 0


def _require_terminal() -> None:
    """Keys come from standard input, and Textual draws on standard error: into a file it would
    write a screen full of codes, with the count in it."""
    if "TEXTUAL_DRIVER" in os.environ:
        return
    if not all(end is not None and end.isatty() for end in (sys.stdin, sys.stderr)):
        message = (
            "the app needs a terminal, and there is none here. Nothing was done; "
            "nc-tui --help names what works without one."
        )
        raise NcError(message)
