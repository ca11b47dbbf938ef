"""``nc-tui breathe`` on a terminal: it ends at a key, and leaves the terminal as it was."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyte
import pytest

from nc_tui.cli.inline import InlineTerminal

BOUND = 30.0
CAUTION = "Stop if dizzy. Skip holds if pregnant or with a heart or lung condition."
HIDE, WIPE = b"\x1b[?25l", b"\r\x1b[J"


class Terminal:
    """``nc-tui breathe`` on a pty that is its own, read as a terminal would."""

    def __init__(self, *argv: str, columns: int = 80, **env: str) -> None:
        self._master, self._slave = pty.openpty()
        self._ends = [self._master, self._slave]
        self.screen = pyte.Screen(columns, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = b""
        self.resize(columns, 24)
        self.before = termios.tcgetattr(self._slave)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "nc_tui", "breathe", *argv],
            stdin=self._slave, stdout=self._slave, stderr=self._slave, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env={k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CI")}
            | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"} | env,
        )  # fmt: skip

    def resize(self, columns: int, lines: int) -> None:
        self.screen.resize(lines, columns)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _pump(self, seconds: float) -> None:
        ready, _, _ = select.select([self._master], [], [], seconds)
        if ready:
            data = os.read(self._master, 1 << 16)
            self.sent += data
            self._stream.feed(data)

    @property
    def shown(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def until(self, holds: Callable[[], Any]) -> None:
        end = time.monotonic() + BOUND
        while not holds():
            assert time.monotonic() < end, self.shown
            self._pump(0.02)

    def until_wiped(self) -> None:
        before = self.sent.count(WIPE)
        self.until(lambda: self.sent.count(WIPE) > before)

    def see(self, pattern: str) -> None:
        self.until(lambda: re.search(pattern, self.shown))

    def press(self, keys: bytes) -> None:
        os.write(self._master, keys)

    def ended(self) -> int:
        self.until(lambda: self.process.poll() is not None)
        self._pump(0)
        return self.process.returncode

    @property
    def is_as_before(self) -> bool:
        """Modes, cursor and wrapping are the terminal's own, and only the words are left."""
        modes = termios.tcgetattr(self._slave) == self.before
        wraps = pyte.modes.DECAWM in self.screen.mode
        left = [line for line in self.shown.splitlines()[2:] if line]
        return modes and wraps and not self.screen.cursor.hidden and not left

    def as_a_shell_would(self) -> None:
        """Take the terminal back while the program is stopped."""
        termios.tcsetattr(self._slave, termios.TCSANOW, self.before)

    def hang_up(self) -> None:
        while self._ends:
            os.close(self._ends.pop())

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hang_up()


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    opened = Terminal()
    yield opened
    opened.close()


def test_it_says_once_how_it_ends_and_what_to_mind(terminal: Terminal) -> None:
    terminal.see("breathe in · 4")
    assert terminal.screen.cursor.hidden
    terminal.press(b"\x1b[A\x1bOBx ")  # arrows and other keys are not heard, nor shown
    terminal.see("breathe in · 3")
    above, below = terminal.shown.split(f"{CAUTION}\n")
    assert above == "slow 4·6, 5 minutes; q ends it sooner.\n"
    assert re.fullmatch(r"\s*[▁-█\s]+\s+breathe in · 3 +0 min 01 s", below)


@pytest.mark.parametrize("key", [b"q", b"\x1b", b"\r", b"\x03"], ids=["q", "esc", "enter", "^C"])
def test_a_key_ends_it_and_leaves_the_terminal_as_it_was(terminal: Terminal, key: bytes) -> None:
    terminal.see("breathe in")
    terminal.press(key)
    assert terminal.ended() == 0
    assert terminal.is_as_before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_as_tidily(terminal: Terminal, number: signal.Signals) -> None:
    terminal.see("breathe in")
    terminal.process.send_signal(number)
    assert terminal.ended() == (0 if number is signal.SIGINT else -number)
    assert terminal.is_as_before


def test_stopped_and_continued_it_goes_on(terminal: Terminal) -> None:
    terminal.see("breathe in")
    terminal.press(b"\x1a")  # nobody would wake it here, so it does not sleep
    terminal.until(lambda: terminal.sent.count(HIDE) == 2)
    terminal.process.send_signal(signal.SIGSTOP)
    terminal.until(lambda: os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED | os.WNOHANG))
    terminal.as_a_shell_would()
    terminal.process.send_signal(signal.SIGCONT)
    terminal.until(lambda: terminal.sent.count(HIDE) == 3)
    terminal.see("breathe in")
    terminal.press(b"q")
    assert terminal.ended() == 0
    assert terminal.is_as_before


def test_it_fits_again_after_a_resize(terminal: Terminal) -> None:
    terminal.see("breathe in")
    for columns, lines in ((30, 24), (12, 6), (80, 24)):
        terminal.resize(columns, lines)
        terminal.until_wiped()
        terminal.see(r"· \d")
        assert len(re.findall(r"· \d", terminal.shown)) == 1
    terminal.press(b"q")
    assert terminal.ended() == 0


def test_a_terminal_that_is_gone_ends_it_without_a_word(terminal: Terminal) -> None:
    terminal.see("breathe in")
    terminal.hang_up()
    assert terminal.process.wait(BOUND) in (0, -signal.SIGHUP)


def test_without_colour_and_motion_a_bar_and_bold_are_left() -> None:
    terminal = Terminal("box", columns=40, NO_COLOR="1", TEXTUAL_ANIMATIONS="none")
    try:
        terminal.see("▆▆▆▁")
        terminal.see("breathe in · 2")
        assert set(re.findall(rb"\x1b\[([\d;]*)m", terminal.sent)) <= {b"0;1", b"0"}
        assert "█" not in terminal.shown
    finally:
        terminal.close()


def test_a_terminal_that_can_do_nothing_gets_words() -> None:
    terminal = Terminal("box", TERM="dumb")
    try:
        assert terminal.ended() == 0
        assert b"\x1b" not in terminal.sent
        assert "hold 4" in terminal.shown
    finally:
        terminal.close()


def test_an_error_in_the_middle_gives_the_terminal_back() -> None:
    master, slave = pty.openpty()
    before = termios.tcgetattr(slave)
    with pytest.raises(ZeroDivisionError), InlineTerminal(slave, slave, "utf-8"):
        assert termios.tcgetattr(slave) != before
        raise ZeroDivisionError
    assert termios.tcgetattr(slave) == before
    sent = b""
    while b"\x1b[?25h" not in sent:
        sent += os.read(master, 4096)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    os.close(master)
    os.close(slave)
