"""``nc-tui surf`` in a real pane: a breath at once, and the program ends with it."""

from pathlib import Path

from tinydb import TinyDB

from tests.e2e.pane import Pane


def test_it_opens_in_the_breath_and_ends_with_it(pane: Pane, data: Path) -> None:
    pane.start("surf", "--pattern", "box")  # before the first run, too: no question first
    pane.see("box 4·4·4·4")
    pane.press("8", "esc")
    assert pane.ended() == 0
    (urge,) = TinyDB(data, encoding="utf-8").table("urges").all()
    assert (urge["pattern"], urge["end"]) == ("box", "left")
    assert [strength for _, strength in urge["samples"]] == [8]
