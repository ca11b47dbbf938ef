"""Words that say more than a search: someone may be in danger."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from nc_tui.core.folding import fold

_WORD = re.compile(r"\w+")
_BETWEEN = 3
"""How many words of any kind ``~`` may stand for."""
_LETTERS = str.maketrans({"'": "", "’": "", "ł": "l", "ø": "o", "đ": "d"})
"""An apostrophe joins, as a hurried hand leaves it out; letters that have no accent to fold."""

_Words = Sequence[str]


class _Slot(NamedTuple):
    """One place in a phrase: words that may stand there, or begin there, or several as one."""

    kind: Literal["needed", "optional", "not", "between"]
    words: frozenset[str] = frozenset()
    begun: tuple[str, ...] = ()
    several: tuple[tuple[str, ...], ...] = ()

    def ends(self, words: _Words, at: int) -> Iterator[int]:
        """Where the phrase may go on, if this slot is looked for at ``at``."""
        if self.kind == "between":
            yield from range(at, min(at + _BETWEEN, len(words)) + 1)
        elif self.kind == "not":
            if not any(self._found(words, at)):
                yield at
        else:
            if self.kind == "optional":
                yield at
            yield from self._found(words, at)

    def _found(self, words: _Words, at: int) -> Iterator[int]:
        if at < len(words) and (words[at] in self.words or words[at].startswith(self.begun)):
            yield at + 1
        for each in self.several:
            if _is_said(each, words[at : at + len(each)]):
                yield at + len(each)


class Phrases:
    """Phrases written with what may vary in them, listened for as whole words.

    In a phrase a space parts its words; ``a|b`` is either; ``a_b`` two words as one choice;
    ``a?`` may be there; ``a*`` is how a word begins; ``~`` up to three words; ``!a`` not followed
    by ``a``; ``{name}`` one of the words of that name. Case, accents, apostrophes and what stands
    between words aside.
    """

    def __init__(self, phrases: Iterable[str], named: Mapping[str, str] | None = None) -> None:
        """KeyError for a name that ``named`` has not."""
        # Not one expression for `re`: that takes 0.1 s to compile for some hundred phrases.
        self._by_first: dict[str, list[Sequence[_Slot]]] = {}
        self._by_begin: list[Sequence[_Slot]] = []
        for phrase in phrases:
            slots = [_slot(slot) for slot in phrase.format_map(named or {}).split()]
            first = slots[0]
            for word in first.words | {each[0] for each in first.several}:
                self._by_first.setdefault(word, []).append(slots)
            if first.begun or first.kind != "needed":
                self._by_begin.append(slots)

    def heard_in(self, asked: str) -> bool:
        """Whether one of the phrases is in ``asked``."""
        words = _WORD.findall(fold(asked).translate(_LETTERS))
        return any(
            _goes_on(phrase, 0, words, at)
            for at, word in enumerate(words)
            for phrase in (*self._by_first.get(word, ()), *self._by_begin)
        )


def _goes_on(phrase: Sequence[_Slot], place: int, words: _Words, at: int) -> bool:
    if place == len(phrase):
        return True
    return any(_goes_on(phrase, place + 1, words, end) for end in phrase[place].ends(words, at))


def _is_said(choice: Sequence[str], words: _Words) -> bool:
    return len(choice) == len(words) and all(
        word.startswith(known[:-1]) if known.endswith("*") else word == known
        for known, word in zip(choice, words, strict=True)
    )


def _slot(written: str) -> _Slot:
    if written == "~":
        return _Slot("between")
    if written.startswith("!"):
        return _slot(written[1:])._replace(kind="not")
    if written.endswith("?"):
        return _slot(written[:-1])._replace(kind="optional")
    choices = written.split("|")
    several = tuple(tuple(choice.split("_")) for choice in choices if "_" in choice)
    alone = [choice for choice in choices if "_" not in choice]
    begun = tuple(choice[:-1] for choice in alone if choice.endswith("*"))
    whole = frozenset(choice for choice in alone if not choice.endswith("*"))
    return _Slot("needed", whole, begun, several)
