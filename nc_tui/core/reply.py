"""Hints on a short answer: brief, informative, friendly, firm (the four words are Bill Eddy's).

Rough on purpose. A hint says where a second look may help; it never forbids, and no hint is no
praise. What is counted is true of any language, the words listened for are English.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from nc_tui.core.journal import count_words

MOST_WORDS = 60
"""Words; our choice. Eddy asks for a paragraph."""
MOST_QUESTIONS = 1
A_MATTER_FROM = 8
"""Words from which a paragraph is a matter of its own: a greeting and a thank-you are shorter."""

_SENTENCE_END = re.compile(r"[.!?…]++(?!\w)|[？\n]")
"""Not the marks inside an address."""
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Rule(StrEnum):
    """One of the four."""

    BRIEF = "brief"
    INFORMATIVE = "informative"
    FRIENDLY = "friendly"
    FIRM = "firm"


class Heard(Struct, frozen=True):
    """What is listened for: words and short phrases, lower case, apostrophes straight."""

    feelings: tuple[str, ...]
    about_us: tuple[str, ...]
    """What makes a question one about the two of them."""
    turns: tuple[str, ...]
    """How a second matter begins."""


class Hint(NamedTuple):
    """A rule to look at again, and what was seen: a number of words, or a phrase listened for."""

    rule: Rule
    seen: str = ""


def hints(text: str, heard: Heard) -> tuple[Hint, ...]:
    """What may be worth a second look in a draft, at most one hint a rule, in their order.

    - brief: more than ``MOST_WORDS`` words
    - informative: more than ``MOST_QUESTIONS`` questions, or one with a phrase about the two
    - friendly: a word of feeling
    - firm: two paragraphs of ``A_MATTER_FROM`` words or more, or a phrase that turns to
      something else
    """
    words = count_words(text)
    spoken = _spoken(text)
    found = (
        Hint(Rule.BRIEF, str(words)) if words > MOST_WORDS else None,
        _question(text, heard.about_us),
        _first(Rule.FRIENDLY, heard.feelings, spoken),
        _first(Rule.FIRM, heard.turns, spoken) or _matters(text),
    )
    return tuple(hint for hint in found if hint is not None)


def _question(text: str, about_us: tuple[str, ...]) -> Hint | None:
    questions = 0
    begins = 0
    for end in _SENTENCE_END.finditer(text):
        if "?" in end.group() or "？" in end.group():
            questions += 1
            asked = _spoken(text[begins : end.start()])
            if hint := _first(Rule.INFORMATIVE, about_us, asked):
                return hint
        begins = end.end()
    return Hint(Rule.INFORMATIVE) if questions > MOST_QUESTIONS else None


def _matters(text: str) -> Hint | None:
    matters = [p for p in _PARAGRAPH_END.split(text) if count_words(p) >= A_MATTER_FROM]
    return Hint(Rule.FIRM) if len(matters) > 1 else None


def _spoken(text: str) -> str:
    """The words alone, folded, one space around each, so that phrases are found whole."""
    words = (match.group() for match in _WORD.finditer(text))
    return f" {' '.join(words)} ".replace("’", "'").casefold()


def _first(rule: Rule, phrases: Iterable[str], spoken: str) -> Hint | None:
    """A hint with the phrase that comes first in the text."""
    places = ((spoken.find(f" {phrase} "), phrase) for phrase in phrases)
    found = min((place for place in places if place[0] >= 0), default=None)
    return Hint(rule, found[1]) if found else None
