"""The command line in this process, on the evening of data.md's examples, and as a real one."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import pytest
import time_machine
from tinydb import TinyDB

from nc_tui.cli.main import run
from nc_tui.locations import Locations
from tests.clocks import NEW_YORK, FrozenClock

EVENING = "2026-11-20T23:40:12-05:00"
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Ran:
    """What one command line came to."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The one JSON value printed."""
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def line(self) -> str:
        """The one line printed."""
        assert self.code == 0, self.err
        assert self.out.count("\n") == 1
        return self.out[:-1]

    def refused(self, code: int) -> str:
        """The one line of an error with this exit code; nothing stands on standard output."""
        assert (self.code, self.out) == (code, ""), self
        *readings, said, end = self.err.split("\n")
        assert all(line.startswith("read as ") for line in readings)
        assert end == ""
        assert said.startswith("nc-tui: ")
        return said


class Nc(Protocol):
    """Runs ``nc-tui`` with these arguments, standard input and whether that is a terminal."""

    def __call__(self, *argv: str, stdin: str | bytes = b"", terminal: bool = False) -> Ran: ...


class _Input(io.TextIOWrapper):
    terminal = False

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture
def evening() -> Iterator[time_machine.Traveller]:
    """Time stands still at EVENING; ``move_to`` another moment."""
    with time_machine.travel(FrozenClock().now(), tick=False) as traveller:
        yield traveller


@pytest.fixture
def nc(
    evening: time_machine.Traveller,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Nc:
    """``nc-tui`` in this process, at EVENING in New York."""

    def call(*argv: str, stdin: str | bytes = b"", terminal: bool = False) -> Ran:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        keyboard = _Input(io.BytesIO(given), encoding="utf-8")
        keyboard.terminal = terminal
        monkeypatch.setattr(sys, "stdin", keyboard)
        capsys.readouterr()
        code = run(argv)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        for printed in (out, err):
            assert not UNSAFE.search(printed)
        return Ran(code, out, err)

    return call


@pytest.fixture
def tables(locations: Locations) -> Callable[[], dict[str, dict[int, dict[str, Any]]]]:
    """What plain TinyDB finds in the file: table, id, fields; stamps are checked and left out."""

    def read() -> dict[str, dict[int, dict[str, Any]]]:
        with TinyDB(locations.data, encoding="utf-8", access_mode="r") as database:
            found = {
                name: {document.doc_id: dict(document) for document in database.table(name)}
                for name in sorted(database.tables())
            }
        for table in found.values():
            for fields in table.values():
                assert re.fullmatch(r"\d{13}-[0-9a-f]{4}-[0-9a-f]{8}", fields.pop("updated"))
        return found

    return read


Tables = Callable[[], dict[str, dict[int, dict[str, Any]]]]


def at_new_york(evening: time_machine.Traveller, moment: str) -> None:
    """Move the clock to a wall time in New York."""
    evening.move_to(FrozenClock(moment).now().astimezone(NEW_YORK), tick=False)


def process(
    *argv: str, before: tuple[str, ...] = (), env: dict[str, str] | None = None, **options: Any
) -> "subprocess.CompletedProcess[bytes]":
    """``nc-tui`` as a process of its own; PYTHON variables are those of ``env`` alone, since
    PYTHONUNBUFFERED would hide what is left in a buffer at the end. No bytecode is written: a
    process that may write only short files would leave cut ones in the tree."""
    inherited = {name: value for name, value in os.environ.items() if name[:6] != "PYTHON"}
    inherited["PYTHONDONTWRITEBYTECODE"] = "1"
    options.setdefault("stdin", subprocess.DEVNULL)
    if "input" in options:
        del options["stdin"]
    options.setdefault("stdout", subprocess.PIPE)
    return subprocess.run(
        [*before, sys.executable, "-m", "nc_tui", *argv],
        stderr=subprocess.PIPE,
        env={**inherited, **(env or {})},
        timeout=60,
        check=False,
        **options,
    )
