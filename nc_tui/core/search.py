"""What a search asks for: words, phrases, tags, moods, stages, days.

A query is read generously: a part that makes no sense asks for nothing and is explained, so that
half a query, as it is typed, is never an error. Every part has to hold; of several moods, or of
several stages, one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from nc_tui.core.folding import Span, fold, joined, spans_of
from nc_tui.core.journal import TAG, may_have_tags
from nc_tui.core.sayings import say_day
from nc_tui.core.search_days import first_day
from nc_tui.core.text import mend

_PART = re.compile(
    r'(?P<name>mood|stage|before|after):(?:"(?P<quoted>[^"]*)(?:"|$)|(?P<bare>[^\s"]*))'
    r'|"(?P<phrase>[^"]*)(?P<closed>"|$)'
    r'|(?P<word>[^\s"]+)',
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"\s+[^\s\"#:]+(?=\s|$)")
_MOODS = re.compile(r"([1-5])(?:-([1-5]))?")
_WORDS_OF_A_DAY = 4  # at most: "last tuesday", "10 nov 2026", "three days ago"

_NO_SPACES = "\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u2e80-\U0010ffff"
"""Scripts that set no space between words, or hang small words onto others."""
_IN_WORD, _BESIDE = f"[^\\W{_NO_SPACES}]", f"[\\W{_NO_SPACES}]"

_MOOD_HELP = "mood: takes 1 to 5, as in mood:2 or mood:1-2"
_STAGE_HELP = "stage: takes {}"
_DAY_HELP = "{0}: takes a day, as in {0}:yesterday or {0}:10 nov"


@dataclass(frozen=True)
class Phrase:
    """Words that stand beside each other, folded. ``is_open``: the last of them may go on, as its
    quotation mark is not closed yet."""

    words: str
    is_open: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds it as whole words in a folded text."""
        begins = f"(?:^|(?<={_BESIDE}))" if re.match(_IN_WORD, self.words[0]) else ""
        is_cut = self.is_open or not re.match(_IN_WORD, self.words[-1])
        ends = "" if is_cut else f"(?={_BESIDE}|$)"
        return re.compile(f"{begins}{_spaced(self.words)}{ends}")

    def stands_in(self, folded: str) -> bool:
        """Whether a folded text has it; plain finding first, which is quicker by far."""
        at = folded.find(self.words)
        return at >= 0 and self.pattern.search(folded, at) is not None


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split(" ")))


@dataclass(frozen=True)
class Query:
    """What is looked for. ``said`` are quiet remarks: how days were read, what made no sense."""

    words: tuple[str, ...] = ()
    """Folded; each stands somewhere, also within a word."""
    phrases: tuple[Phrase, ...] = ()
    tags: tuple[str, ...] = ()
    """Folded; each is a tag, or the beginning of one."""
    moods: frozenset[int] = frozenset()
    stages: frozenset[str] = frozenset()
    before: date | None = None
    since: date | None = None
    said: tuple[str, ...] = field(default=(), compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether it looks for nothing in particular: everything is found."""
        return self == Query()

    @property
    def is_of_pages(self) -> bool:
        """Whether it asks for what only pages and letters have."""
        return bool(self.tags or self.moods or self.stages or self.before or self.since)

    def finds(self, text: str) -> bool:
        """Whether its words and phrases stand in a text that has nothing but words."""
        folded = fold(text)
        return all(word in folded for word in self.words) and all(
            phrase.stands_in(folded) for phrase in self.phrases
        )

    def spans(self, text: str) -> list[Span]:
        """Where in ``text`` what was looked for stands: in order, none touching another."""
        found = [span for pattern in self._patterns for span in spans_of(pattern, text)]
        if self.tags and may_have_tags(text):
            for match in TAG.finditer(text):
                if fold(match.group(1)).startswith(self.tags):
                    found.append(match.span())
        return joined(found)

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        words = [re.compile(_spaced(word)) for word in self.words]
        return [*words, *(phrase.pattern for phrase in self.phrases)]


def read_query(words: str, today: date, stages: Mapping[str, str]) -> Query:
    """What is meant by ``words``, as asked on ``today``; ``stages`` are ids and their names.

    Never an error: ``Query.said`` explains.
    """
    words = mend(words)  # as the pages were
    query, position = Query(), 0
    while match := _PART.search(words, position):
        position = match.end()
        name = (match["name"] or "").lower()
        value = match["bare"] if match["quoted"] is None else match["quoted"]
        if name in ("before", "after"):
            more = "" if match["quoted"] is not None else words[position:]
            day, taken = _day_of(value, more, today)
            position += taken
            query = _bounded(query, name, day, today)
        elif name == "mood":
            query = _with_moods(query, value)
        elif name == "stage":
            query = _with_stage(query, value, stages)
        elif match["phrase"] is not None:
            if phrase := fold(match["phrase"]):
                is_open = not match["closed"]
                query = replace(query, phrases=(*query.phrases, Phrase(phrase, is_open)))
        elif match["word"][0] in "#@":
            query = replace(query, tags=(*query.tags, fold(match["word"].lstrip("#@"))))
        elif word := fold(match["word"]):
            query = replace(query, words=(*query.words, word))
    return query


def _telling(query: Query, said: str) -> Query:
    return replace(query, said=tuple(dict.fromkeys((*query.said, said))))


def _with_moods(query: Query, value: str) -> Query:
    match = _MOODS.fullmatch(value)
    if match is None:
        return _telling(query, _MOOD_HELP)
    low, high = sorted((int(match[1]), int(match[2] or match[1])))
    return replace(query, moods=query.moods | set(range(low, high + 1)))


def _with_stage(query: Query, value: str, stages: Mapping[str, str]) -> Query:
    asked = fold(value)
    found = {
        stage
        for stage, name in stages.items()
        if asked and any(each.startswith(asked) for each in (stage, fold(name)))
    }
    if not found:
        return _telling(query, _STAGE_HELP.format(", ".join(stages)))
    return replace(query, stages=query.stages | found)


def _bounded(query: Query, name: str, day: date | None, today: date) -> Query:
    if day is None:
        return _telling(query, _DAY_HELP.format(name))
    if name == "before":
        query = replace(query, before=min(day, query.before or day))
        return _telling(query, f"before {say_day(day, today.year)}")
    query = replace(query, since=max(day, query.since or day))
    return _telling(query, f"from {say_day(day, today.year)} on")


def _day_of(value: str, more: str, today: date) -> tuple[date | None, int]:
    """The day that ``value`` names together with as many of the words in ``more`` as belong to
    it, and how many characters of ``more`` those are."""
    ends = [0]
    while len(ends) < _WORDS_OF_A_DAY and (match := _NEXT_WORD.match(more, ends[-1])):
        ends.append(match.end())
    for end in reversed(ends):
        if value and (day := first_day(value + more[:end], today)) is not None:
            return day, end
    return None, 0
