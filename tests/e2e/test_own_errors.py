"""An error of ours on the way out, on a real terminal: what is being written is kept."""

from contextlib import closing

from nc_tui.core.clock import SystemClock
from nc_tui.locations import find_locations
from nc_tui.store.database import Store
from tests.e2e.broken_screen import WORDS
from tests.e2e.conftest import begin
from tests.e2e.raw_terminal import RawTerminal


def test_a_screen_that_cannot_end_loses_no_word_of_the_page_below_it() -> None:
    begin()
    with closing(RawTerminal(module="tests.e2e.broken_screen")) as terminal:
        terminal.see("breathe")
        terminal.write(b"n")
        terminal.see("esc")
        terminal.write(WORDS.encode())
        assert terminal.ended() == 1
        assert b"Traceback" not in terminal.sent
    (page,) = Store(find_locations(), SystemClock(), lambda _bits: 2).load().journal
    assert page.text == WORDS
