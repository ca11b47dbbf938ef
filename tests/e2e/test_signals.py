"""Signals end it in order: the words are kept, and the terminal is as it was before."""

import random
import signal

import pyte
import pytest
from tinydb import TinyDB

from nc_tui.locations import find_locations
from tests.e2e.conftest import begin
from tests.e2e.raw_terminal import RawTerminal


@pytest.mark.parametrize(
    "number",
    [signal.SIGHUP, signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.long)],
)
def test_it_keeps_the_page_and_gives_the_terminal_back(number: signal.Signals) -> None:
    begin()
    terminal = RawTerminal()
    try:
        before = terminal.attributes
        terminal.see("no contact")
        assert terminal.attributes != before
        terminal.write(b"n")
        terminal.see("ctrl+s")
        terminal.write(b"eleven steps")
        terminal.see("eleven steps")
        terminal.signal(number)
        assert terminal.ended() == 0
        assert terminal.attributes == before
        sent = terminal.sent
    finally:
        terminal.close()
    for begun, ended in (b"?1049h", b"?1049l"), (b"?25l", b"?25h"), (b"?2004h", b"?2004l"):
        assert sent.rfind(b"\x1b[" + ended) > sent.rfind(b"\x1b[" + begun) >= 0
    assert b"Traceback" not in sent
    locations = find_locations()
    (entry,) = TinyDB(locations.data, encoding="utf-8").table("journal").all()
    assert entry["text"] == "eleven steps"
    assert list(locations.drafts.glob("*")) == []


def picture(sent: bytes) -> list[str]:
    """What stands on an empty terminal after it."""
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(sent)
    return list(screen.display)


@pytest.mark.parametrize(
    "stop",
    [
        signal.SIGSTOP,
        *(pytest.param(stop, marks=pytest.mark.long) for stop in (signal.SIGTSTP, None)),
    ],
)
def test_stopped_and_continued_it_is_as_before(stop: signal.Signals | None) -> None:
    begin()
    terminal = RawTerminal()
    try:
        before = terminal.attributes
        terminal.see("no contact")
        terminal.settle()
        raw, drawn = terminal.attributes, picture(terminal.sent)
        for _ in range(2):
            if stop is not None:
                terminal.signal(stop)
                terminal.until(lambda: terminal.state == "T")
            terminal.sent = b""
            terminal.signal(signal.SIGCONT)
            terminal.until(lambda: picture(terminal.sent) == drawn)
            assert terminal.attributes == raw
        if stop is signal.SIGSTOP:
            terminal.signal(stop)
            terminal.until(lambda: terminal.state == "T")
        terminal.write(b"n")  # as it stands still it is not lost
        terminal.signal(signal.SIGCONT)
        terminal.see("ctrl+s")
        words = "and each key is read once, by one reader"
        for each in words:
            terminal.write(each.encode())
        terminal.write(b"\x13")  # ctrl+s
        terminal.see("saved")
        terminal.signal(signal.SIGTERM)
        assert terminal.ended() == 0
        assert terminal.attributes == before
    finally:
        terminal.close()
    (entry,) = TinyDB(find_locations().data, encoding="utf-8").table("journal").all()
    assert entry["text"] == words


@pytest.mark.long
def test_stopped_in_the_middle_of_anything_it_goes_on() -> None:
    begin()
    terminal, chance = RawTerminal(), random.Random(5)
    try:
        before = terminal.attributes
        terminal.see("no contact")
        terminal.write(b"u")  # thirty pictures a second
        terminal.see("breathe in")
        for _ in range(300):
            terminal.signal(signal.SIGSTOP)
            terminal.settle_for(chance.random() / 100)
            terminal.signal(signal.SIGCONT)
            terminal.settle_for(chance.random() / 20)
        terminal.sent = b""
        terminal.see("breathe out")
        terminal.signal(signal.SIGTERM)
        assert terminal.ended() == 0
        assert terminal.attributes == before
    finally:
        terminal.close()
