"""What was going on before a contact: one line that anyone can read, and the program again."""

import pytest

from nc_tui.core.before import Before, read_before, say_before

LABELS = {"lonely": "lonely", "alcohol": "a drink", "night": "the night"}


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (Before(), None),
        (Before(("alcohol", "lonely")), "a drink, lonely"),
        (Before((), "after the party, late"), "after the party, late"),
        (Before(("night",), "no sleep"), "the night, no sleep"),
        (Before((), "  two\nlines "), "two lines"),
    ],
)
def test_it_is_one_line_of_labels_and_own_words(before: Before, line: str | None) -> None:
    assert say_before(before, LABELS) == line
    again = read_before(line, LABELS)
    assert again.chosen == before.chosen
    assert say_before(again, LABELS) == line


def test_a_line_from_elsewhere_is_own_words() -> None:
    assert read_before("a song", LABELS) == Before((), "a song")
    assert read_before("lonely, the bar, lonely", LABELS) == Before(("lonely",), "the bar")
    assert read_before(None, LABELS) == Before()
