"""A bare pty: every byte the program sends to the terminal."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

BOUND = 30.0


class RawTerminal:
    """nc-tui, or another ``module``, on a pty; ``sent`` is all that it wrote there."""

    def __init__(
        self, *arguments: str, module: str = "nc_tui", columns: int = 80, rows: int = 24
    ) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {k: v for k, v in os.environ.items() if k not in ("TMUX", "NO_COLOR", "CI")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            env=environment | {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
        )  # fmt: skip
        os.close(slave)
        self.sent = b""

    @property
    def pid(self) -> int:
        return self._process.pid

    def write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._master, data[:512]) :]
            self._pump(0)

    def _pump(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], seconds)
        if ready:
            try:
                self.sent += os.read(self._master, 1 << 16)
            except OSError:
                return False
        return bool(ready)

    def see(self, words: str) -> None:
        """Wait until ``words`` were sent since the last ``forget``."""
        end = time.monotonic() + BOUND
        while words.encode() not in self.sent:
            assert time.monotonic() < end, f"never sent: {words!r}"
            self._pump(0.05)

    def until(self, holds: Callable[[], bool], press: bytes = b"") -> None:
        """Wait until ``holds``, pressing a key now and then."""
        end = time.monotonic() + BOUND
        while not holds():
            assert time.monotonic() < end, "never came"
            self.write(press)
            self._pump(0.5)

    def settle_for(self, seconds: float) -> None:
        """Read on while something moves that never settles."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._pump(0.05)

    def settle(self) -> None:
        """Wait until it has been quiet for a while."""
        while self._pump(0.4):
            pass

    @property
    def attributes(self) -> list[object]:
        """How the terminal is set: echo, line editing, and the like."""
        return list(termios.tcgetattr(self._master))

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    @property
    def state(self) -> str:
        """The letter that ``ps`` has for it, such as T where it is stopped."""
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]

    def hang_up(self) -> None:
        """The terminal is gone, without a signal."""
        os.close(self._master)
        self._master = -1

    def ended(self) -> int:
        """Wait until the program is gone; its exit code."""
        end = time.monotonic() + BOUND
        while self._process.poll() is None:
            assert time.monotonic() < end, "still running"
            if self._master >= 0:
                self._pump(0.02)  # a terminal that reads nothing holds a program up
            else:
                time.sleep(0.02)
        return self._process.returncode

    def close(self) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        if self._master >= 0:
            os.close(self._master)
