"""Text as a search reads it: without case, accents and runs of space; and back to the original.

Folding is done character by character: whatever is a part of a text is, folded, a part of the
folded text.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import combining, normalize

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
"""Characters that take no room and that nobody types: soft hyphens, joiners, variations."""
_TYPEWRITER = {
    **dict.fromkeys(map(ord, "‘’‚‛′ʼ"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
}
_OTHER = re.compile("[^\x00-\x7f]")
_JOINER = "\u200d"
_SPACE = re.compile(r"\s")


def fold(text: str) -> str:
    """``text`` for comparing: case and accents taken away, curly quotation marks and long dashes
    as a keyboard has them, runs of space as one space, none at the ends."""
    return " ".join(_folded(text).split())


def _folded(text: str) -> str:
    # What is not ASCII character by character, from a cache: few texts have many kinds of it.
    if not text.isascii():
        text = _OTHER.sub(lambda match: _folded_character(match[0]), text)
    return text.lower() if text.isascii() else text.casefold()


@lru_cache(maxsize=8192)
def _folded_character(char: str) -> str:
    bare = _bare(normalize("NFKD", char)).casefold()
    return _bare(normalize("NFKD", bare)).casefold().translate(_TYPEWRITER)


def _bare(text: str) -> str:
    return _UNSEEN.sub("", "".join([char for char in text if not combining(char)]))


def folded_places(text: str) -> tuple[str, Sequence[int]]:
    """``text`` folded with its runs of space as they are, and where in ``text`` each folded
    character comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    parts: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        folded = _folded(char)
        parts.append(folded)
        places += [place] * len(folded)
    return "".join(parts), places


Span = tuple[int, int]
"""Where something begins in a text, and where it has ended."""


def spans_of(pattern: re.Pattern[str], text: str) -> list[Span]:
    """Where ``pattern``, written for folded text, is found in ``text`` itself.

    Spans hold whole characters as a person sees them, with their accents and joined emoji.
    """
    folded, places = folded_places(text)
    spans = []
    for match in pattern.finditer(folded):
        begin, end = match.span()
        if begin == end:
            continue
        last = places[end - 1]
        while end < len(places) and places[end] == last:
            end += 1
        spans.append(_whole(text, places[begin], places[end] if end < len(places) else len(text)))
    return spans


def _whole(text: str, begin: int, end: int) -> Span:
    while begin > 0 and (_clings(text[begin]) or text[begin - 1] == _JOINER):
        begin -= 1
    while end < len(text) and (_clings(text[end]) or text[end - 1] == _JOINER):
        end += 1
    # What takes no room stands after the last character, up to the next word: it is left out.
    while end - 1 > begin and _SPACE.match(text[end - 1]) and not _SPACE.match(text[begin]):
        end -= 1
    return begin, end


def _clings(char: str) -> bool:
    """Whether a character is drawn as a part of the one before it."""
    is_variation = 0xFE00 <= ord(char) <= 0xFE0F
    is_tone = 0x1F3FB <= ord(char) <= 0x1F3FF
    return bool(combining(char)) or char == _JOINER or is_variation or is_tone


def joined(spans: list[Span]) -> list[Span]:
    """The same places as spans that do not touch, in order."""
    result: list[Span] = []
    for begin, end in sorted(spans):
        if result and begin <= result[-1][1]:
            result[-1] = result[-1][0], max(end, result[-1][1])
        else:
            result.append((begin, end))
    return result
