"""A doubt typed at night, in a real terminal: its card stands first."""

from tests.e2e.conftest import begin
from tests.e2e.pane import Pane


def test_each_doubt_is_found_by_its_own_plain_words(pane: Pane) -> None:
    begin()
    pane.start()
    pane.see("no contact")
    pane.type("7")
    pane.see("What happens if I write")
    for typed, claim in (
        ("is it backfiring", "easy to understand, and"),
        ("no one is fighting", "effort is not a relationship"),
        ("is it inauthentic", "Act as you wish to feel"),
        ("are they different", "fear that theirs is different"),
    ):
        pane.type(f"/{typed}")
        pane.see(f"/ {typed}")
        pane.press("Enter")
        pane.see(claim)
        pane.press("Escape")
        pane.see_no("claimed")
        pane.press("Escape")
        pane.see("when it is loud")
