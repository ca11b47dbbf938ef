"""A few rows at the cursor, drawn again in place in the terminal's own flow; and the keys.

However it ends, the terminal is as it was: at a key, an error, a hang-up, a kill, and each time
the process is suspended.
"""

import errno
import os
import select
import signal
import termios
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any, Self

from nc_tui.cli.cells import Row, blank, changed_cells

_KILLS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
_HEARD = (*_KILLS, signal.SIGINT, signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
_LEAVE = b"qQ\r\n\x03\x04"
_ESCAPE = b"\x1b"
_REST_OF_SEQUENCE = 0.05  # seconds in which the rest of a key that begins with ESC arrives
_BEGIN = "\x1b[?25l\x1b[?7l"  # no cursor; no row runs over when the terminal is narrowed
_WIPE = "\r\x1b[J"
_END = f"{_WIPE}\x1b[?7h\x1b[?25h"
_USUAL_SIZE = (80, 24)


class InlineTerminal:
    """The terminal behind two file descriptors, for as long as a ``with`` lasts.

    The cursor rests on the first cell of what is drawn: whatever a resize does to the rows, all of
    them lie behind it and can be wiped.
    """

    def __init__(self, keyboard: int, screen: int, encoding: str) -> None:
        self._keyboard, self._screen, self._encoding = keyboard, screen, encoding
        self._before: list[Any] = []
        self._handlers: dict[int, Any] = {}
        self._shown: list[Row] = []
        self._is_held = False
        self._killed_by: int | None = None

    def __enter__(self) -> Self:
        self._before = _mode_of(self._keyboard)
        self._wakened, self._waken = os.pipe()
        for end in (self._wakened, self._waken):
            os.set_blocking(end, False)
        self._waken_before = signal.set_wakeup_fd(self._waken, warn_on_full_buffer=False)
        for number in _HEARD:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, _wake)
        try:
            self._take()
        except BaseException:
            self._put_back()
            raise
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._put_back()
        if self._killed_by is not None:
            signal.raise_signal(self._killed_by)  # and whoever sent it sees that it was obeyed

    @property
    def size(self) -> tuple[int, int]:
        """Columns and lines."""
        with suppress(OSError):
            size = os.get_terminal_size(self._screen)
            if size.columns > 0 and size.lines > 0:
                return size
        return _USUAL_SIZE

    def draw(self, rows: Sequence[Row]) -> None:
        """Show these rows, all of one width; only the cells that differ are sent."""
        if not self._is_held:
            return
        begin = ""
        if [len(row) for row in rows] != [len(row) for row in self._shown]:
            self._shown = [blank(len(row)) for row in rows]
            below = len(rows) - 1
            begin = _WIPE + ("\n" * below + f"\x1b[{below}A" if below else "")
        changed = changed_cells(self._shown, rows)
        self._shown = list(rows)
        if begin or changed:
            with suppress(OSError):  # it is gone, as listening will tell
                self._send(begin + changed)

    def listen(self, seconds: float) -> bool:
        """Wait, and no longer than ``seconds``; whether it is to end now."""
        if not self._is_held:
            self._take()
        heard = [self._wakened, *([self._keyboard] if self._is_held else [])]
        ready, _, _ = select.select(heard, [], [], max(0.0, seconds))
        if self._wakened in ready:
            # The lowest first: those end it, and a hang-up comes with others that must not be.
            for number in sorted(os.read(self._wakened, 64)):
                if self._obey(number):
                    return True
        return self._is_held and self._keyboard in ready and _leaves(self._keys())

    def _obey(self, number: int) -> bool:
        """Do what a signal asks for; whether that is to end."""
        if number in _KILLS:
            self._killed_by = number
        elif number == signal.SIGTSTP:
            self._suspend()
        elif number == signal.SIGCONT:
            self._take()
        elif number == signal.SIGWINCH:
            self._shown = []
        return number in _KILLS or number == signal.SIGINT

    def _suspend(self) -> None:
        self._give()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTSTP)  # here it stands, until it is continued
        signal.signal(signal.SIGTSTP, _wake)

    def _keys(self) -> bytes:
        keys = self._read()
        if keys.endswith(_ESCAPE):
            ready, _, _ = select.select([self._keyboard], [], [], _REST_OF_SEQUENCE)
            if ready:
                keys += self._read()
        return keys

    def _read(self) -> bytes:
        try:
            return os.read(self._keyboard, 1024)
        except OSError:
            return b""  # the terminal is gone

    # Whose terminal it is

    def _take(self) -> None:
        """Keys one by one and unseen, and the cursor out of sight: unless this goes on in the
        background, where the terminal is somebody else's."""
        self._shown = []
        self._is_held = self._is_in_front()
        if self._is_held:
            mode = _mode_of(self._keyboard)
            mode[0] &= ~termios.IXON  # ctrl+s would hold the breath for ever
            mode[3] &= ~(termios.ECHO | termios.ICANON)
            mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
            _set_mode(self._keyboard, mode)
            self._send(_BEGIN)

    def _give(self) -> None:
        """The terminal as it was found, and nothing left of what was drawn."""
        if self._is_held:
            self._is_held = False
            with suppress(OSError):  # gone: then nobody is there to miss it
                self._send(_END)
                _set_mode(self._keyboard, self._before)

    def _is_in_front(self) -> bool:
        try:
            return os.tcgetpgrp(self._keyboard) == os.getpgrp()
        except OSError:
            return True  # nobody shares it

    def _put_back(self) -> None:
        self._give()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._waken_before)
        os.close(self._wakened)
        os.close(self._waken)

    def _send(self, text: str) -> None:
        data = text.encode(self._encoding, "replace")
        while data:
            data = data[os.write(self._screen, data) :]


def _mode_of(terminal: int) -> list[Any]:
    try:
        return termios.tcgetattr(terminal)
    except termios.error as error:
        raise OSError(*error.args) from error


def _set_mode(terminal: int, mode: list[Any]) -> None:
    """What was typed before, or too much, is not meant for whoever reads next: it is dropped."""
    while True:
        try:
            termios.tcsetattr(terminal, termios.TCSAFLUSH, mode)
        except termios.error as error:
            if error.args[0] != errno.EINTR:
                raise OSError(*error.args) from error
        else:
            return


def _wake(_number: int, _frame: FrameType | None) -> None:
    """Signals are read from the pipe they wake: nothing happens in the middle of a row."""


def _leaves(keys: bytes) -> bool:
    """Whether these end it: q, esc, enter, or that nobody is there; not an arrow, or a paste."""
    if not keys or keys == _ESCAPE:
        return True
    return not keys.startswith(_ESCAPE) and any(key in _LEAVE for key in keys)
