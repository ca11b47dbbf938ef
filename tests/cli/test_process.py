"""``nc-tui`` as a process: exit codes, closed pipes, keys that interrupt."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Nc, Tables, process


@pytest.mark.parametrize(
    ("argv", "code"),
    [(("urge", "7"), 0), (("urge", "7", "--at", "tomorrow"), 1), (("urge", "12"), 2), (("x",), 2)],
)
def test_exit_codes(argv: tuple[str, ...], code: int) -> None:
    ran = process(*argv)
    assert ran.returncode == code
    assert ran.stderr.count(b"\n") == (1 if code else 0)
    assert bool(ran.stdout) is (code == 0)


def test_the_console_script_is_the_same_program() -> None:
    script = Path(sys.executable).with_name("nc-tui")
    ran = subprocess.run([script, "status", "--json"], capture_output=True, check=False, timeout=60)
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["days"] is None


@pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}])
@pytest.mark.parametrize("argv", [("status",), ("journal", "list", "--json"), ("--help",)])
def test_a_closed_pipe_is_silent(nc: Nc, argv: tuple[str, ...], env: dict[str, str]) -> None:
    nc("journal", "add", "x" * 200_000)
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ran = process(*argv, stdout=writer, env=env)
    finally:
        os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize(
    "closed",
    [">&-", "<&- >&- 2>&-", *(pytest.param(c, marks=pytest.mark.long) for c in ("<&-", "2>&-"))],
)
def test_closed_streams(closed: str) -> None:
    for argv, code in (("urge 7", 0), ("urge 12", 2), ("status --json", 0), ("--help", 0)):
        command = f'exec "$0" -m nc_tui {argv} {closed}'
        ran = subprocess.run(
            ["sh", "-c", command, sys.executable], capture_output=True, check=False, timeout=60
        )
        assert ran.returncode == code
        assert b"Traceback" not in ran.stderr


def test_an_error_nobody_hears_keeps_its_exit_code() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "nc_tui", "urge", "12"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=writer, check=False,
            timeout=60,
        )  # fmt: skip
    finally:
        os.close(writer)
    assert ran.returncode == 2


def test_an_interrupt_is_quiet() -> None:
    # A pipe that stays open: the command is reading when the interrupt comes.
    running = subprocess.Popen(
        [sys.executable, "-c", WHEN_READING, "journal", "add", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert running.stdout is not None
    assert running.stdout.readline() == b"reading\n"
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, b"", b"")


WHEN_READING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
from nc_tui.cli import writing
from nc_tui.cli.main import run

read = writing.standard_input

def tell():
    os.write(1, b"reading\\n")
    return read()

writing.standard_input = tell
sys.exit(run(sys.argv[1:]))
"""


def test_four_at_once_lose_nothing(tables: Tables) -> None:
    running = [subprocess.Popen([sys.executable, "-m", "nc_tui", "urge", str(n)]) for n in range(4)]
    assert [one.wait(timeout=60) for one in running] == [0] * 4
    strengths = [urge["samples"][0][1] for urge in tables()["urges"].values()]
    assert sorted(strengths) == [0, 1, 2, 3]


def test_without_a_terminal_the_app_is_one_sentence() -> None:
    ran = process()
    assert ran.returncode == 1
    assert ran.stdout == b""
    assert ran.stderr.startswith(b"nc-tui: the app needs a terminal, and there is none here.")
    assert ran.stderr.count(b"\n") == 1
