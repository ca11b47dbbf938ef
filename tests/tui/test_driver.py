"""The sleeping driver: there with this Textual, and never in the way of quitting."""

import subprocess
import sys

import pytest

from nc_tui.tui.driver import sleeping_driver
from tests.e2e.conftest import begin
from tests.e2e.raw_terminal import RawTerminal


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_this_textual_has_what_the_driver_needs() -> None:
    assert sleeping_driver() is not None


def test_another_driver_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.linux_driver:LinuxDriver")
    assert sleeping_driver() is None


def test_without_the_names_it_needs_the_stock_driver_is_used() -> None:
    code = (
        "from textual.drivers.linux_driver import LinuxDriver\n"
        "del LinuxDriver.run_input_thread\n"
        "from nc_tui.tui.driver import sleeping_driver\n"
        "assert sleeping_driver() is None\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_quitting_ends_it_every_time(is_long: bool) -> None:
    begin()
    for _ in range(20 if is_long else 2):
        terminal = RawTerminal()
        try:
            terminal.see("no contact")
            terminal.write(b"q")
            assert terminal.ended() == 0
        finally:
            terminal.close()
