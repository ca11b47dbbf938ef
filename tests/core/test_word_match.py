"""Commands by a few letters: a word of theirs, never a chance across words."""

import pytest

from nc_tui.core.word_match import match_words


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("jour", "New journal entry"),
        ("entry new", "New journal entry"),
        ("JOURNAL", "New journal entry"),
        ("tings", "Settings: the day, the night"),
        ("stings", "Settings: the day, the night"),
        ("q", "Quit"),
    ],
)
def test_a_name_is_found_by_words_of_it(query: str, name: str) -> None:
    assert match_words(query, name).score > 0


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("theme", "They wrote to me"),
        ("night day x", "Settings: the day, the night"),
        ("uit", "Quiet"),
        ("", "Quit"),
        ("[b]", "Quit"),
        ("z", "Quiz"),
    ],
)
def test_letters_that_chance_to_stand_there_are_no_match(query: str, name: str) -> None:
    assert match_words(query, name) == (0, ())


def test_the_whole_of_a_word_counts_before_a_part_and_what_is_shown_before_other_words() -> None:
    shown = match_words("letter", "Letter").score
    begins = match_words("letter", "Letters of yours").score
    other = match_words("letter", "Write a message", "letter unsent").score
    within = match_words("letter", "Newsletter").score
    assert shown > other > begins > within > 0


def test_the_letters_that_fit_are_named() -> None:
    assert match_words("en jour", "New journal entry").spans == ((12, 14), (4, 8))
