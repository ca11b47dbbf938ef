"""Kill one change at every line of the code that makes it, and look at what is on disk.

A script of its own, because it forks: ``python -m tests.store.steps KIND EVERY``, where KIND is
one of ``KINDS`` or ``plain-tinydb``, and EVERY the distance between two of the lines. It prints
one JSON list, a kill an item: whether the change was acknowledged, and what the file held.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import tinydb
from tinydb import TinyDB

import nc_tui.store
from nc_tui.core.errors import StoreError
from nc_tui.locations import find_locations
from nc_tui.store import recovery
from nc_tui.store.database import Store
from tests.clocks import FrozenClock
from tests.store.deeds import Deeds, pages_of
from tests.store.samples import entry

KINDS = ("first", "keep", "edit", "remove", "undo", "redo", "restore")
BEFORE = ("keep", "keep", "back up", "edit", "keep", "edit", "undo")
"""What was done before the change: enough for one of any kind."""

LONG, SHORT = "a long page " * 400, "short"


class Scene:
    """One change of a kind to a store, again and again from the same state of the disk.

    All of it lies in ``disk`` in the present folder. "first" makes the file; before any other
    the last copy is old enough for the change to make another one.
    """

    code = Path(nc_tui.store.__path__[0])

    def __init__(self, kind: str) -> None:
        self._disk, self._kept = Path("disk").absolute(), Path("kept").absolute()
        self._disk.mkdir()
        os.environ["XDG_STATE_HOME"] = str(self._disk / "state")
        self.locations = find_locations(self._disk / "data" / "nc.json")
        self._clock = FrozenClock()
        self._deeds = Deeds(self.open(), Random(1))
        for each in () if kind == "first" else BEFORE:
            self._deeds.done(self._deeds.deed(each))
            self._clock.advance(minutes=11)
        self.before = self._deeds.pages
        self._deed = self._deeds.deed("keep" if kind == "first" else kind)
        self.after = self._deed.after
        shutil.copytree(self._disk, self._kept)

    def set(self) -> None:
        """Make the disk what it was."""
        shutil.rmtree(self._disk)
        shutil.copytree(self._kept, self._disk)

    def open(self) -> Store:
        """A store that knows nothing yet."""
        return Store(self.locations, self._clock, lambda bits: 0)

    def begin(self) -> tuple[Store, Callable[[], object]]:
        """The change, all but begun, and the store it is made with."""
        self._deeds.store = self.open()
        self._deeds.store.load()
        return self._deeds.store, self._deed.do

    def look(self) -> dict[str, object]:
        """What the file holds now, and whether the next one is let in."""
        recovery.SETTLE = 0
        store = self.open()
        try:
            pages = pages_of(store.load())
            told = store.take_news()
            kept = store.keep(entry("next"))
            json.loads(self.locations.data.read_bytes())
        except (StoreError, OSError, ValueError):
            return {"held": "unreadable", "next": False}
        held = {self.before: "before", self.after: "after"}.get(pages, "neither")
        return {
            # Of a file that was never there only the log knows.
            "held": "damaged" if told and self.before else held,
            "next": pages_of(kept.snapshot) == tuple(sorted((*pages, "next"))),
        }


class PlainScene:
    """The same with TinyDB as it comes, which writes in place."""

    code = Path(tinydb.__path__[0])

    def __init__(self) -> None:
        self._path = Path("plain.json").absolute()
        with TinyDB(self._path) as database:
            database.table("journal").insert({"text": LONG})
        self._before = self._path.read_bytes()

    def set(self) -> None:
        self._path.write_bytes(self._before)

    def begin(self) -> tuple[TinyDB, Callable[[], object]]:
        database = TinyDB(self._path)
        return database, lambda: TinyDB(self._path).table("journal").update({"text": SHORT})

    def look(self) -> dict[str, object]:
        try:
            (page,) = json.loads(self._path.read_bytes())["journal"].values()
        except (ValueError, KeyError):
            return {"held": "unreadable"}
        return {"held": {LONG: "before", SHORT: "after"}.get(page["text"], "neither")}


def scene_of(kind: str) -> Scene | PlainScene:
    return PlainScene() if kind == "plain-tinydb" else Scene(kind)


def _kill_at(step: int, folder: Path) -> None:
    """From here on, SIGKILL this process at the ``step``-th line run in ``folder``."""
    left = step

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal left
        if not frame.f_code.co_filename.startswith(str(folder)):
            return None
        if event in ("line", "return"):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)


def _is_acknowledged(scene: Scene | PlainScene, step: int) -> bool:
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        _, change = scene.begin()
        _kill_at(step, scene.code)
        change()
        sys.settrace(None)
        os.write(says, b"acknowledged")
        os._exit(0)
    os.close(says)
    words = os.read(hears, 100)
    os.close(hears)
    os.waitpid(child, 0)
    return words == b"acknowledged"


def main(kind: str, every: int) -> list[dict[str, object]]:
    scene = scene_of(kind)
    found = []
    for step in count(1, every):
        scene.set()
        acknowledged = _is_acknowledged(scene, step)
        found.append({"acknowledged": acknowledged, **scene.look()})
        if acknowledged:
            return found
    raise AssertionError


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]))))
