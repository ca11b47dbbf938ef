"""Years of pages against the least a Textual program can do, both on a pty, in one run.

Ratios, never seconds: keys go to both programs in turns, and the quickest of each are compared,
as whatever else runs on the machine only ever adds. With ``--long -s`` all is printed.
"""

import statistics
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.bench.many_pages import write_pages
from tests.e2e.raw_terminal import RawTerminal

PAGES = 10_000
PAGE_DOWN, SEARCH, OPEN = 3.0, 10.0, 1.2
"""The goals: of one key that changes one word, and of the whole start of such a program."""
ROOM = 1.6
"""For a machine on which other things run."""
_QUIET = 0.06  # seconds
BEGINNINGS = (b"neba", b"fogu", b"moli", b"tova", b"reke", b"sito")
LETTERS = (b"k", b"\x7f", b"m")
"""After each beginning: every one of them changes how many are found."""


def pressed(terminal: RawTerminal, keys: bytes, shows: str) -> float:
    """Seconds from a key to the words it shows, or to anything at all."""
    while terminal._pump(_QUIET):
        pass
    terminal.sent = b""
    begin = time.perf_counter()
    terminal.write(keys)
    while not terminal.sent or shows.encode() not in terminal.sent:
        assert time.perf_counter() - begin < 20, f"never shown: {shows!r}"
        terminal._pump(1)
    return time.perf_counter() - begin


@pytest.fixture
def yardstick() -> Iterator[RawTerminal]:
    begin = time.perf_counter()
    with closing(RawTerminal(module="tests.bench.yardstick")) as terminal:
        terminal.see("READY")
        terminal.started = time.perf_counter() - begin  # type: ignore[attr-defined]
        yield terminal


@pytest.fixture
def years(home: object) -> Iterator[RawTerminal]:
    write_pages(PAGES)
    with closing(RawTerminal()) as terminal:
        terminal.see("breathe")
        yield terminal


def test_opening_paging_and_searching_ten_thousand_pages(
    years: RawTerminal, yardstick: RawTerminal, is_long: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds = 6 if is_long else 1
    opening = pressed(years, b"4", f"{PAGES:,} entries") / yardstick.started  # type: ignore[attr-defined]
    update, page_down, results = [], [], []
    pressed(years, b"/", "/ again")
    pressed(years, b"q", f"of {PAGES:,}")
    pressed(years, b"\x1b", f"{PAGES:,} entries")
    for beginning in BEGINNINGS * rounds:
        update += [pressed(yardstick, key, "SHOWN") for key in (b"1", b"2")]
        page_down.append(pressed(years, b"\x1b[6~", ""))
        pressed(years, b"/", "/ again")
        pressed(years, beginning, f"of {PAGES:,}")
        results += [pressed(years, key, f"of {PAGES:,}") for key in LETTERS]
        pressed(years, b"\x1b", f"{PAGES:,} entries")
    if is_long:
        with capsys.disabled():
            middle = statistics.median(update)
            print(f"\nopen {opening:.2f} of minimal; of an update's p50, {middle * 1e3:.1f} ms:")
            for name, times in (("update", update), ("page down", page_down), ("search", results)):
                p50, p95 = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
                print(f"  {name}: p50 {p50 / middle:.1f}, p95 {p95 / middle:.1f}")
    assert opening < OPEN * ROOM
    assert min(page_down) / min(update) < PAGE_DOWN * ROOM
    assert min(results) / min(update) < SEARCH * ROOM
