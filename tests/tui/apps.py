"""Apps to press keys in: a real store on a real file, a clock that stands still."""

import asyncio
import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest
from textual.pilot import Pilot

from nc_tui.config import ConfigFile
from nc_tui.content.load import load_content
from nc_tui.core.clock import Clock
from nc_tui.core.errors import StoreError
from nc_tui.core.records import START_ID, Contact, ContactKind, Record, whole_seconds
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from nc_tui.store.drafts import Drafts
from nc_tui.tui.app import NcApp
from nc_tui.tui.widgets.notice import Notice

WIDE, MEDIUM, NARROW = (120, 40), (80, 24), (40, 20)
SIZES = (WIDE, MEDIUM, NARROW)
_BOUND = 20.0  # seconds; what must come, comes long before


def new_store(locations: Locations, clock: Clock) -> Store:
    return Store(locations, clock, random.Random(3).getrandbits)


def new_app(
    locations: Locations,
    clock: Clock,
    records: Iterable[Record] = (),
    *,
    night: bool = False,
    config: ConfigFile | None = None,
) -> NcApp:
    """The app on a file that holds ``records``. The clock of the tests stands at 23:40: without
    ``night`` the night screen is left already, as by ``esc``."""
    store = new_store(locations, clock)
    kept = list(records)
    if kept:
        store.keep(*kept)
    app = NcApp(store, Drafts(locations.drafts), clock, load_content(), store.load(), config=config)
    if not night:
        app.nightfall.leave()
    return app


def start(clock: Clock, days: int = 23) -> Contact:
    """The first answer of the first run: the last contact was ``days`` ago."""
    from datetime import timedelta

    at = whole_seconds(clock.now()) - timedelta(days=days)
    return Contact(
        id=START_ID, at=at, zone="America/New_York", kind=ContactKind.START, ends_run=True,
        resumes="at-once",
    )  # fmt: skip


@contextmanager
def refusing(locations: Locations) -> Iterator[None]:
    """Nothing can be saved meanwhile: a folder stands where the log of changes is written."""
    aside = locations.changes.with_suffix(".aside")
    locations.changes.rename(aside)
    locations.changes.mkdir()
    yield
    locations.changes.rmdir()
    aside.rename(locations.changes)


@contextmanager
def full_disk(app: NcApp) -> Iterator[None]:
    """Whatever is to be kept meanwhile is refused: "The disk is full."."""

    def refuse(*_: object, **__: object) -> NoReturn:
        message = "The disk is full. Nothing was changed."
        raise StoreError(message)

    with pytest.MonkeyPatch.context() as patched:
        for name in ("keep", "amend"):
            patched.setattr(app.store, name, refuse)
        yield


async def until(pilot: Pilot[None], holds: Callable[[], bool], what: str = "") -> None:
    """Let the app run until ``holds``; a bound, not a wait."""
    end = time.monotonic() + _BOUND
    while not holds():
        assert time.monotonic() < end, f"never came: {what or holds}"
        await pilot.pause()
        await asyncio.sleep(0.01)


def shown(app: NcApp) -> str:
    """The words on the screen, row by row, as a person reads them."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def told(app: NcApp) -> str:
    """What the message line of the screen says, unwrapped."""
    rows = shown(app).splitlines()
    regions = [notice.region for notice in app.screen.query(Notice) if notice.display]
    said = [rows[y].replace("▎", "", 1) for each in regions for y in range(each.y, each.bottom)]
    return " ".join(" ".join(said).split())
