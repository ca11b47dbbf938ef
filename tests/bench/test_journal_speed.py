"""Years of pages against the least a Textual program can do, both on a pty, in one run.

Ratios, never seconds: keys go to both programs in turns. What is compared is the time each spent
working until it showed the answer, where the system tells: what else runs takes its turns too.
With ``--long -s`` the time on the wall is printed beside it.
"""

import statistics
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.bench.many_pages import write_pages
from tests.bench.pressing import Took, pressed, worked
from tests.e2e.raw_terminal import RawTerminal

PAGES = 10_000
PAGE_DOWN, SEARCH, OPEN = 3.0, 10.0, 1.2
"""The goals: of one key that changes one word, and of the whole start of such a program."""
ROOM = 1.6
"""For a machine on which other things run."""
BEGINNINGS = (b"neba", b"fogu", b"moli", b"tova", b"reke", b"sito")
LETTERS = (b"k", b"\x7f", b"m")
"""After each beginning: every one of them changes how many are found."""


@pytest.fixture
def yardstick() -> Iterator[RawTerminal]:
    with closing(RawTerminal(module="tests.bench.yardstick")) as terminal:
        terminal.see("READY")
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
    opening = pressed(years, b"4", f"{PAGES:,} entries").worked / worked(yardstick)
    took: dict[str, list[Took]] = {"update": [], "page down": [], "search": []}
    pressed(years, b"/", "/ again")
    pressed(years, b"q", f"of {PAGES:,}")
    pressed(years, b"\x1b", f"{PAGES:,} entries")
    for beginning in BEGINNINGS * (6 if is_long else 1):
        took["update"] += [pressed(yardstick, key, "SHOWN") for key in (b"1", b"2")]
        took["page down"].append(pressed(years, b"\x1b[6~", ""))
        pressed(years, b"/", "/ again")
        pressed(years, beginning, f"of {PAGES:,}")
        took["search"] += [pressed(years, key, f"of {PAGES:,}") for key in LETTERS]
        pressed(years, b"\x1b", f"{PAGES:,} entries")
    base = Took(*(statistics.median(each) for each in zip(*took["update"], strict=True)))
    if is_long:
        with capsys.disabled():
            print(f"\nopening: {opening:.2f} of the start of the yardstick")
            for name, each in took.items():
                print(f"{name}: {say(each, base)}")
    for name, goal in (("page down", PAGE_DOWN), ("search", SEARCH)):
        assert statistics.median(each.worked for each in took[name]) / base.worked < goal * ROOM
    assert opening < OPEN * ROOM


def say(times: list[Took], base: Took) -> str:
    """Middle and 95th of a hundred, of an update's middle: working, and on the wall."""
    said = []
    for what, each, one in zip(("working", "wall"), zip(*times, strict=True), base, strict=True):
        ordered = sorted(each)
        p95 = ordered[int(len(ordered) * 0.95)]
        said.append(f"{what} p50 {statistics.median(ordered) / one:.1f} p95 {p95 / one:.1f}")
    return ", ".join(said)
