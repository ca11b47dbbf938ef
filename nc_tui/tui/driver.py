"""The terminal driver that sleeps until something is typed.

Textual's own polls ten times a second, which costs idle wakeups, a tenth of a second on ``esc``
and a fifth on quitting. This one sleeps on the terminal and on a pipe. It touches private names
of Textual: where one is missing the stock driver is used, and a test says so.
"""

import os
import selectors
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TextIO

from nc_tui.tui.paste import PasteMender

if TYPE_CHECKING:
    from threading import Thread

    from textual.driver import Driver

_ESCAPE_WAIT = 0.012
"""Seconds after which a lone ESC is the key: sequences arrive whole, and tmux, which most of them
come through, waits for 10 ms too. ESCDELAY overrides it."""
_CHUNK = 1 << 16
_FORGET_KEYBOARD = "\x1b[<u"
"""Takes back one asking for the kitty protocol: each begin asks for it once more."""


class _Terminal:
    """Where the driver writes. Textual's writer thread dies of the first write that fails, and
    then everything waits for it for ever; here what is written to a terminal that is gone is
    dropped."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._is_gone = False

    def write(self, text: str) -> None:
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        self._try(self._file.flush)

    def _try(self, step: Callable[[], object]) -> None:
        if not self._is_gone:
            try:
                step()
            except OSError:
                self._is_gone = True


def sleeping_driver() -> "type[Driver] | None":
    """The driver for this platform, or None to let Textual choose its own."""
    if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ:
        return None
    from textual import constants
    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver

    known = (
        "run_input_thread", "disable_input", "process_message", "_sigtstp_application",
        "_sigcont_application", "resume_application_mode",
    )  # fmt: skip
    if not all(hasattr(LinuxDriver, name) for name in known):
        return None
    if not hasattr(XTermParser(), "_timeout_time"):
        return None
    patience = constants.ESCAPE_DELAY if "ESCDELAY" in os.environ else _ESCAPE_WAIT

    class SleepingDriver(LinuxDriver):
        """Reads keys as they come and does nothing in between."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._file = _Terminal(self._file)  # type: ignore[arg-type, assignment]
            self._wakened, self._waken = os.pipe()

        @property
        def _reader(self) -> "Thread | None":
            thread = self._key_thread
            return thread if thread is not None and thread.is_alive() else None

        def disable_input(self) -> None:
            if self._reader:
                os.write(self._waken, b".")
            super().disable_input()

        # A signal comes in the middle of anything, and what that holds locked would be waited for
        # without end: it is followed when the loop is free. While the person's own editor has the
        # terminal the loop stands still, and the editor follows it.

        def _sigtstp_application(self, *_: object) -> None:
            stop = super()._sigtstp_application
            if self._auto_restart:
                self._loop.call_soon_threadsafe(stop)
            else:
                stop()

        def _sigcont_application(self, *_: object) -> None:
            if self._auto_restart:
                self._loop.call_soon_threadsafe(self._go_on)

        def _go_on(self) -> None:
            # After a SIGSTOP, of which no program hears, nothing was put away: begun a second time
            # beside the first, two threads would share the keys. What was typed meanwhile stays in
            # the terminal, and is read.
            before = self.attrs_before
            if reader := self._reader:
                os.write(self._waken, b".")
                reader.join()
                self.write(_FORGET_KEYBOARD)
                self.close()
                self._must_signal_resume = True
            if self._must_signal_resume:  # else it is about to end
                self.resume_application_mode()
                # Not as it is now: that is how the app has it.
                self.attrs_before = before

        def run_input_thread(self) -> None:
            parser, mender = XTermParser(self._debug), PasteMender()
            decode = getincrementaldecoder("utf-8")("replace").decode
            with selectors.DefaultSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                selector.register(self._wakened, selectors.EVENT_READ)
                while True:
                    is_unsure = parser._timeout_time is not None
                    ready = selector.select(patience if is_unsure else None)
                    if any(key.fd == self._wakened for key, _ in ready):
                        # Whoever wakes it waits for this thread to end.
                        os.read(self._wakened, 64)
                        return
                    if ready:
                        data = self._read()
                        if not data:
                            # The terminal is gone: leave in order, what is under way is kept.
                            self._app.call_later(self._app.exit)
                            return
                        for event in parser.feed(mender.mend(decode(data))):
                            self.process_message(event)
                    elif is_unsure:
                        parser._timeout_time = 0.0  # nothing followed: it was the key
                        for event in parser.tick():
                            self.process_message(event)

        def _read(self) -> bytes:
            try:
                return os.read(self.fileno, _CHUNK)
            except OSError:
                return b""

    return SleepingDriver
