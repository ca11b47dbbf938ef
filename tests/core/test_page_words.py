"""What a page of the journal says of itself."""

from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest

from nc_tui.core.journal import count_words, entries_newest_first, tags_of, title_of
from nc_tui.core.records import Entry

AT = datetime(2026, 11, 21, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("", ()),
        ("today #walked and #slept", ("walked", "slept")),
        ("#phone-in-the-hall", ("phone-in-the-hall",)),
        ("#Sleep then #sleep then #SLEEP", ("sleep",)),
        ("#Straße #日本 #naïve #2026 #a_b", ("strasse", "日本", "naïve", "2026", "a_b")),
        ("(#tag), #next. #last!", ("tag", "next", "last")),
        ("first line\n#second", ("second",)),
        ("# heading", ()),
        ("## heading with #tag", ("tag",)),
        ("##two ###three", ()),
        ("# ", ()),
        ("#", ()),
        ("#- #_x", ()),
        ("we are no. #1", ("1",)),
        ("C# and a#b", ()),
        ("&#39; &#x27;", ()),
    ],
)
def test_tags_are_the_words_after_a_hash(text: str, tags: tuple[str, ...]) -> None:
    assert tags_of(text) == tags


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/page#part",
        "https://example.org/#part",
        "https://example.org/?tab=#part",
        "https://example.org/a-#part",
        "https://example.org/a.#part",
        "https://example.org/~sam#part",
    ],
)
def test_the_part_of_an_address_after_its_hash_is_no_tag(address: str) -> None:
    assert tags_of(f"read {address} again #reading") == ("reading",)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        ("\n \n\t\n", ""),
        ("  My   mornings\nand more", "My mornings"),
        ("# My mornings", "My mornings"),
        ("###### deep", "deep"),
        ("\n\n> - quoted", "quoted"),
        ("1. first thing", "first thing"),
        ("* one\n* two", "one"),
        ("# \nafter an empty heading", "after an empty heading"),
        ("#tag first", "#tag first"),
        ("-5 degrees", "-5 degrees"),
        ("3.5 hours of sleep", "3.5 hours of sleep"),
    ],
)
def test_the_title_is_the_first_line_with_words_on_it(text: str, title: str) -> None:
    assert title_of(text) == title


def test_a_title_stays_short_however_long_the_line_is() -> None:
    assert len(title_of("word " * 100_000)) <= 400


def test_words_are_counted_as_a_person_would() -> None:
    assert count_words("I wrote  three\nlines — or\tfive.") == 7
    assert count_words(" \n") == 0


def page(
    number: int,
    hours: int,
    kind: Literal["entry", "letter"] = "entry",
    away: datetime | None = None,
    deleted: datetime | None = None,
) -> Entry:
    return Entry(
        id=number, kind=kind, at=AT + timedelta(hours=hours), zone="UTC", text="x",
        away=away, deleted=deleted,
    )  # fmt: skip


def test_the_journal_lists_entries_newest_first_and_no_letters() -> None:
    older, newer, twin = page(7, 1), page(3, 2), page(4, 2)
    listed = entries_newest_first(
        [
            older,
            newer,
            page(5, 3, "letter"),
            page(6, 4, away=AT),
            page(8, 5, deleted=AT),
            twin,
        ]
    )
    assert listed == [twin, newer, older]
