"""What was sent to the terminal is what there is to see: drawn anew, it is the same."""

import re
import time

import pytest

from tests.e2e.conftest import begin
from tests.e2e.pane import Pane

OPENED = (
    ("2", "exactly"), ("5", "What today feels like"), ("c", "How is it today"), ("?", "Keys for"),
    *(
        pytest.param(*each, marks=pytest.mark.long)
        for each in (
            ("3", "No urge"), ("4", "n new|write"), ("6", "Nothing was recorded"),
            ("7", "when it is loud"), ("x", "What happened"), ("!", "In danger"), ("n", "ctrl"),
            ("m", "They wrote to you"), (",", "colours"),
        )
    ),
)  # fmt: skip


@pytest.mark.parametrize(("key", "seen"), OPENED)
def test_the_first_time_it_opens_nothing_is_left_undrawn(pane: Pane, key: str, seen: str) -> None:
    begin()
    pane.start()
    pane.see("of no contact")
    pane.press(key)
    pane.see(seen)
    first = at_rest(pane)
    pane.resize(81, 25)
    pane.resize(80, 24)
    assert at_rest(pane) == first


def at_rest(pane: Pane) -> str:
    """The screen once it has not changed for a while, but for a clock."""
    before, shown = None, ""
    while shown != before:
        before = shown
        time.sleep(0.4)
        shown = re.sub(r"\d+ (minute|second)s?", "", pane.screen())
    return shown
