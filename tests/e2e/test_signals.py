"""Signals end it in order: the words are kept, and the terminal is as it was before."""

import signal

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
