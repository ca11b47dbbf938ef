"""Which cards answer what a person types at night: their own plain words, no grammar.

Case and accents are folded. Words that are in every question ("is it", "the") count only while
there are no others; a word half typed finds what it begins.
"""

import re
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from nc_tui.core.folding import fold

_WORD = re.compile(r"\w+")
_LITTLE = frozenset((
    "a", "about", "again", "all", "always", "am", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "being", "but", "by", "can", "cant", "could", "did", "do", "does",
    "dont", "even", "ever", "every", "feel", "feeling", "for", "from", "get", "getting", "go",
    "going", "got", "had", "has", "have", "he", "her", "hes", "him", "his", "how", "i", "if",
    "im", "in", "is", "it", "its", "ive", "just", "keep", "me", "much", "my", "never", "no",
    "not", "now", "of", "on", "one", "or", "our", "out", "really", "she", "shes", "should",
    "so", "still", "that", "the", "their", "them", "then", "there", "they", "this", "to",
    "today", "tonight", "too", "us", "very", "was", "we", "were", "what", "when", "why", "will",
    "with", "would", "you", "your",
))  # fmt: skip
"""They say nothing about which doubt it is."""

_TITLE, _SAID = 6.0, 1.0
"""What a word is worth where the doubt is named, and where something is said about it."""
_WHOLE, _BEGUN, _ENDED_OTHERWISE = 1.0, 0.7, 0.6
_STEM = 4
_ENDINGS = ("s", "es", "d", "ed", "er", "ing", "ly")
"""A known word of so many letters, with one of these at its end, is the same word."""
_PHRASE = 12.0
"""For the doubt in the very words it was asked in."""
_ENOUGH = 0.5
"""More than this share of the words that tell have to be in the doubt itself: any word is on some
card, and a card that happens to have it is no answer."""


class Found(NamedTuple):
    """What a card is found by: the ways its doubt is asked, and what is said about it."""

    asked: Sequence[str]
    said: Sequence[str]


class Unspoken(NamedTuple):
    """A doubt that none of the cards speaks of: the ways it is asked, and the places of those that
    are near to it."""

    asked: Sequence[str]
    near: Sequence[int]


class Hits(NamedTuple):
    """The places of cards, best first; ``speaks`` is False where they are only near to it."""

    places: list[int]
    speaks: bool


class _Shelf(NamedTuple):
    phrases: tuple[str, ...]
    weights: dict[str, float]


class Doubts:
    """The words of all cards, folded once."""

    def __init__(self, cards: Iterable[Found], unspoken: Iterable[Unspoken] = ()) -> None:
        self._shelves = [_shelf(card) for card in cards]
        self._unspoken = [(_phrases(each.asked), list(each.near)) for each in unspoken]
        self._rarity: dict[str, float] = {}
        for shelf in self._shelves:
            for word in shelf.weights:
                self._rarity[word] = self._rarity.get(word, 0.0) + 1.0
        for word, count in self._rarity.items():
            self._rarity[word] = 1.0 + log(len(self._shelves) / count)

    def find(self, words: str) -> Hits:
        """The cards that ``words`` ask for; all of them for no words.

        A card is left out when another has more than twice as many of the words.
        """
        asked = _words(words)
        if not asked:
            return Hits(list(range(len(self._shelves))), speaks=True)
        telling = [word for word in asked if word not in _LITTLE] or asked
        phrase = " ".join(asked)
        said = max((_longest(phrase, shelf.phrases) for shelf in self._shelves), default=0)
        unsaid, near = max(
            ((_longest(phrase, phrases), near) for phrases, near in self._unspoken),
            default=(0, []),
        )
        if unsaid > said:
            return Hits(near, speaks=False)
        ranked = []
        for place, shelf in enumerate(self._shelves):
            worths = [self._worth(word, shelf) for word in telling]
            count = sum(worth > 0 for worth in worths)
            if count:
                # More of the words weigh more than one of them in the doubt itself.
                worth = sum(worths) * count**2 + _PHRASE * _says(phrase, shelf.phrases)
                ranked.append((-worth, place, count))
        most = max((count for _, _, count in ranked), default=0)
        places = [place for _, place, count in sorted(ranked) if 2 * count >= most]
        return Hits(places, bool(places) and self._speaks(phrase, telling, places[0]))

    def _speaks(self, phrase: str, telling: Sequence[str], place: int) -> bool:
        """Whether the card there is about it, and does not only have a word of it."""
        shelf = self._shelves[place]
        in_doubt = sum(self._is_asked(word, shelf) for word in telling)
        return _says(phrase, shelf.phrases) or in_doubt > _ENOUGH * len(telling)

    def _is_asked(self, word: str, shelf: _Shelf) -> bool:
        return any(w >= _TITLE and _likeness(word, known) for known, w in shelf.weights.items())

    def _worth(self, word: str, shelf: _Shelf) -> float:
        best = 0.0
        for known, weight in shelf.weights.items():
            likeness = _likeness(word, known)
            if likeness:
                best = max(best, likeness * weight * self._rarity[known])
        return best


def _words(text: str) -> list[str]:
    # An apostrophe joins: don't is dont, as a hurried hand types it.
    return _WORD.findall(fold(text).replace("'", ""))


def _shelf(card: Found) -> _Shelf:
    weights: dict[str, float] = {}
    for texts, weight in ((card.said, _SAID), (card.asked, _TITLE)):
        for text in texts:
            weights.update(dict.fromkeys(_words(text), weight))
    return _Shelf(_phrases(card.asked), weights)


def _phrases(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(f" {' '.join(_words(each))} " for each in texts)


def _longest(phrase: str, phrases: Iterable[str]) -> int:
    """The letters of the longest of the phrases that is within this one."""
    return max((len(each) for each in phrases if each in f" {phrase} "), default=0)


def _likeness(word: str, known: str) -> float:
    if word == known:
        return _WHOLE
    if known.startswith(word) and len(word) > 1:
        return _BEGUN
    if len(known) >= _STEM and word.startswith(known) and word[len(known) :] in _ENDINGS:
        return _ENDED_OTHERWISE
    return 0.0


def _says(phrase: str, phrases: Iterable[str]) -> bool:
    """Whether the doubt is named by these words, or within them."""
    return any(
        f" {phrase}" in each or (each.count(" ") > 2 and each in f" {phrase} ") for each in phrases
    )
