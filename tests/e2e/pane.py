"""A real tmux pane: what a person types, and what they see."""

import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

BOUND = 30.0
"""Seconds to wait for what must come; a slow machine gets them, a fast one does not use them."""

_NAMES = {"enter": "Enter", "esc": "Escape", "tab": "Tab", "space": "Space", "backspace": "BSpace"}


class Pane:
    """One private tmux server with one pane in which a command runs."""

    def __init__(self, home: Path, width: int = 80, height: int = 24) -> None:
        self._home = home
        self._socket = home / "0"
        self._size = (width, height)
        self._env = {
            key: value for key, value in os.environ.items() if key not in ("TMUX", "NO_COLOR", "CI")
        } | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}

    def start(self, *arguments: str, prefix: tuple[str, ...] = ()) -> None:
        """Run nc-tui with these arguments, in a new server."""
        # A socket of its own: the server before may still be on its way out.
        self._socket = self._home / str(int(self._socket.name) + 1)
        command = shlex.join([*prefix, sys.executable, "-m", "nc_tui", *arguments])
        width, height = self._size
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", str(width), "-y", str(height),
            f"exec {command}",
        )  # fmt: skip
        self._tmux("set", "-g", "status", "off")
        self._tmux("set", "-sg", "escape-time", "0")
        self._tmux("set", "-g", "remain-on-exit", "on")

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", str(self._socket), *arguments],
            env=self._env, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys by name; a single character is itself."""
        for key in keys:
            self._tmux("send-keys", _NAMES.get(key, key))

    def resize(self, columns: int, lines: int) -> None:
        self._tmux("resize-window", "-x", str(columns), "-y", str(lines))

    def type(self, text: str) -> None:
        self._tmux("send-keys", "-l", text)

    def paste(self, text: str) -> None:
        """Paste as a terminal does, between brackets."""
        buffer = self._socket.with_name("paste")
        buffer.write_bytes(text.encode("utf-8", "surrogatepass"))
        self._tmux("load-buffer", str(buffer))
        self._tmux("paste-buffer", "-p")

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def see(self, pattern: str) -> str:
        """Wait until the screen shows ``pattern``; the screen it was on."""
        return self._until(lambda shown: re.search(pattern, shown) is not None, f"see {pattern!r}")

    def see_no(self, pattern: str, within: float = BOUND) -> str:
        """Wait until the screen no longer shows ``pattern``, ``within`` seconds."""
        return self._until(
            lambda shown: re.search(pattern, shown) is None, f"lose {pattern!r}", within
        )

    def _until(self, holds: Callable[[str], bool], what: str, within: float = BOUND) -> str:
        end = time.monotonic() + within
        shown = ""
        while time.monotonic() < end:
            shown = self.screen()
            if holds(shown):
                return shown
            time.sleep(0.05)
        message = f"did not {what} in {within:.0f} s; the screen was:\n{shown}"
        raise AssertionError(message)

    def ended(self) -> int:
        """Wait until the program is gone; its exit code."""
        end = time.monotonic() + BOUND
        while time.monotonic() < end:
            state = self._tmux("display-message", "-p", "#{pane_dead} #{pane_dead_status}").split()
            if state[0] == "1":
                return int(state[1]) if len(state) > 1 else 0
            time.sleep(0.05)
        message = f"still running:\n{self.screen()}"
        raise AssertionError(message)

    def asked(self, form: str) -> str:
        """What tmux says of the pane, such as "#{pane_title}"."""
        return self._tmux("display-message", "-p", form).rstrip("\n")

    @property
    def pid(self) -> int:
        return int(self._tmux("display-message", "-p", "#{pane_pid}"))

    def kill_server(self) -> None:
        subprocess.run(
            ["tmux", "-S", str(self._socket), "kill-server"],
            env=self._env, capture_output=True, check=False,
        )  # fmt: skip
