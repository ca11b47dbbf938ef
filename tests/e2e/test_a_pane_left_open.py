"""Days of an app in tmux that nobody restarts: asleep over night, resized, and the file changed
beside it all the while. It counts right, loses nothing and grows no larger."""

import os
import re
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count, cycle, islice
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.cli.conftest import process
from tests.e2e.moved_clock import MovedClock
from tests.e2e.pane import Pane
from tests.e2e.test_time_goes_on import ZONE, began_three_days_before

SIZES = ((120, 40), (40, 20), (24, 8), (80, 24))
Command = Callable[[int], tuple[str, ...]]

COMMANDS: tuple[tuple[str, Command], ...] = (
    ("urges", lambda n: ("urge", str(n % 10), "-t", "lonely")),
    ("checkins", lambda n: ("checkin", "--mood", str(n % 5 + 1), "--helped", "slept")),
    ("journal", lambda n: ("journal", "add", f"a page, number {n}", "--mood", str(n % 5 + 1))),
    ("contacts", lambda n: ("contact", "looked", "--note", f"number {n}")),
    ("journal", lambda n: ("letter", "add", f"a letter, number {n}")),
    ("contacts", lambda n: ("contact", "they-wrote")),
    ("contacts", lambda n: ("contact", "reached-out", "--keeps-run")),
    ("contacts", lambda n: ("contact", "necessary", "--note", f"number {n}")),
)


@pytest.fixture
def clock(tmp_path: Path) -> MovedClock:
    return MovedClock(tmp_path, ZONE)


class CommandLine:
    """Changes the file as from another pane, and knows what has to be in it."""

    def __init__(self, clock: MovedClock) -> None:
        # With it time.sleep() is refused, and so whoever has to wait for the lock.
        self._before = tuple(word for word in clock.prefix if "MONOTONIC" not in word)
        self._numbers = count()
        self._commands = cycle(COMMANDS)
        self.kept: Counter[str] = Counter(contacts=1)  # the one that began the run

    def run(self, *argv: str) -> str:
        done = process(*argv, before=self._before)
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr
        return done.stdout.decode().rstrip("\n")

    def change(self, times: int) -> None:
        """So many changes, a few at the same moment."""
        chosen = list(islice(self._commands, times))
        with ThreadPoolExecutor(3) as pool:
            for _ in pool.map(lambda made: self.run(*made[1](next(self._numbers))), chosen):
                pass
        self.kept.update(table for table, _ in chosen if table != "checkins")

    def take_one_back(self) -> None:
        self.run("journal", "add", "never mind")
        self.run("undo")


@contextmanager
def asleep(pane: Pane) -> Iterator[None]:
    """The lid is closed: it stands still, whatever the clock does meanwhile. So does tmux, which
    would have it go on at once."""
    both = int(pane.asked("#{pid}")), pane.pid
    for pid in both:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in reversed(both):
            os.kill(pid, signal.SIGCONT)


def on_today(pane: Pane) -> None:
    pane.press("1")
    pane.see("of no contact")


@contextmanager
def looking_at(pane: Pane, opened: str, seen: str, closed: str) -> Iterator[None]:
    """Something is open, and still there afterwards."""
    pane.press(opened)
    pane.see(seen)
    yield
    pane.resize(80, 24)
    pane.see(seen)
    pane.press(closed)
    pane.see_no(seen)  # an esc that is not on its own is an alt key
    on_today(pane)


SCENES = (
    ("c", "How is it today", "esc"), ("2", r"\d h(ours?,)? \d+ min", "1"),
    ("x", "What happened", "esc"),
    ("3", "breathe, now", "1"), ("C-p", "What would you like", "esc"), ("4", "search words", "1"),
    ("6", "90 days", "1"), ("?", "Keys for", "esc"), ("5", "What today feels like", "1"),
    ("7", "a doubt, in your own", "1"), (",", "the night begins", "esc"),
)  # fmt: skip
"""What is opened by which key, what is seen of it alone, and what closes it."""


def right_count(pane: Pane, command_line: CommandLine, days: int) -> None:
    """Both in the pane and for whoever asks beside it."""
    kept = f"kept {days} of the last {days}"
    pane.see(kept)
    pane.see("Check-in, if useful")  # a new day
    assert command_line.run("status") == f"{days} days · {kept}"
    assert command_line.run("status", "--format", "tmux") == f"{days}d"


@pytest.mark.long
def test_a_night_asleep_and_changes_from_the_command_line(
    pane: Pane, data: Path, clock: MovedClock
) -> None:
    began_three_days_before("2026-11-20T14:00:00", "03:00")
    clock.put_to("2026-11-20 14:00:00")
    command_line = CommandLine(clock)
    pane.start(prefix=clock.prefix)
    pane.see("kept 3 of the last 3 days")
    with looking_at(pane, "c", "How is it today", "esc"):
        command_line.change(3)
    pane.resize(24, 8)
    with asleep(pane):
        clock.put_to("2026-11-21 14:00:00")
        command_line.change(2)
    pane.see(r"██  days")  # small as it is, it has counted on
    pane.resize(80, 24)
    right_count(pane, command_line, 4)
    pane.press("q")
    assert pane.ended() == 0
    found = tables_of(data)
    assert Counter({name: len(table) for name, table in found.items()}) == (
        command_line.kept + Counter(checkins=1)
    )


def tables_of(data: Path) -> dict[str, list[dict[str, object]]]:
    with TinyDB(data, encoding="utf-8", access_mode="r") as tables:
        names = tables.tables() - {"meta", "settings"}
        return {name: [dict(record) for record in tables.table(name)] for name in names}


# --- the long form --------------------------------------------------------------------------------


def resident(pid: int) -> int:
    """Kilobytes of memory it has."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found
    return int(found[1])


def processor_time(pid: int) -> float:
    """Seconds of work it has done."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


QUIET = 10  # seconds


@pytest.mark.long
@pytest.mark.timeout(900)
def test_three_days_and_two_hundred_changes(pane: Pane, data: Path, clock: MovedClock) -> None:
    began_three_days_before("2026-11-20T14:00:00", "03:00")
    clock.put_to("2026-11-20 14:00:00")
    command_line = CommandLine(clock)
    pane.start(prefix=clock.prefix)
    pane.see("kept 3 of the last 3 days")
    for scene in SCENES:  # each is made once, at each size, before anything is measured
        with looking_at(pane, *scene):
            for size in SIZES:
                pane.resize(*size)
                command_line.change(1)
    before, worked, started = resident(pane.pid), processor_time(pane.pid), clock.now()
    scenes, sizes = cycle(SCENES), cycle(SIZES)
    for days, date in ((4, "2026-11-21"), (5, "2026-11-22"), (6, "2026-11-23")):
        for scene in islice(scenes, 4):
            with looking_at(pane, *scene):
                for _ in range(4):
                    pane.resize(*next(sizes))
                    command_line.change(3)
        command_line.take_one_back()
        command_line.kept["journal"] += 1  # it stays, taken back, to be done again
        pane.press("n")
        pane.see("ctrl\\+s")
        pane.type(f"written in the pane on day {days}")
        pane.see(f"on day {days}")
        with asleep(pane):
            clock.put_to(f"{date} 02:59:50")
            command_line.change(5)
        pane.see(f"on day {days}")  # the page is still being written when the day changes
        clock.put_to(f"{date} 03:00:30")
        clock.put_to(f"{date} 14:00:00")
        command_line.change(4)
        pane.press("esc")
        pane.see("esc back")
        pane.press("esc")
        pane.see_no("on day")
        command_line.kept["journal"] += 1
        on_today(pane)
        pane.see(f"kept {days} of the last {days}")
        command_line.run("checkin", "--mood", "4")
        pane.see(r"Checked in\.")
        assert command_line.run("status", "--format", "{days} {checked_in_today}") == f"{days} true"
    after = resident(pane.pid)
    print(f"\nmemory {before} kB before, {after} kB after")
    print(f"work {processor_time(pane.pid) - worked:.1f} s in {clock.now() - started} of its clock")
    assert after < before * 1.2
    worked = processor_time(pane.pid)
    time.sleep(QUIET)
    worked = processor_time(pane.pid) - worked
    print(f"work {worked:.2f} s in {QUIET} s in which nothing happens")
    assert worked < QUIET / 10
    on_today(pane)
    pane.press("q")
    assert pane.ended() == 0
    found = tables_of(data)
    assert Counter({n: len(t) for n, t in found.items() if n != "checkins"}) == command_line.kept
    assert [record["day"] for record in found["checkins"]] == [
        f"2026-11-{d}" for d in (20, 21, 22, 23)
    ]
