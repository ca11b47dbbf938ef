"""Text is made safe before it is stored and after it is loaded, whoever wrote the file."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB
from tinydb.table import Document

from nc_tui.core.records import (
    Answer,
    CheckIn,
    Contact,
    ContactKind,
    Entry,
    PlanItem,
    Record,
    Reflection,
    SettingRecord,
    Urge,
)
from nc_tui.core.text import mend
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.clocks import FrozenClock
from tests.store.samples import entry, moment, urge

RAW = "\x1b]52;c;bm8=\x07 \u202edesrever\u2066 \x9b31m \x7f\x00\x08 \ud800 a\r\nb\tc\rd"
SAFE = "␛]52;c;bm8=␇ �desrever� �31m ␡␀␈ � a\nb\tc\nd"
AT = moment("2026-11-20T23:40:12-05:00")


def texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts_of(part)


RECORDS: dict[str, Record] = {
    "contact": Contact(
        at=AT, zone="x", kind=ContactKind.MET, ends_run=True, note=RAW, before=RAW
    ),
    "urge": Urge(
        at=AT, zone="x", samples=(), seconds=0, end="left", triggers=("own", RAW),
        pattern=RAW, next=RAW, note=RAW,
    ),
    "entry": entry(RAW, prompt=RAW, stage=RAW),
    "letter": Entry(kind="letter", at=AT, zone="x", text=RAW, strength=8, opens=AT),
    "checkin": CheckIn(
        id=20261120, day=AT.date(), at=AT, zone="x", helped=(RAW,), intention=RAW, note=RAW
    ),
    "reflection": Reflection(
        id=20261120, kind="stages", day=AT.date(), at=AT, zone="x", ticks=(RAW,),
        answers=(Answer(RAW, RAW),), action=RAW,
    ),
    "if-then": PlanItem(kind="if-then", at=AT, order=1, if_=RAW, then=RAW),
    "person": PlanItem(kind="person", at=AT, order=1, name=RAW, reach=RAW, hours=RAW),
    "rule": PlanItem(kind="rule", at=AT, order=1, channels=(RAW,), topics=(RAW,)),
    "pattern": PlanItem(kind="pattern", at=AT, order=1, name="x", phases=((RAW, 4.0),)),
    "alias": SettingRecord(id=6, name="them", value=RAW),
}  # fmt: skip


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_what_is_stored_and_what_is_given_back_is_safe(record: Record, store: Store) -> None:
    (kept,) = store.keep(record).records
    again = Store(store.locations, FrozenClock(), lambda bits: 0).find(type(record), str(kept.id))
    written = json.loads(store.locations.data.read_text("utf-8"))
    for place in (msgspec.to_builtins(kept), msgspec.to_builtins(again), written):
        found = list(texts_of(place))
        assert SAFE in found
        assert [text for text in found if text != mend(text)] == []
    assert again == kept


def spoilt_file(locations: Locations, escaped: bool, text: str) -> None:
    """A file as a script with the standard library's json leaves it."""
    tables = {
        "meta": {"1": {"schema": 1}},
        "dreams": {"7": {text: [text]}},
        "journal": {
            "7": {"kind": "entry", "at": "2026-11-20T20:00:00-05:00", "zone": "UTC", "text": text}
        },
        "reflections": {
            "20261120": {
                "kind": "stages", "day": "2026-11-20", "at": "2026-11-20T20:00:00-05:00",
                "zone": "UTC", "ticks": [text], "answers": [{"prompt": text, "text": text}],
            }
        },
    }  # fmt: skip
    locations.data.parent.mkdir(parents=True)
    # "surrogatepass" is how a careless script puts half a character into a file.
    locations.data.write_bytes(
        json.dumps(tables, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
    )


FORBIDDEN = [
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0xD800, 0xDBFF, 0xDC00, 0xDFFF,
]  # fmt: skip


@pytest.mark.parametrize("escaped", [True, False], ids=["escaped", "raw"])
def test_each_character_that_a_terminal_obeys_is_mended_when_a_file_has_it(
    escaped: bool, store: Store
) -> None:
    unsafe = []
    for code in FORBIDDEN:
        if store.locations.data.exists():
            store.locations.data.unlink()
            store.locations.data.parent.rmdir()
        spoilt_file(store.locations, escaped, f"a{chr(code)}b")
        snapshot = Store(store.locations, FrozenClock(), lambda bits: 0).load()
        (page,), (reflection,) = snapshot.journal, snapshot.reflections
        shown = [page.text, *texts_of(msgspec.to_builtins(reflection))]
        if f"a{chr(code)}b" in shown or shown.count(mend(f"a{chr(code)}b")) != 4:
            unsafe.append(hex(code))
    assert unsafe == []


@pytest.mark.parametrize("escaped", [True, False], ids=["escaped", "raw"])
@pytest.mark.parametrize("text", [RAW, "\x1b[2J", "\ud800"], ids=["all", "escape", "surrogate"])
def test_a_file_with_unsafe_text_can_be_written_on_and_stays_safe_to_show(
    text: str, escaped: bool, store: Store
) -> None:
    spoilt_file(store.locations, escaped, text)
    for snapshot in (
        store.load(),
        store.keep(urge()).snapshot,
        Store(store.locations, FrozenClock(), lambda bits: 0).load(),
        store.keep(entry("mine")).snapshot,
    ):
        page = next(page for page in snapshot.journal if page.id == 7)
        assert page.text == mend(text)
    # And it is still a file that anyone can open.
    with TinyDB(store.locations.data, encoding="utf-8", access_mode="r") as database:
        assert len(database.table("journal")) == 2


def test_what_plain_tinydb_wrote_into_our_file_is_shown_safely(store: Store) -> None:
    store.keep(urge())
    fields = {"kind": "entry", "at": "2026-11-20T20:00:00-05:00", "zone": "UTC", "text": RAW}
    with TinyDB(store.locations.data, encoding="utf-8") as database:
        database.table("journal").insert(Document(fields, doc_id=7))
    assert [page.text for page in store.load().journal] == [SAFE]
    assert [page.text for page in store.keep(urge()).snapshot.journal] == [SAFE]


@pytest.mark.parametrize(
    "text",
    [
        "💔 naïve — “quoted” 日本",
        "עברית \u200f\u200e",
        "\\u001b is not an escape",
        "[b]x[/b]",
        "\t\n",
    ],
)
def test_everything_else_is_kept_letter_by_letter(text: str, store: Store) -> None:
    store.keep(entry(text))
    (page,) = Store(store.locations, FrozenClock(), lambda bits: 0).load().journal
    assert page.text == text
