"""Finding by plain words: case, accents, half-typed words, and nothing that crashes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.doubts import Doubts, Found

DOUBTS = Doubts(
    [
        Found(("Is it backfiring?", "making it worse"), ("Nobody can tell.",)),
        Found(("No one is fighting for us.",), ("Two people hold a relationship.",)),
        Found(("Über alles: Sleep",), ("Nobody sleeps. It is worse at night.",)),
    ]
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [0, 1, 2]), ("  ?", [0, 1, 2]), ("backf", [0]), ("BACKFIRING", [0]), ("uber", [2]),
        ("they are fighting", [1]), ("worse", [0, 2]), ("worse at night", [2, 0]), ("xyz", []),
        ("nobody tells", [0, 2]), ("is it", [0, 2, 1]),
    ],
)  # fmt: skip
def test_the_best_stands_first(typed: str, found: list[int]) -> None:
    assert DOUBTS.find(typed).places == found


@given(st.text(max_size=60))
def test_any_words_find_some_of_them_once(typed: str) -> None:
    found = DOUBTS.find(typed).places
    assert len(set(found)) == len(found) <= 3


@given(st.sampled_from(["is it backfiring", "no one is fighting for us", "uber alles sleep"]))
def test_case_accents_and_marks_change_nothing(doubt: str) -> None:
    loud = doubt.upper().replace("U", "Ü") + "?!"
    assert DOUBTS.find(loud) == DOUBTS.find(doubt)
