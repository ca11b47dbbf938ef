"""What it costs while nobody does anything, from what the system counts."""

import os
import random
import re
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from nc_tui.core.clock import SystemClock
from nc_tui.core.settings import setting_record
from nc_tui.locations import find_locations
from nc_tui.store.database import Store
from tests.bench.figure import Figure, new_home
from tests.bench.many_pages import write_pages
from tests.e2e.raw_terminal import RawTerminal

_SECONDS = 60.0  # one minute turns in it


class Cost(NamedTuple):
    """A second: the share of a core in %, wakeups, and bytes sent to the terminal."""

    core: float
    wakeups: float
    sent: float


def _used(terminal: RawTerminal) -> tuple[float, int]:
    """Seconds of work and wakeups so far, of every thread."""
    work, woken = 0.0, 0
    for task in Path(f"/proc/{terminal.pid}/task").iterdir():
        work += int((task / "schedstat").read_text().split()[0]) / 1e9
        status = (task / "status").read_text()
        found = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status, re.MULTILINE)
        woken += int(found[1]) if found else 0
    return work, woken


def _rest(*terminals: RawTerminal) -> list[Cost]:
    """Let them rest side by side."""
    for terminal in terminals:
        terminal.settle_for(2.0)
        terminal.sent = b""
    begin, before = time.perf_counter(), [_used(terminal) for terminal in terminals]
    while time.perf_counter() - begin < _SECONDS:
        for terminal in terminals:
            terminal._pump(0.1)
    passed = time.perf_counter() - begin
    costs = []
    for terminal, (work, woken) in zip(terminals, before, strict=True):
        now = _used(terminal)
        costs.append(
            Cost(
                100 * (now[0] - work) / passed,
                (now[1] - woken) / passed,
                len(terminal.sent) / passed,
            )
        )
    return costs


def _memory(terminal: RawTerminal) -> float:
    """MB that are in memory."""
    status = Path(f"/proc/{terminal.pid}/status").read_text()
    found = re.search(r"^VmRSS:\s+(\d+)", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def _as_most_have_it() -> None:
    """No TZ, so that the machine's zone has to be found out; and no night, at whatever hour."""
    store = Store(find_locations(), SystemClock(), random.Random(11).getrandbits)
    store.keep(setting_record("night_from", "00:00"), setting_record("night_to", "00:00"))
    os.environ.pop("TZ", None)
    time.tzset()


def _until(terminal: RawTerminal, words: str) -> None:
    while words.encode() not in terminal.sent:
        terminal._pump(1)


def measure_rest() -> Iterator[Figure]:
    """Idle on Today, the seconds of Streak, and a breath in the smallest of panes."""
    with new_home() as folder:
        write_pages(500)
        # A breath keeps each round of it: in the same file, the others would not be at rest.
        write_pages(1, elsewhere := folder / "breath.json")
        _as_most_have_it()
        with (
            closing(RawTerminal(module="tests.bench.yardstick", columns=120, rows=40)) as yardstick,
            closing(RawTerminal(columns=120, rows=40)) as today,
            closing(RawTerminal(columns=120, rows=40)) as streak,
            closing(RawTerminal("surf", "--data", str(elsewhere), columns=40, rows=20)) as breath,
        ):
            _until(yardstick, "READY")
            _until(today, "days of no contact")
            _until(streak, "days of no contact")
            streak.write(b"2")
            _until(streak, "longest")
            _until(breath, "breathe")
            minimal, idle, ticking, breathing = _rest(yardstick, today, streak, breath)
            memory, least = _memory(today), _memory(yardstick)
    beside = f"over {_SECONDS:.0f} s, every thread; minimal beside it"
    yield Figure("idle: core", idle.core, 0.05, "% of one", f"Today {beside}: {minimal.core:.2f}")
    yield Figure(
        "idle: wakeups", idle.wakeups, 1.1, "a second", f"Today {beside}: {minimal.wakeups:.1f}"
    )
    yield Figure(
        "idle: memory", memory / least, 1.25, "× minimal",
        f"resident, with 500 records: {memory:.0f} MB beside {least:.0f} MB",
    )  # fmt: skip
    yield Figure(
        "Streak's seconds: core", ticking.core, 0.5, "% of one",
        f"the same time, {ticking.sent:.0f} bytes and {ticking.wakeups:.1f} wakeups a second",
    )  # fmt: skip
    yield Figure("breathing: core", breathing.core, 1.5, "% of one", "40x20, the same time")
    yield Figure(
        "breathing: bytes", breathing.sent / 1000, 12, "kB a second", "sent to the terminal"
    )
