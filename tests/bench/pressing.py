"""From a key to its answer, on a pty: what the person waits for, and what was worked meanwhile."""

import time
from pathlib import Path
from typing import NamedTuple

from tests.e2e.raw_terminal import RawTerminal

_QUIET = 0.06  # seconds
_BOUND = 20.0


class Took(NamedTuple):
    """Seconds from a key to its answer."""

    worked: float
    passed: float


def worked(terminal: RawTerminal) -> float:
    """Seconds a program has worked so far, without waiting for its turn."""
    told = Path(f"/proc/{terminal.pid}/schedstat")
    return int(told.read_text().split()[0]) / 1e9 if told.exists() else time.perf_counter()


def wait_for_quiet(terminal: RawTerminal) -> None:
    """Read on until nothing has come for a moment; what came is forgotten."""
    end = time.perf_counter() + 1.0  # a breath is never quiet
    while terminal._pump(_QUIET) and time.perf_counter() < end:
        pass
    terminal.sent = b""


def pressed(terminal: RawTerminal, keys: bytes, shows: str) -> Took:
    """How long from a key to the words it shows, or to anything at all."""
    wait_for_quiet(terminal)
    spent, begin = worked(terminal), time.perf_counter()
    terminal.write(keys)
    while not terminal.sent or shows.encode() not in terminal.sent:
        assert time.perf_counter() - begin < _BOUND, f"never shown: {shows!r}"
        terminal._pump(1)
    return Took(worked(terminal) - spent, time.perf_counter() - begin)
