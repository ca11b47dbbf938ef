"""A terminal that goes away takes the program with it, in order: no orphan, no word lost."""

from tinydb import TinyDB

from nc_tui.locations import find_locations
from tests.e2e.conftest import begin
from tests.e2e.raw_terminal import RawTerminal


def test_it_ends_by_itself_and_keeps_the_page() -> None:
    begin()
    terminal = RawTerminal()
    try:
        terminal.see("no contact")
        terminal.write(b"n")
        terminal.see("ctrl+s")
        terminal.write(b"eleven steps")
        terminal.see("eleven steps")
        terminal.hang_up()
        assert terminal.ended() == 0
    finally:
        terminal.close()
    (entry,) = TinyDB(find_locations().data, encoding="utf-8").table("journal").all()
    assert entry["text"] == "eleven steps"


def test_it_ends_in_the_middle_of_a_breath_too() -> None:
    begin()
    terminal = RawTerminal()
    try:
        terminal.see("no contact")
        terminal.write(b"u")
        terminal.see("breathe in")
        terminal.write(b"7")
        terminal.settle_for(1.0)
        terminal.hang_up()
        assert terminal.ended() == 0
    finally:
        terminal.close()
    (urge,) = TinyDB(find_locations().data, encoding="utf-8").table("urges").all()
    assert [strength for _, strength in urge["samples"]] == [7]
