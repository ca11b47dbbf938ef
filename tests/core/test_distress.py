"""Words in a search that say more than a search."""

import pytest

from nc_tui.content.load import load_content

LINE = load_content().safety.line_for("GB")


@pytest.mark.parametrize(
    "asked",
    ["i want to die", "Kill Myself", "how to end my life tonight", "I can’t go on", "suicidé",
     "self-harm", "i  dont want to live"],
)  # fmt: skip
def test_words_of_dying_are_answered_with_whom_to_call(asked: str) -> None:
    said = load_content().safety.answer_to(asked, LINE)
    assert "116 123" in said
    assert "999 or 112" in said


@pytest.mark.parametrize("asked", ["he hits me", "I'm afraid of her", "being STALKED"])
def test_words_of_fear_are_answered_with_the_line_for_it(asked: str) -> None:
    assert "0808 2000 247" in load_content().safety.answer_to(asked, LINE)


@pytest.mark.parametrize(
    "asked", ["", "is it backfiring", "it hurts", "the grape diet", "will it die down", "skill"]
)
def test_other_words_are_not(asked: str) -> None:
    assert load_content().safety.answer_to(asked, LINE) == ""
