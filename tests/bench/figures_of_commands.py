"""One-shot commands beside Python itself, and a change beside plain TinyDB."""

import asyncio
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.figure import Figure, middle, new_home
from tests.bench.many_pages import write_pages

_LAUNCHER = """\
import re
import sys
from {module} import main
if __name__ == '__main__':
    sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])
    sys.exit(main())
"""
"""What pip writes for an entry point."""


def in_turns(
    commands: Mapping[str, Sequence[str]],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, list[float]]:
    """Seconds each command took by ``clock``, one after the other, round after round; the first is
    for what is compiled and cached."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(-1, rounds):
        for name, command in commands.items():
            begin = clock()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            if number >= 0:
                taken[name].append(clock() - begin)
    return taken


def worked_by_children() -> float:
    """Seconds on a core of all processes that were started here and have ended: a clock that other
    programs do not hold up."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ratio(ours: Sequence[float], base: Sequence[float]) -> float:
    """The middle of the ratios, round by round."""
    return middle([a / b for a, b in zip(ours, base, strict=True)])


def launchers(folder: Path) -> dict[str, list[str]]:
    """``nc_tui`` behind its launcher, and ``nothing`` behind the same."""
    (folder / "nothing").mkdir()
    (folder / "nothing" / "__init__.py").touch()
    (folder / "nothing" / "__main__.py").write_text("import os, sys\ndef main(): return 0\n")
    commands = {}
    for name in ("nothing", "nc_tui"):
        launcher = folder / f"run_{name}.py"
        launcher.write_text(_LAUNCHER.format(module=f"{name}.__main__"))
        commands[name] = [sys.executable, str(launcher)]
    return commands


def measure_commands() -> Iterator[Figure]:
    """``status`` for tmux, and ``urge 7`` into a file of a megabyte."""
    with new_home() as folder:
        write_pages(1500)
        time.sleep(1.2)  # nothing is cached of a file that was changed just now
        commands = launchers(folder)
        asked = {name: [*each, "status", "--format", "tmux"] for name, each in commands.items()}
        taken = in_turns(asked, 31)
        yield Figure(
            "status --format tmux", ratio(taken["nc_tui"], taken["nothing"]), 1.1, "× launcher",
            "both behind pip's launcher, in turns; the other does nothing",
        )  # fmt: skip
        urge = {"urge": [*commands["nc_tui"], "urge", "7"], "pass": [sys.executable, "-c", "pass"]}
        taken = in_turns(urge, 15)
        yield Figure(
            "urge 7, kept for good, 1 MB file", ratio(taken["urge"], taken["pass"]), 9, "× pass",
            "in turns with python -c pass",
        )  # fmt: skip


def measure_change() -> Iterator[Figure]:
    """A change among 10,000 records: how long keys wait for it, and all of it."""
    from tinydb import TinyDB

    from nc_tui.core.clock import SystemClock
    from nc_tui.locations import find_locations
    from nc_tui.store.database import Store
    from tests.store.samples import urge

    with new_home() as folder:
        write_pages(10_000)
        store = Store(find_locations(), SystemClock(), random.Random(5).getrandbits)
        store.load()
        gaps = asyncio.run(_longest_gaps(store))
        plain = folder / "plain.json"
        shutil.copy(store.locations.data, plain)
        table = TinyDB(plain).table("urges")
        ours, theirs = [], []
        for _ in range(9):
            begin = time.perf_counter()
            table.insert({"strength": 3})
            between = time.perf_counter()
            store.keep(urge(3))
            theirs.append(between - begin)
            ours.append(time.perf_counter() - between)
    yield Figure(
        "a change among 10,000: keys wait", 1000 * middle(gaps), 16, "ms",
        "the longest time between two turns of the event loop",
    )  # fmt: skip
    yield Figure(
        "a change among 10,000: all of it", ratio(ours, theirs), 0.25, "× TinyDB",
        "locked, fsynced and swapped in, in turns with an insert of plain TinyDB",
    )  # fmt: skip


async def _longest_gaps(store: "object") -> list[float]:
    from typing import cast

    from nc_tui.store.database import Store
    from nc_tui.store.drafts import Drafts
    from nc_tui.store.left_answers import LeftAnswers
    from nc_tui.tui.intents import Keep
    from nc_tui.tui.writer import Writer
    from tests.store.samples import urge

    store = cast("Store", store)
    folder = store.locations.drafts
    writer = Writer(store, Drafts(folder), LeftAnswers(folder))
    longest = []
    for _ in range(9):
        task = asyncio.ensure_future(writer.carry_out(Keep(urge(3))))
        last, gap = time.perf_counter(), 0.0
        while not task.done():
            await asyncio.sleep(0.0005)
            now = time.perf_counter()
            gap, last = max(gap, now - last), now
        longest.append(gap)
    writer.close()
    return longest
