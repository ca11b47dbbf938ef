"""Processes of their own around one store; run as a script, this file is such a process.

A child does what it is told line by line, and says each result on a line of its own.
"""

import contextlib
import json
import os
import resource
import secrets
import select
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType

from filelock import FileLock

from nc_tui.core.clock import SystemClock
from nc_tui.core.errors import StoreError
from nc_tui.locations import find_locations
from nc_tui.store import storage
from nc_tui.store.database import Store
from nc_tui.store.drafts import Draft, Drafts
from tests.store.samples import moment, urge

ROOT = Path(__file__).parent.parent.parent


class Child:
    """One such process, on the data of the test's home. Killed at the end if still there."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.children"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip
        assert self.hear() == "ready"

    def tell(self, command: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        """The next line it says; "" once it is gone."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().rstrip("\n")

    def ask(self, command: str) -> str:
        self.tell(command)
        return self.hear()

    def wait_for_words(self, seconds: float) -> bool:
        """Whether it says something within ``seconds``."""
        assert self.process.stdout is not None
        return bool(select.select([self.process.stdout], [], [], seconds)[0])

    def kill(self) -> list[str]:
        """SIGKILL it; what it had said until then, and was not heard yet."""
        self.process.send_signal(signal.SIGKILL)
        assert self.process.stdout is not None
        said = self.process.stdout.read()
        assert self.process.wait() == -signal.SIGKILL
        # A line without its end may be half an id: nobody was told.
        return said.split("\n")[:-1]

    def __enter__(self) -> "Child":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            with contextlib.suppress(BrokenPipeError):
                pipe.close()


def say(words: object) -> None:
    # One write a line: a kill leaves the whole line or none of it.
    os.write(1, f"{words}\n".encode())


def _keep(store: Store) -> None:
    try:
        say(store.keep(urge()).records[0].id)
    except StoreError as error:
        say(f"refused: {error}")


def _watch(store: Store) -> None:
    """Read without pause until told to stop; say how many readings were bad."""
    say("watching")
    counts, bad, stopping = [], 0, False
    while not stopping:
        stopping = bool(select.select([0], [], [], 0)[0])
        try:
            counts.append(len(store.load().urges))
            if store.locations.data.exists():
                json.loads(store.locations.data.read_bytes())
        except (StoreError, ValueError):
            bad += 1
    say(json.dumps({"first": counts[0], "last": counts[-1], "bad": bad,
                    "shrank": counts != sorted(counts)}))  # fmt: skip


def _limit(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    say("done")


def main() -> None:
    # However slow the machine is: these processes stand in line for as long as it takes.
    storage.LOCK_WAIT = 100.0
    locations = find_locations()
    store = Store(locations, SystemClock(), secrets.randbits)
    drafts = Drafts(locations.drafts)
    lock = FileLock(locations.lock)
    say("ready")
    for line in iter(sys.stdin.readline, ""):
        match line.split():
            case ["keep", times]:
                for _ in range(int(times)):
                    _keep(store)
            case ["keep-on"]:
                while True:
                    _keep(store)
            case ["watch"]:
                _watch(store)
            case ["limit", size]:
                _limit(int(size))
            case ["lift"]:
                _limit(resource.RLIM_INFINITY)
            case ["lock"]:
                locations.lock.parent.mkdir(parents=True, exist_ok=True)
                lock.acquire()
                say("locked")
            case ["unlock"]:
                lock.release()
                say("unlocked")
            case ["draft", number, *words]:
                at = moment("2026-11-20T23:40:12-05:00")
                drafts.keep(Draft(int(number), at, "America/New_York", " ".join(words)))
                say("kept")
            case ["drop", number]:
                drafts.drop(int(number))
                say("dropped")


if __name__ == "__main__":
    main()
