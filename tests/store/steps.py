"""Kill one change at every line of the code that makes it, and look at what is on disk.

A script of its own, because it forks: ``python -m tests.store.steps store|in-place``. It prints
one JSON list, a step an item: whether the change was acknowledged, and what the file held.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import tinydb
from tinydb import TinyDB

import nc_tui.store
from nc_tui.locations import find_locations
from nc_tui.store.database import Store
from tests.clocks import FrozenClock
from tests.store.samples import entry

LONG, SHORT = "a long page " * 400, "short"


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


def _is_acknowledged(change: Callable[[], object], step: int, folder: Path) -> bool:
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        _kill_at(step, folder)
        change()
        sys.settrace(None)
        os.write(says, b"acknowledged")
        os._exit(0)
    os.close(says)
    words = os.read(hears, 100)
    os.close(hears)
    os.waitpid(child, 0)
    return words == b"acknowledged"


def _held(path: Path) -> str:
    """What the page says in the file; "unreadable" for anything but a whole file."""
    try:
        (page,) = json.loads(path.read_bytes())["journal"].values()
    except (ValueError, KeyError):
        return "unreadable"
    return {LONG: "before", SHORT: "after"}.get(page["text"], "neither")


def every_step(
    change: Callable[[], object], path: Path, folder: Path
) -> Iterator[dict[str, object]]:
    before = path.read_bytes()
    for step in count(1):
        path.write_bytes(before)
        acknowledged = _is_acknowledged(change, step, folder)
        yield {"acknowledged": acknowledged, "held": _held(path)}
        if acknowledged:
            return


def of_store() -> Iterator[dict[str, object]]:
    locations = find_locations()
    store = Store(locations, FrozenClock(), lambda bits: 0)
    (page,) = store.keep(entry(LONG)).records
    changed = entry(SHORT, id=page.id)
    steps = every_step(lambda: store.keep(changed), locations.data, Path(nc_tui.store.__path__[0]))
    for number, found in enumerate(steps):
        if number % 10 == 0:
            # Whatever the killed process held, the next one is let in.
            after = Store(locations, FrozenClock(), lambda bits: 0).keep(changed).snapshot
            found["next"] = after.journal[0].text == SHORT
        yield found


def of_plain_tinydb() -> Iterator[dict[str, object]]:
    path = Path("plain.json").absolute()
    with TinyDB(path) as database:
        database.table("journal").insert({"text": LONG})

    def change() -> None:
        TinyDB(path).table("journal").update({"text": SHORT})

    return every_step(change, path, Path(tinydb.__path__[0]))


if __name__ == "__main__":
    print(json.dumps(list(of_store() if sys.argv[1] == "store" else of_plain_tinydb())))
