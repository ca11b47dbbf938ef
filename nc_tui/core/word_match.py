"""Which of a program's own names a person means who types a few letters of one.

Word by word: letters that only chance to stand in that order across several words are no match.
"""

import re
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_WHOLE, _BEGINS, _WITHIN, _SKIPS = 8.0, 6.0, 3.0, 1.0
_LATER, _UNSEEN = 0.01, 0.001
"""How much less a word counts for each that is named before it, and one that is not shown."""
_LEAST = 3  # letters that are looked for within a word


class Match(NamedTuple):
    """How well it fits, 0 for not at all; and which letters of the name, from and up to."""

    score: float = 0.0
    spans: tuple[tuple[int, int], ...] = ()


def match_words(query: str, name: str, others: str = "") -> Match:
    """Whether each word of ``query`` is a word of ``name`` or of the ``others`` that stand for
    it: the whole of one, its beginning, a part of it, or its letters with some left out."""
    score, spans = 0.0, list[tuple[int, int]]()
    for typed in _WORD.findall(query.casefold()):
        best, span = _best(typed, name)
        other, _ = _best(typed, others)
        if not best and not other:
            return Match()
        score += max(best, other - _UNSEEN)
        if best:
            spans.append(span)
    return Match(score, tuple(spans)) if score else Match()


def _best(typed: str, text: str) -> tuple[float, tuple[int, int]]:
    best, span = 0.0, (0, 0)
    for place, word in enumerate(_WORD.finditer(text)):
        score, start, end = _fits(typed, word[0].casefold())
        score -= _LATER * place * bool(score)
        if score > best:
            best, span = score, (word.start() + start, word.start() + end)
    return best, span


def _fits(typed: str, word: str) -> tuple[float, int, int]:
    if typed == word:
        return _WHOLE, 0, len(word)
    if word.startswith(typed):
        return _BEGINS, 0, len(typed)
    if len(typed) < _LEAST:
        return 0.0, 0, 0
    if typed in word:
        return _WITHIN, word.index(typed), word.index(typed) + len(typed)
    rest = iter(word)
    if typed[0] == word[0] and all(letter in rest for letter in typed):
        return _SKIPS, 0, len(word)
    return 0.0, 0, 0
