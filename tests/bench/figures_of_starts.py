"""Coming and going, beside the least a Textual program can do."""

import os
import time
from collections.abc import Iterator
from contextlib import closing

from tests.bench.figure import Figure, middle, new_home
from tests.bench.many_pages import write_pages
from tests.bench.pressing import Took, wait_for_quiet, worked
from tests.e2e.raw_terminal import RawTerminal

_ROUNDS = 9
_SHOWS = "days of no contact"


def start(*arguments: str, module: str = "nc_tui", shows: str = _SHOWS) -> Took:
    """From nothing to the words that ``module`` shows, at 120x40."""
    begin = time.perf_counter()
    with closing(RawTerminal(*arguments, module=module, columns=120, rows=40)) as terminal:
        while shows.encode() not in terminal.sent:
            assert time.perf_counter() - begin < 30, f"never shown: {shows!r}"
            terminal._pump(1)
        return Took(worked(terminal), time.perf_counter() - begin)


def measure_start() -> Iterator[Figure]:
    """Today with 10,000 records, live."""
    with new_home():
        write_pages(10_000)
        ours, minimal = list[Took](), list[Took]()
        for number in range(-1, _ROUNDS):
            rows = (start(module="tests.bench.yardstick", shows="READY"), start())
            if number >= 0:
                minimal.append(rows[0])
                ours.append(rows[1])
    for what, field, method in (
        (
            "live Today, 10,000 records",
            1,
            "from nothing to the count; minimal: one Static",
        ),
        ("live Today, work", 0, "time on a core until then"),
    ):
        ratio = middle([a[field] / b[field] for a, b in zip(ours, minimal, strict=True)])
        yield Figure(what, ratio, 1.3, "× minimal", method)


def measure_quit() -> Iterator[Figure]:
    """From the key to a process that is gone."""
    with new_home():
        write_pages(10)
        took = []
        for _ in range(_ROUNDS):
            with closing(RawTerminal(columns=120, rows=40)) as terminal:
                terminal.see("breathe")
                wait_for_quiet(terminal)
                begin = time.perf_counter()
                terminal.write(b"q")
                while not os.waitid(os.P_PID, terminal.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                    terminal._pump(0.001)
                took.append(time.perf_counter() - begin)
    yield Figure(
        "quit, process gone", 1000 * middle(took), 10, "ms", "q on Today, key to the end of it"
    )
