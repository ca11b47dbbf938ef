"""Processes of their own around one store; run as a script, this file is such a process.

A child does what it is told line by line, and says each result on a line of its own.
"""

import contextlib
import json
import os
import random
import resource
import secrets
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from filelock import FileLock
from tinydb import TinyDB

from nc_tui.core.clock import SystemClock
from nc_tui.core.errors import StoreError
from nc_tui.core.stamp import next_stamp
from nc_tui.locations import find_locations
from nc_tui.store import storage
from nc_tui.store.database import Store
from nc_tui.store.drafts import Draft, Drafts
from tests.store.deeds import Deeds
from tests.store.samples import moment, urge

ROOT = Path(__file__).parent.parent.parent


class Child:
    """One such process, on the data of the test's home. Killed at the end if still there."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.children"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
            start_new_session=True,
        )  # fmt: skip
        self._twin = 0
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

    def ask_all(self, command: str) -> list[str]:
        """All that it says until it is "finished"."""
        self.tell(command)
        return list(iter(self.hear, "finished"))

    def kill(self) -> list[str]:
        """SIGKILL it; what it had said until then, and was not heard yet."""
        self.process.send_signal(signal.SIGKILL)
        assert self.process.stdout is not None
        said = self.process.stdout.read()
        assert self.process.wait() == -signal.SIGKILL
        # A line without its end may be half an id: nobody was told.
        return said.split("\n")[:-1]

    def fork(self) -> None:
        """From here on talk to its twin, which costs no start; until that is killed."""
        self._twin = int(self.ask("fork"))

    def kill_twin(self) -> list[str]:
        """SIGKILL the twin; what it had said until then, and was not heard yet."""
        os.kill(self._twin, signal.SIGKILL)
        return list(iter(self.hear, "gone"))

    def __enter__(self) -> "Child":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            with contextlib.suppress(BrokenPipeError):
                pipe.close()


def say(words: object) -> None:
    # One write a line: a kill leaves the whole line or none of it.
    os.write(1, f"{words}\n".encode())


def _open() -> Store:
    return Store(find_locations(), SystemClock(), secrets.randbits)


def _keep(store: Store) -> None:
    try:
        say(store.keep(urge()).records[0].id)
    except StoreError as error:
        say(f"refused: {error}")


def _keep_times(store: Store, times: int) -> None:
    for _ in range(times):
        _keep(store)


def _by_many(writers: int, write: Callable[[], None]) -> None:
    """Let several twins do the same at once."""
    twins = []
    for _ in range(writers):
        twin = os.fork()
        if twin == 0:
            write()
            os._exit(0)
        twins.append(twin)
    for twin in twins:
        os.waitpid(twin, 0)
    say("finished")


def _keep_plainly(path: str, times: int) -> None:
    for _ in range(times):
        try:
            TinyDB(path).table("urges").insert({"strength": 7})
            say("kept")
        except (ValueError, TypeError, KeyError, AttributeError):
            say("refused")  # half a file, or two halves


def _live(store: Store, seed: int) -> None:
    """Change after change of every kind, each announced before and confirmed after."""
    say("living")
    deeds = Deeds(store, random.Random(seed))
    while True:
        deed = deeds.next()
        say(json.dumps({"what": "will", "kind": deed.kind, "pages": deed.after}))
        say(json.dumps({"what": "did", "kind": deed.kind, "pages": deeds.done(deed)}))


def _replace(path: Path) -> None:
    """Be a program that knows no lock: read the file, add a page, swap it in a little later,
    whatever came between; until told to stop. Then say the ids of its pages."""
    say("replacing")
    chance = random.Random(7)
    page = {"kind": "entry", "at": "2026-11-20T23:40:12-05:00", "zone": "UTC", "text": "from afar"}
    temporary = path.with_name("afar.tmp")
    added: list[str] = []
    while not select.select([0], [], [], 0)[0]:
        tables = json.loads(path.read_bytes())
        for _ in range(1000):
            # For an instant what it displaced may be without it: see durable.swap_in.
            if not added or added[-1] in tables["journal"]:
                break
            tables = json.loads(path.read_bytes())
        time.sleep(chance.random() * 0.01)
        stamp = next_stamp("", SystemClock().now(), "afa5afa5")
        added.append(str(1000 + len(added)))
        tables["journal"][added[-1]] = {**page, "updated": stamp}
        temporary.write_text(json.dumps(tables))
        temporary.replace(path)
    say(json.dumps(added))


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
    say(json.dumps({"readings": len(counts), "last": counts[-1], "bad": bad,
                    "shrank": counts != sorted(counts)}))  # fmt: skip


def _limit(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    say("done")


def main() -> None:
    # However slow the machine is: these processes stand in line for as long as it takes.
    storage.LOCK_WAIT = 100.0
    locations = find_locations()
    store = _open()
    drafts = Drafts(locations.drafts)
    lock = FileLock(locations.lock)
    say("ready")
    for line in iter(sys.stdin.readline, ""):
        match line.split():
            case ["fork"]:
                if twin := os.fork():
                    os.waitpid(twin, 0)
                    say("gone")
                else:
                    store = _open()
                    say(os.getpid())
            case ["live", seed]:
                _live(store, int(seed))
            case ["replace"]:
                _replace(locations.data)
            case ["keep", times]:
                _keep_times(store, int(times))
            case ["keep", times, "by", writers]:
                _by_many(int(writers), lambda: _keep_times(_open(), int(times)))
            case ["keep-plainly", times, "by", writers, path]:
                _by_many(int(writers), lambda: _keep_plainly(path, int(times)))
            case ["look"]:
                say(len(store.load().urges))
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
