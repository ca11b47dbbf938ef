"""A fast hand or a slow line: keys that arrive together do what they would one by one."""

from pathlib import Path

from tinydb import TinyDB

from tests.e2e.conftest import begin
from tests.e2e.pane import Pane


def test_the_words_after_n_are_on_the_page(pane: Pane, data: Path) -> None:
    begin()
    pane.start()
    pane.see("no contact")
    pane.type("nxcq quickly, all of it. ")
    pane.see("xcq quickly, all of it.")
    pane.press("C-s")
    pane.see("saved")
    (entry,) = TinyDB(data, encoding="utf-8").table("journal").all()
    assert entry["text"].strip() == "xcq quickly, all of it."


def test_letters_that_are_joined_without_a_width_are_kept(pane: Pane, data: Path) -> None:
    """Typed, each for itself, as an input method sends them."""
    words = "می\u200cخواهم 👩\u200d👧 ok"
    begin()
    pane.start()
    pane.see("no contact")
    pane.press("n")
    pane.see("esc")
    for letter in words:
        pane.type(letter)
    pane.see("ok")
    pane.press("C-s")
    pane.see("saved")
    (entry,) = TinyDB(data, encoding="utf-8").table("journal").all()
    assert entry["text"] == words


def test_the_number_after_u_is_on_the_wave(pane: Pane, data: Path) -> None:
    begin()
    pane.start()
    pane.see("no contact")
    pane.type("u8")
    pane.see("breathe in")
    pane.see(r"(?m)^\s*8\b")
    pane.press("Enter")
    pane.see("what set it off")
    pane.press("Enter")
    pane.see("1 Today")  # it leaves once all is on disk
    (urge,) = TinyDB(data, encoding="utf-8").table("urges").all()
    assert [strength for _, strength in urge["samples"]] == [8]


def test_a_whole_check_in_arrives_at_once(pane: Pane, data: Path) -> None:
    begin()
    pane.start()
    pane.see("no contact")
    pane.type("c4")
    pane.press("Enter")
    pane.see("Checked in")
    (checkin,) = TinyDB(data, encoding="utf-8").table("checkins").all()
    assert checkin["mood"] == 4
