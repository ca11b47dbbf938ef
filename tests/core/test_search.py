"""Searching: what a query means, and that it finds what is there, where it is."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.core.folding import fold
from nc_tui.core.journal import tags_of
from nc_tui.core.records import Entry
from nc_tui.core.search import Query, read_query
from nc_tui.core.search_index import Index

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 23, 40, tzinfo=UTC)
STAGES = {"denial": "Denial", "anger": "Anger", "acceptance": "Initial acceptance"}
BOUNDARY = time(3)

HOSTILE = (
    "aAbßéÉe\u0301 ñÅİıΣσςﬁ가각\u200d👩💻\u2066\u202e\x00\x1b\ud800"
    "’'\"#-_“”\t\n.1２ǆ❤\ufe0fかが漢字ع"
)
texts = st.text(st.sampled_from(HOSTILE) | st.characters(), max_size=60)


def asked(words: str) -> Query:
    return read_query(words, TODAY, STAGES)


def page(text: str, days: int = 0, **fields: object) -> Entry:
    at = NOW - timedelta(days=days)
    number = hash((text, days)) % 2**40 + 1
    return Entry(id=number, kind="entry", at=at, zone="UTC", text=text, **fields)  # type: ignore[arg-type]


def found(words: str, *pages: Entry, index: Index | None = None) -> list[str]:
    index = index or Index()
    parts = index.search(asked(words), index.searchable(pages, NOW), BOUNDARY)
    return [entry.text for part in parts for entry in part]


def marked(words: str, text: str) -> list[str]:
    return [text[begin:end] for begin, end in asked(words).spans(text)]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("naive", "So NAÏVE of me"),
        ("café", "the cafe on the corner"),
        ("strasse", "In der Straße"),
        ("STRAßE", "in der strasse"),
        ("don't", "I don’t know"),
        ("cafe\u0301", "Café"),
        ("ΟΔΟΣ", "στην οδός"),
        ("istanbul", "İstanbul"),
        ("fin", "the ﬁnal box"),
        ("字", "漢字"),
        ("eleven steps", "steps, all eleven"),
        ("leve", "eleven"),
    ],
)
def test_case_and_accents_do_not_matter(words: str, text: str) -> None:
    assert found(words, page(text), page("something else")) == [text]


@pytest.mark.parametrize(
    ("phrase", "text", "is_there"),
    [
        ('"the phone"', "On the phone.", True),
        ('"the phone"', "On the\nphone again", True),
        ('"the phone"', "the red phone", False),
        ('"her"', "I went there", False),
        ('"her"', "I saw (her).", True),
        ('"the pho', "On the phone.", True),
        ('"he phone', "On the phone.", False),
        ('"字"', "漢字", True),
        ('"one" "two"', "two and one", True),
        ('""', "anything", True),
    ],
)
def test_a_phrase_is_whole_words_beside_each_other(phrase: str, text: str, is_there: bool) -> None:
    assert found(phrase, page(text)) == ([text] if is_there else [])


def test_tags_moods_stages_and_days() -> None:
    low = page("low #Sleep-less", 1, mood=1, stage="anger")
    fair = page("fair #sam", 12, mood=3)
    old = page("old and sleep, no tag", 400, mood=2, stage="acceptance")
    pages = (low, fair, old)
    assert found("#sleep", *pages) == [low.text]
    assert found("mood:1-2", *pages) == [low.text, old.text]
    assert found("mood:2-1 old", *pages) == [old.text]
    assert found("mood:1 mood:3", *pages) == [low.text, fair.text]
    assert found("stage:ANGER", *pages) == [low.text]
    assert found("stage:initial", *pages) == [old.text]
    assert found("before:10 nov", *pages) == [fair.text, old.text]
    assert found("after:yesterday", *pages) == [low.text]
    assert found("after:3 weeks ago fair", *pages) == [fair.text]
    assert found("before:2026", *pages) == [old.text]
    assert found("after:october before:nov fair", *pages) == []
    assert found('after:"last friday" mood:1', *pages) == [low.text]


def test_the_day_is_the_one_by_the_boundary() -> None:
    night = replace(page("two in the morning"), at=datetime(2026, 11, 10, 2, tzinfo=UTC))
    assert found("before:10 nov", night) == [night.text]
    assert found("after:10 nov", night) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("mood:7", "mood: takes 1 to 5, as in mood:2 or mood:1-2"),
        ("mood:", "mood: takes 1 to 5, as in mood:2 or mood:1-2"),
        ("stage:xyz", "stage: takes denial, anger, acceptance"),
        ("before:1/2", "before: takes a day, as in before:yesterday or before:10 nov"),
        ("after:whenever", "after: takes a day, as in after:yesterday or after:10 nov"),
        ("before:10 nov", "before Tuesday 10 November"),
        ("after:june 2025", "from Sunday 1 June 2025 on"),
    ],
)
def test_days_are_said_back_and_what_makes_no_sense_is_explained(words: str, said: str) -> None:
    assert asked(words).said == (said,)
    assert asked(f"{words} {words}").said == (said,)
    if "takes" in said:
        assert asked(words).is_empty


@pytest.mark.parametrize(
    ("words", "text", "marks"),
    [
        ("cafe", "Le Cafe\u0301.", ["Cafe\u0301"]),
        ("s", "ß", ["ß"]),
        ("the phone", "on the\n  phone", ["the", "phone"]),
        ('"the phone"', "on the\n  phone", ["the\n  phone"]),
        ("sea seaside", "the seaside", ["seaside"]),
        ("#sle", "a #sleep b #other", ["#sleep"]),
        ("👩", "x👩\u200d💻y", ["👩\u200d💻"]),
        ("mood:1", "mood:1", []),
    ],
)
def test_hits_are_marked_as_a_person_sees_them(words: str, text: str, marks: list[str]) -> None:
    assert marked(words, text) == marks


def test_what_is_sealed_let_go_put_away_or_deleted_is_not_searched() -> None:
    letter = replace(page("I saw your car"), kind="letter")
    hidden = [
        replace(letter, id=1, opens=NOW + timedelta(hours=1)),
        replace(letter, id=2, opens=NOW, decided="let-go"),
        replace(letter, id=3, kind="entry", away=NOW),
        replace(letter, id=4, kind="entry", deleted=NOW),
    ]
    assert found("car", *hidden) == []
    assert found("car", *hidden, replace(letter, id=5, opens=NOW)) == ["I saw your car"]


def test_the_index_follows_changes_and_forgets_what_is_gone() -> None:
    index = Index()
    first, second = page("one lake"), page("two lakes", 1)
    assert found("lake", first, second, index=index) == ["one lake", "two lakes"]
    changed = replace(first, text="one river")
    assert found("lake", changed, second, index=index) == ["two lakes"]
    assert found("river", changed, index=index) == ["one river"]
    assert set(index._docs) == {changed.id}


def test_what_is_erased_is_in_the_index_no_longer_although_nobody_searches() -> None:
    index = Index()
    first, second = page("one lake"), page("two lakes", 1)
    assert found("lake", first, second, index=index) == ["one lake", "two lakes"]
    index.keep_to((second,))
    assert set(index._docs) == {second.id}
    assert list(index._journal) == index._there == list(index._entries) == []
    assert not index._ready


@pytest.mark.parametrize("asks", ["#sam", "@sam", "#sa"])
def test_a_tag_is_found_by_either_sign(asks: str) -> None:
    pages = [page("@sam called", 2), page("rang #sam", 1), page("sam@home, and no tag")]
    assert found(asks, *pages) == ["rang #sam", "@sam called"]
    assert asked(asks).spans("@sam called") == [(0, 4)]


@given(st.text())
def test_no_query_is_an_error(words: str) -> None:
    asked(words).spans("some text")
    found(words, page("some #text", mood=2))


@given(texts, st.data())
def test_any_part_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    part = text[begin : data.draw(st.integers(begin, len(text)))]
    assert fold(part) in fold(text)


@given(texts, st.lists(texts, max_size=3))
def test_the_index_agrees_with_looking_at_every_page(text: str, words: list[str]) -> None:
    query = asked(" ".join(words))
    folded, tags = fold(text), [fold(tag) for tag in tags_of(text)]
    by_hand = (
        all(word in folded for word in query.words)
        and all(phrase.pattern.search(folded) for phrase in query.phrases)
        and all(any(tag.startswith(wanted) for tag in tags) for wanted in query.tags)
    )
    parts = Index().search(query, [page(text)], BOUNDARY)
    assert bool([entry for part in parts for entry in part]) == by_hand


@given(texts, texts)
def test_spans_lie_in_the_text_and_say_what_was_asked_for(text: str, words: str) -> None:
    query = Query(words=tuple(map(fold, words.split())))
    query = Query(words=tuple(word for word in query.words if word))
    spans = query.spans(text)
    assert all(0 <= begin < end <= len(text) for begin, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    for begin, end in spans:
        assert any(word in fold(text[begin:end]) for word in query.words)
    if query.words and query.finds(text):
        assert spans
