"""The one file: opened by anyone with TinyDB, and as data.md says field for field."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB
from tinydb.table import Document

from nc_tui.core.records import Contact, ContactKind, Record, SettingRecord, Urge
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from nc_tui.store.file_format import decode, encode
from tests.clocks import FrozenClock
from tests.store.samples import CONTACT_ID, EXAMPLES, entry, moment, urge


def opened_by_tinydb(path: Path) -> dict[str, dict[int, dict[str, Any]]]:
    with TinyDB(path, encoding="utf-8", access_mode="r") as database:
        return {
            name: {document.doc_id: dict(document) for document in database.table(name)}
            for name in database.tables()
        }


@pytest.mark.parametrize(
    ("record", "fields"), EXAMPLES, ids=[record.table for record, _ in EXAMPLES]
)
def test_a_record_is_kept_as_the_design_writes_it(
    record: Record, fields: dict[str, Any], store: Store
) -> None:
    stored = store.keep(record).records[0]
    (doc_id,) = opened_by_tinydb(store.locations.data)[record.table]
    found = opened_by_tinydb(store.locations.data)[record.table][doc_id]
    assert len(found.pop("updated")) == 27
    assert found == fields
    assert doc_id == stored.id
    assert record.id in (0, doc_id)
    loaded = getattr(Store(store.locations, FrozenClock(), lambda _: 0).load(), record.table)
    assert record.table == "settings" or loaded == (stored,)


def test_the_examples_id_and_stamp_are_the_ones_of_its_moment(
    locations: Locations, clock: FrozenClock
) -> None:
    locations.machine.parent.mkdir(parents=True)
    locations.machine.write_text("9f3a61c2\n")
    store = Store(locations, clock, lambda bits: CONTACT_ID & ((1 << bits) - 1))
    clock.set_back(5)
    store.keep(urge())
    clock.advance(5)
    contact = Contact(
        at=clock.now(), zone=clock.zone.key, kind=ContactKind.REPLIED, ends_run=True,
        resumes="at-once", note="one line",
    )  # fmt: skip
    store.keep(contact)
    assert json.loads(locations.data.read_text("utf-8"))["contacts"] == {
        "3764882793037905234": {
            "at": "2026-11-20T23:40:12-05:00",
            "zone": "America/New_York",
            "kind": "replied",
            "ends_run": True,
            "resumes": "at-once",
            "note": "one line",
            "updated": "1795236012000-0000-9f3a61c2",
        }
    }


def test_the_file_states_its_schema_and_nothing_of_the_machine(store: Store) -> None:
    store.keep(urge())
    (meta,) = opened_by_tinydb(store.locations.data)["meta"].values()
    assert set(meta) == {"schema", "updated"}
    assert meta["schema"] == 1


def parts_of(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from parts_of(part)


def test_what_is_not_known_is_left_out_and_never_null(store: Store) -> None:
    store.keep(*(record for record, _ in EXAMPLES))
    written = json.loads(store.locations.data.read_text("utf-8"))
    assert set(written) > {record.table for record, _ in EXAMPLES}
    assert None not in list(parts_of(written))


def test_a_field_that_was_emptied_leaves_the_file(store: Store) -> None:
    (kept,) = store.keep(entry(mood=4, prompt="p")).records
    store.keep(entry(id=kept.id))
    (fields,) = opened_by_tinydb(store.locations.data)["journal"].values()
    assert set(fields) == {"kind", "at", "zone", "text", "updated"}


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("UTC", "2026-11-21T04:40:12+00:00"),
        ("America/New_York", "2026-11-20T23:40:12-05:00"),
        ("Asia/Kathmandu", "2026-11-21T10:25:12+05:45"),
    ],
)
def test_moments_are_whole_seconds_with_their_offset_in_numbers(
    zone: str, written: str, store: Store
) -> None:
    clock = FrozenClock("2026-11-20T23:40:12.987654-05:00", zone)
    made = Urge(at=clock.now(), zone=zone, samples=(), seconds=0, end="left", triggers=())
    (kept,) = store.keep(made).records
    (fields,) = opened_by_tinydb(store.locations.data)["urges"].values()
    assert fields["at"] == written
    assert isinstance(kept, Urge)
    assert kept.at == moment(written)


def test_removing_keeps_the_fields_and_says_when(store: Store, clock: FrozenClock) -> None:
    (kept,) = store.keep(entry("to be undone")).records
    clock.advance(60)
    store.remove(kept)
    (fields,) = opened_by_tinydb(store.locations.data)["journal"].values()
    assert fields["text"] == "to be undone"
    assert fields["deleted"] == "2026-11-20T23:41:12-05:00"
    assert fields["updated"] > (kept.updated or "")


def test_a_record_that_plain_tinydb_added_is_there_and_stays(store: Store) -> None:
    (ours,) = store.keep(urge(7)).records
    fields = {"at": "2026-11-21T08:00:00+00:00", "zone": "UTC", "samples": [[0, 3]],
              "seconds": 0, "end": "logged", "triggers": []}  # fmt: skip
    with TinyDB(store.locations.data, encoding="utf-8") as database:
        theirs = database.table("urges").insert(fields)
        database.table("urges").insert(Document(fields, doc_id=5))
    assert {urge.id for urge in store.load().urges} == {ours.id, theirs, 5}
    (later,) = store.keep(urge(1)).records
    assert set(opened_by_tinydb(store.locations.data)["urges"]) == {ours.id, theirs, 5, later.id}


# What this version does not know

NEWER: dict[str, dict[str, dict[str, Any]]] = {
    "meta": {"1": {"schema": 1, "updated": "1795236012000-0000-9f3a61c2"}},
    "dreams": {"7": {"text": "flying", "deep": {"list": [1, None, {"a": 2.5}]}}, "8": {}},
    "journal": {
        "7": {
            "kind": "entry", "at": "2026-11-20T20:00:00-05:00", "zone": "America/New_York",
            "text": "old", "updated": "1795236012000-0000-9f3a61c2",
            "weather": {"sky": ["grey", None]}, "huge": 2**80, "tiny": 1.5e-300,
            "history": [{"text": "older", "updated": "1795236000000-0000-9f3a61c2"}],
        }
    },
    "settings": {"77": {"name": "moon", "value": {"phase": [1, 2]}}},
}  # fmt: skip


def write(locations: Locations, tables: object) -> None:
    locations.data.parent.mkdir(parents=True, exist_ok=True)
    locations.data.write_text(json.dumps(tables), "utf-8")


def test_unknown_tables_and_settings_survive_a_change_of_something_else(
    store: Store, locations: Locations
) -> None:
    write(locations, NEWER)
    store.keep(urge())
    after = json.loads(locations.data.read_text("utf-8"))
    del after["urges"]
    assert after == NEWER


def test_unknown_fields_survive_a_change_of_their_own_record(
    store: Store, locations: Locations
) -> None:
    write(locations, NEWER)
    (page,) = store.load().journal
    store.keep(entry("new", id=page.id, mood=5))
    after = json.loads(locations.data.read_text("utf-8"))["journal"]["7"]
    before = NEWER["journal"]["7"]
    assert (after["text"], after["mood"]) == ("new", 5)
    for name in ("weather", "huge", "tiny", "history"):
        assert after[name] == before[name]
    store.remove(page)
    removed = json.loads(locations.data.read_text("utf-8"))["journal"]["7"]
    assert removed["history"] == before["history"]


def test_an_unknown_setting_can_be_set_beside_the_known(store: Store, locations: Locations) -> None:
    write(locations, NEWER)
    snapshot = store.keep(SettingRecord(id=6, name="them", value="S.")).snapshot
    assert snapshot.settings.them == "S."
    assert json.loads(locations.data.read_text("utf-8"))["settings"]["77"]["name"] == "moon"


# The bytes

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=10),
)
values = scalars | st.dictionaries(
    st.sampled_from(["", 'a"\\', "é\n"]), st.lists(scalars, max_size=2)
)
fields = st.dictionaries(st.sampled_from(["at", "text", "é", ""]), values)
tables = st.dictionaries(
    st.sampled_from(["meta", "urges", "journal", "dreams", ""]),
    st.dictionaries(st.integers(1, 2**63 - 1).map(str), fields, max_size=3),
    max_size=3,
)


@given(tables)
def test_what_is_written_is_what_is_read(kept: dict[str, Any]) -> None:
    assert decode(encode(kept), "nc.json") == kept
    assert json.loads(encode(kept)) == kept


@given(tables, st.integers(0, 2**32))
def test_machines_that_know_the_same_write_the_same_bytes(kept: dict[str, Any], seed: int) -> None:
    def shuffled(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        items = [(name, shuffled(part)) for name, part in value.items()]
        random.Random(seed).shuffle(items)
        return dict(items)

    assert encode(shuffled(kept)) == encode(kept)


def test_each_record_is_a_line_of_its_own_in_the_order_of_ids(store: Store) -> None:
    store.keep(*(entry(f"page {n}\nof two lines", id=n) for n in (10, 9, 100)))
    lines = store.locations.data.read_text("utf-8").splitlines()
    found = [line for line in lines if "of two lines" in line]
    assert [line.split(":")[0] for line in found] == ['"9"', '"10"', '"100"']
