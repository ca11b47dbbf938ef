"""Hints on a short answer: where a second look may help, and nothing more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.content.load import load_content
from nc_tui.core.reply import MOST_WORDS, Heard, Hint, Rule, hints

HEARD = load_content().contact.reply.heard
FEW = Heard(feelings=("miss", "love"), about_us=("why", "us"), turns=("also", "by the way"))
RULES = list(Rule)

texts = st.text() | st.text(alphabet="aus why?.!\n’'") | st.lists(
    st.sampled_from(["why", "us", "miss", "also", "by the way", "?", ".", "\n\n", "Friday", "𝓧"])
).map(" ".join)  # fmt: skip


def lit(text: str) -> dict[str, str]:
    return {str(hint.rule): hint.seen for hint in hints(text, HEARD)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "Friday at five is fine, at the school. Thank you.",
        "Hello Kim,\n\nThe keys are with the neighbour on the second floor until Sunday.\n\nThanks",
        "Can you collect Ada at five on Friday?",
        "The form is at https://school.example/?class=3b and is due on Monday.",
        # Parts of words are not the words.
        "The mission statement of the glove shop, a whyte gate and a thus.",
    ],
)
def test_a_plain_answer_has_no_hint(text: str) -> None:
    assert lit(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Why did you do that?", {"informative": "why"}),
        ("Fine. How are you? Bye.", {"informative": "how are you"}),
        ("Friday or Saturday? At five or six?", {"informative": ""}),
        ("Friday??", {}),
        ("Really?! Which day?", {"informative": ""}),
        # Why, but not in the question.
        ("That is why I ask. Is Friday all right?", {}),
        ("I MISSED the train.", {"friendly": "missed"}),
        ("You hurt me; I am sad.", {"friendly": "hurt"}),
        ("I’m sad", {"friendly": "sad"}),
        ("Friday is fine. By the\nway, the cat is well.", {"firm": "by the way"}),
        ("Friday is fine. While we’re at it, the lamp.", {"firm": "while we're at it"}),
        ("Do you still love me?", {"informative": "do you still", "friendly": "love"}),
    ],
)
def test_what_was_heard_lights_its_rule(text: str, expected: dict[str, str]) -> None:
    assert lit(text) == expected


def test_sixty_words_are_brief_and_one_more_is_not() -> None:
    assert lit("word " * MOST_WORDS) == {}
    assert lit("word " * (MOST_WORDS + 1)) == {"brief": "61"}


def test_two_long_paragraphs_are_two_matters() -> None:
    long = "The keys are with the neighbour until Sunday evening."
    assert lit(f"{long}\n{long}") == {}
    assert lit(f"{long}\n \n{long}") == {"firm": ""}
    assert lit(f"Hello Kim,\n\n{long}\n\nThank you very much, and good night.") == {}


def test_all_four_at_once_come_in_their_order() -> None:
    text = "Why? I love us. By the way. " + "word " * MOST_WORDS
    assert [hint.rule for hint in hints(text, HEARD)] == RULES


@given(texts)
def test_any_text_has_at_most_one_hint_a_rule_in_order(text: str) -> None:
    found = [hint.rule for hint in hints(text, FEW)]
    assert found == [rule for rule in RULES if rule in found]


@given(texts)
def test_without_words_to_listen_for_only_counts_are_left(text: str) -> None:
    deaf = hints(text, Heard(feelings=(), about_us=(), turns=()))
    assert Rule.FRIENDLY not in [hint.rule for hint in deaf]
    # What is heard besides is heard in addition.
    assert {hint.rule for hint in deaf} <= {hint.rule for hint in hints(text, FEW)}


@given(texts, st.sampled_from(FEW.feelings))
def test_a_feeling_is_heard_wherever_it_stands(text: str, feeling: str) -> None:
    (hint,) = [h for h in hints(f"{text}\n{feeling}", FEW) if h.rule is Rule.FRIENDLY]
    assert hint.seen in FEW.feelings
    assert Hint(Rule.FRIENDLY, feeling) in hints(f"{feeling.upper()}, {text}", FEW)
