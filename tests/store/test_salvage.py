"""A damaged file without any copy: every record that is whole is saved, or nothing is touched."""

import json
import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from nc_tui.core.errors import DamagedError, StoreError
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.store.samples import urge
from tests.store.scenes import (
    GOOD,
    asides,
    assert_one_sentence,
    forget_asides,
    harm,
    make_past,
    opened,
    places_in,
    places_to_cut,
    records_of,
)

pytestmark = pytest.mark.usefixtures("no_waiting")


@pytest.fixture
def here(tmp_path: Path) -> Locations:
    locations = places_in(tmp_path / "here")
    make_past(locations)
    return locations


BOTH, SECOND = ["a secret", "one more"], ["one more"]
SALVAGED: dict[str, tuple[str, list[str]]] = {
    "cut at the end": (GOOD[:-1], BOTH),
    "cut in the second": (GOOD[:-20], ["a secret"]),
    "without its beginning": (GOOD[70:], BOTH),
    "a table's name that is flipped": (GOOD[:-1].replace("journal", "jouqnal"), BOTH),
    "without the version": (GOOD.replace('"schema":1,', ""), BOTH),
    "without meta": (GOOD.replace('"meta"', '"atem"'), BOTH),
    "a version in words": (GOOD.replace('"schema":1', '"schema":"1"'), BOTH),
    "twice": (GOOD + GOOD, BOTH),
    "a table that is a list": (GOOD.replace('"journal":{', '"x":[],"journal":{'), BOTH),
    "a record that is a list": (GOOD.replace('"7":{', '"6":[],"7":{'), BOTH),
    "an id in words": (GOOD.replace('"7":{', '"seven":{'), SECOND),
    "a mood of nine": (GOOD.replace('"zone"', '"mood":9,"zone"', 1), SECOND),
    "a text in numbers": (GOOD.replace('"a secret"', "5"), SECOND),
    "a null": (GOOD.replace('"a secret"', "null"), SECOND),
    "NaN": (GOOD.replace('"a secret"', "NaN"), SECOND),
    "NaN where nobody looks": (GOOD.replace('"zone"', '"weather":NaN,"zone"', 1), BOTH),
    "endless": (GOOD.replace('"zone"', '"strength":1e999,"zone"', 1), SECOND),
    "no moment": (GOOD.replace('"at"', '"ta"', 1), SECOND),
    "a moment without offset": (GOOD.replace("20:00:00-05:00", "20:00:00"), SECOND),
    "a moment in words": (GOOD.replace("2026-11-20T20:00:00-05:00", "yesterday"), SECOND),
    "deep in a record": (GOOD.replace('"a secret"', "[" * 5000 + "]" * 5000), SECOND),
    "half a character": (
        GOOD[:-1].replace("a secret", "a \\ud800 secret"),
        ["a � secret", "one more"],
    ),
    "a brace that is gone": (GOOD[:-1].replace('"},"8"', '" ,"8"'), SECOND),
    "a strange field": (GOOD[:-1].replace('"text":"a', '"sky":{"clouds":{}},"text":!"a'), SECOND),
    "a stamp of 2280": (
        GOOD[:-1].replace("1795236012000-0001", "9795236012000-0001"),
        BOTH,
    ),
    "no stamp": (GOOD[:-1].replace("1795236012000-0001", "x795236012000-0001"), BOTH),
}


@pytest.mark.parametrize(("content", "pages"), SALVAGED.values(), ids=SALVAGED)
def test_without_copies_every_record_that_is_whole_is_saved(
    content: str, pages: list[str], store: Store
) -> None:
    locations = store.locations
    locations.data.parent.mkdir(parents=True)
    locations.data.write_text(content)
    assert sorted(page.text for page in store.load().journal) == pages
    assert asides(locations) == [content.encode()]
    (sentence,) = store.take_news()
    assert "\n" not in sentence
    assert "no copy" in sentence
    assert not any(page in sentence for page in BOTH)
    # The file is whole now, and what is in memory is what is in it.
    after = opened(locations)
    assert after.load().journal == store.load().journal
    assert after.take_news() == []
    assert len(store.keep(urge()).snapshot.journal) == len(pages)


REFUSED = {
    "empty": b"",
    "white space": b" \n",
    "zeros": bytes(4096),
    "half of the first record": GOOD[:120].encode(),
    "only the version": GOOD[:69].encode(),
    "deep": b"[" * 100_000,
    "a list": b"[]",
    "a word": b'"words"',
    "null": b"null",
    "a number": b"7",
    "another program's": b'{"_default":{"1":{"name":"milk"},"2":{"name":"bread"}}}',
    "half of another program's": b'{"_default":{"1":{"name":"milk","value":2},"2":{"name":',
    "a package": b'{"name":"x","plan":{"7":{"order":1}},"settings":{"1":{"tab":4}}}',
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_a_file_with_nothing_of_ours_is_refused_and_left_as_it_is(
    content: bytes, store: Store
) -> None:
    locations = store.locations
    locations.data.parent.mkdir(parents=True)
    locations.data.write_bytes(content)
    for attempt in (store.load, lambda: store.keep(urge()), store.reload):
        with pytest.raises(StoreError) as refusal:
            attempt()
        assert_one_sentence([str(refusal.value)])
        assert "left as it" in str(refusal.value)
    assert list(locations.data.parent.iterdir()) == [locations.data]
    assert locations.data.read_bytes() == content
    assert store.take_news() == []


def test_the_good_file_that_those_were_made_from_is_read(store: Store) -> None:
    store.locations.data.parent.mkdir(parents=True)
    store.locations.data.write_text(GOOD)
    assert [page.text for page in store.load().journal] == BOTH
    assert len(store.keep(urge()).snapshot.urges) == 1
    assert store.take_news() == []


def test_a_file_cut_anywhere_without_copies_keeps_every_line_that_is_whole(here: Locations) -> None:
    whole = here.data.read_bytes()
    for place in places_to_cut(whole):
        shutil.rmtree(here.state, ignore_errors=True)
        forget_asides(here)
        here.data.write_bytes(whole[:place])
        lines = [line.rstrip(b",") for line in whole[:place].splitlines() if line[:4] != b'"1":']
        records = [json.loads(b"{" + line + b"}") for line in lines if line.endswith(b'"}')]
        if not records:
            with pytest.raises(DamagedError):
                opened(here).load()
            assert here.data.read_bytes() == whole[:place]
            assert asides(here) == []
            continue
        opened(here).load()
        tables = records_of(here).values()
        saved = [{key: fields} for table in tables for key, fields in table.items()]
        assert sorted(saved, key=str) == sorted(records, key=str), place
        assert asides(here) == [whole[:place]]


def test_what_tinydb_wrote_is_saved_as_well(here: Locations) -> None:
    before = records_of(here)
    shutil.rmtree(here.state)
    with TinyDB(here.data, encoding="utf-8", indent=4, ensure_ascii=False) as database:
        database.table("settings").upsert(Document({"note": "by hand"}, doc_id=2))
    before["settings"]["2"]["note"] = "by hand"
    harm(here, lambda whole: whole[:-3])
    opened(here).load()
    assert records_of(here) == before


def test_of_a_record_that_is_there_twice_the_later_is_saved(store: Store) -> None:
    """A program wrote over the file from its beginning on, and was stopped."""
    later = GOOD.replace("a secret", "the later").replace("-0001-", "-0009-")
    store.locations.data.parent.mkdir(parents=True)
    store.locations.data.write_text(later[:230] + GOOD)
    assert sorted(page.text for page in store.load().journal) == ["one more", "the later"]


def test_damage_after_damage_sets_each_aside(store: Store) -> None:
    store.locations.data.parent.mkdir(parents=True)
    for _ in range(3):
        store.locations.data.write_text(GOOD[:-1])
        store.load()
    assert len(asides(store.locations)) == 3
