"""A change that fails: a sentence, the file as it was, and memory as the file."""

import errno
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from nc_tui.core.errors import StoreError, UsageError
from nc_tui.core.records import (
    CheckIn,
    Contact,
    ContactKind,
    Entry,
    PlanItem,
    Record,
    SettingRecord,
    Urge,
)
from nc_tui.core.state import Snapshot
from nc_tui.locations import Locations, find_locations
from nc_tui.store import storage
from nc_tui.store.database import Store
from tests.clocks import FrozenClock
from tests.store.children import Child
from tests.store.samples import NEW_YORK, entry, moment, urge

AT = moment("2026-11-20T23:40:12-05:00")


def fresh(locations: Locations) -> Store:
    return Store(locations, FrozenClock(), lambda bits: 0)


def shown(snapshot: Snapshot) -> dict[str, object]:
    tables = ("contacts", "urges", "journal", "checkins", "reflections", "plan", "settings")
    return {table: getattr(snapshot, table) for table in tables}


def strays(locations: Locations) -> list[str]:
    return [path.name for path in locations.data.parent.iterdir() if path != locations.data]


def assert_memory_is_disk(store: Store) -> None:
    assert shown(store.load()) == shown(fresh(store.locations).load())


# A full disk


def test_a_write_that_does_not_fit_changes_nothing_and_the_next_one_works(store: Store) -> None:
    with Child() as writer:
        first = writer.ask("keep 1")
        before = store.locations.data.read_bytes()
        writer.ask(f"limit {len(before) + 10}")
        refusal = writer.ask("keep 1")
        assert refusal.startswith("refused: nc.json could not be saved")
        assert "larger than allowed" in refusal
        assert store.locations.data.read_bytes() == before
        assert strays(store.locations) == []
        writer.ask("lift")
        second = writer.ask("keep 1")
    assert {str(urge.id) for urge in store.load().urges} == {first, second}


# A fault at any one call to the system

CALLS = (
    *("open", "read", "write", "pread", "fsync", "replace", "close", "stat", "mkdir", "unlink"),
    *("fchown", "fstat", "truncate", "scandir", "listdir"),
)


class _Faults:
    """Let calls through, but for the one whose turn it is."""

    def __init__(self, turn: int, number: int) -> None:
        self.turn, self.number = turn, number
        self.failed: tuple[str, Path] | None = None

    def around(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.turn -= 1
            if self.turn != 0:
                return real(*args, **kwargs)
            where = args[0]
            if isinstance(where, int):
                where = Path(f"/proc/self/fd/{where}").readlink()
            if name == "close":
                real(*args)  # a failed close has closed
            self.failed = (name, Path(where))
            raise OSError(self.number, os.strerror(self.number))

        return call


@contextmanager
def fault(turn: int, number: int) -> Iterator[_Faults]:
    faults = _Faults(turn, number)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, faults.around(name, getattr(os, name)))
        yield faults


@pytest.mark.skipif(sys.platform != "linux", reason="names descriptors by /proc")
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
@pytest.mark.parametrize("is_new", [True, False], ids=["new file", "old file"])
def test_a_fault_at_any_call_is_one_sentence_and_loses_nothing(
    is_new: bool, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = 0
    for turn in range(1, 1000):
        home = tmp_path / str(turn)
        monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
        locations = find_locations(home / "data" / "nc.json")
        store = fresh(locations)
        if not is_new:
            store.keep(entry("before"))
        before = shown(fresh(locations).load())
        said = None
        with fault(turn, number) as faults:
            try:
                store.keep(urge())
            except StoreError as error:
                said = str(error)
        after = shown(fresh(locations).load())
        if said is None:
            assert len(fresh(locations).load().urges) == 1, faults.failed
        else:
            refusals += 1
            assert "\n" not in said
            if "as it was" in said or "Nothing was changed" in said:
                assert after == before, (faults.failed, said)
        assert_memory_is_disk(store)
        if locations.data.parent.exists() and (faults.failed or ("",))[0] != "unlink":
            assert strays(locations) == [], faults.failed
        assert len(store.keep(entry("next")).snapshot.journal) == (1 if is_new else 2)
        assert_memory_is_disk(store)
        if faults.failed is None:
            break
    assert faults.failed is None
    assert refusals > 5


@pytest.mark.skipif(sys.platform != "linux", reason="macOS syncs by another call")
def test_the_bytes_are_on_disk_before_the_swap_and_the_swap_before_the_answer(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(urge())
    happened: list[tuple[str, Path]] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(descriptor: int) -> None:
        real_sync(descriptor)
        happened.append(("synced", Path(f"/proc/self/fd/{descriptor}").readlink()))

    def replace(source: Path, target: Path) -> None:
        happened.append(("swapped", Path(source)))
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    store.keep(urge())
    (temporary,) = {path for what, path in happened if what == "swapped"}
    folder = store.locations.data.parent
    assert happened == [("synced", temporary), ("swapped", temporary), ("synced", folder)]


# Files that are not ours to write

GOOD = (
    '{"meta":{"1":{"schema":1,"updated":"1795236012000-0000-9f3a61c2"}},'
    '"journal":{"7":{"kind":"entry","at":"2026-11-20T20:00:00-05:00","zone":"UTC",'
    '"text":"a secret","updated":"1795236012000-0000-9f3a61c2"}}}'
)

NOT_READABLE = {
    "empty": b"",
    "white space": b" \n",
    "half": GOOD.encode()[: len(GOOD) // 2],
    "zeros": bytes(4096),
    "not UTF-8": GOOD.encode().replace(b"a secret", b"a \xff secret"),
    "twice": (GOOD + GOOD).encode(),
    "NaN": GOOD.replace('"a secret"', "NaN").encode(),
    "infinite": GOOD.replace('"zone":"UTC"', '"zone":"UTC","strength":Infinity').encode(),
    "NaN where nobody looks": GOOD.replace('"zone"', '"weather":NaN,"zone"').encode(),
    "deep": b"[" * 100_000,
    "deep in a record": GOOD.replace('"a secret"', "[" * 5000 + "]" * 5000).encode(),
    "a list": b"[]",
    "a word": b'"words"',
    "null": b"null",
    "a number": b"7",
    "a table that is a list": GOOD.replace('"journal":{', '"x":[],"journal":{').encode(),
    "a record that is a list": GOOD.replace('"7":{', '"6":[],"7":{').encode(),
    "another program's": b'{"_default":{"1":{"name":"milk"}}}',
    "without meta": GOOD.replace('"meta"', '"atem"').encode(),
    "without a version": GOOD.replace('"schema":1,', "").encode(),
    "a version in words": GOOD.replace('"schema":1', '"schema":"1"').encode(),
    "an id in words": GOOD.replace('"7":{', '"seven":{').encode(),
    "a mood of nine": GOOD.replace('"zone"', '"mood":9,"zone"').encode(),
    "a text in numbers": GOOD.replace('"a secret"', "5").encode(),
    "no moment": GOOD.replace('"at"', '"ta"').encode(),
    "a moment without offset": GOOD.replace("20:00:00-05:00", "20:00:00").encode(),
    "a moment in words": GOOD.replace("2026-11-20T20:00:00-05:00", "yesterday").encode(),
    "a null": GOOD.replace('"a secret"', "null").encode(),
}


@pytest.mark.parametrize("content", NOT_READABLE.values(), ids=NOT_READABLE)
def test_a_file_that_cannot_be_understood_is_refused_and_left_as_it_is(
    content: bytes, store: Store
) -> None:
    store.locations.data.parent.mkdir(parents=True)
    store.locations.data.write_bytes(content)
    for attempt in (store.load, lambda: store.keep(urge()), store.load):
        with pytest.raises(StoreError) as refusal:
            attempt()
        sentence = str(refusal.value)
        assert "\n" not in sentence
        assert "left as it" in sentence
        assert "secret" not in sentence
    assert store.locations.data.read_bytes() == content
    assert strays(store.locations) == []


def test_the_good_file_that_those_were_made_from_is_read(store: Store) -> None:
    store.locations.data.parent.mkdir(parents=True)
    store.locations.data.write_text(GOOD)
    assert [page.text for page in store.load().journal] == ["a secret"]
    assert len(store.keep(urge()).snapshot.urges) == 1


def test_a_file_damaged_while_the_program_is_open_is_refused_until_it_is_whole(
    store: Store,
) -> None:
    store.keep(entry("here"))
    whole = store.locations.data.read_bytes()
    store.locations.data.write_bytes(whole[:-30])
    assert store.has_changed()
    with pytest.raises(StoreError):
        store.load()
    with pytest.raises(StoreError):
        store.keep(urge())
    assert store.locations.data.read_bytes() == whole[:-30]
    store.locations.data.write_bytes(whole)
    assert [page.text for page in store.keep(urge()).snapshot.journal] == ["here"]


def test_a_folder_in_the_files_place_is_a_sentence(store: Store) -> None:
    store.locations.data.mkdir(parents=True)
    for attempt in (store.load, lambda: store.keep(urge())):
        with pytest.raises(StoreError, match="folder"):
            attempt()
    assert store.has_changed()


@pytest.mark.parametrize("kind", ["DATA", "STATE"])
def test_a_file_where_a_folder_should_be_is_a_sentence(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("x")
    monkeypatch.setenv(f"XDG_{kind}_HOME", str(blocked))
    with pytest.raises(StoreError):
        fresh(find_locations()).keep(urge())
    assert blocked.read_text() == "x"


def test_a_newer_schema_is_read_and_not_written(store: Store) -> None:
    store.locations.data.parent.mkdir(parents=True)
    store.locations.data.write_text(GOOD.replace('"schema":1', '"schema":2'))
    before = store.locations.data.read_bytes()
    assert [page.text for page in store.load().journal] == ["a secret"]
    with pytest.raises(StoreError, match="newer nc-tui"):
        store.keep(urge())
    assert store.locations.data.read_bytes() == before
    assert [page.text for page in store.load().journal] == ["a secret"]
    assert store.load().urges == ()


def test_a_lock_held_elsewhere_is_waited_for_and_then_named(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(entry("before"))
    before = store.locations.data.read_bytes()
    monkeypatch.setattr(storage, "LOCK_WAIT", 0.05)
    with Child() as other:
        assert other.ask("lock") == "locked"
        with pytest.raises(StoreError, match="another nc-tui"):
            store.keep(urge())
        # Readers take no lock.
        assert [page.text for page in store.load().journal] == ["before"]
        assert store.locations.data.read_bytes() == before
        assert other.ask("unlock") == "unlocked"
        assert len(store.keep(urge()).snapshot.urges) == 1


def test_a_lock_of_a_killed_process_holds_nobody_up(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "LOCK_WAIT", 0.05)
    with Child() as other:
        assert other.ask("lock") == "locked"
        other.kill()
    assert len(store.keep(urge()).snapshot.urges) == 1


# Values that are not allowed


def checkin(**fields: Any) -> CheckIn:
    return CheckIn(id=20261120, day=AT.date(), at=AT, zone=NEW_YORK, helped=(), **fields)


def wave(*samples: Any, seconds: float = 0) -> Urge:
    return Urge(at=AT, zone="x", samples=samples, seconds=seconds, end="left", triggers=())


NOT_ALLOWED: dict[str, Record] = {
    "strength of ten": wave((0, 10)),
    "strength below nought": wave((0, -1)),
    "strength in halves": wave((0, 7.5)),
    "seconds before the urge": wave((-1, 7)),
    "seconds that are no number": wave((0, 7), seconds=float("nan")),
    "a sample at no time": wave((float("nan"), 7)),
    "seconds without end": wave((0, 7), seconds=float("inf")),
    "a sample after forever": wave((float("inf"), 7)),
    "mood of six": checkin(mood=6),
    "mood of nought": checkin(mood=0),
    "a letter of strength ten": entry(strength=10),
    "an unknown kind": Entry(kind="poem", at=AT, zone="x", text="x"),  # type: ignore[arg-type]
    "a moment without offset": entry(away=AT.replace(tzinfo=None)),
    "a contact without offset": Contact(
        at=AT.replace(tzinfo=None), zone="x", kind=ContactKind.MET, ends_run=True
    ),
    "a phase without end": PlanItem(
        kind="pattern", at=AT, order=1, name="x", phases=(("breathe in", float("inf")),)
    ),
    "a day that starts in the evening": SettingRecord(id=2, name="day_starts", value="20:00"),
    "a zone of nowhere": SettingRecord(id=1, name="zone", value="Mars/Olympus"),
    "a setting that is no number": SettingRecord(id=9, name="urge_minutes", value=float("nan")),
}


@pytest.mark.parametrize("record", NOT_ALLOWED.values(), ids=NOT_ALLOWED)
def test_a_value_that_is_not_allowed_leaves_the_whole_change_undone(
    record: Record, store: Store
) -> None:
    store.keep(entry("before"))
    before = store.locations.data.read_bytes()
    with pytest.raises(UsageError) as refusal:
        store.keep(urge(), record)
    assert "\n" not in str(refusal.value)
    assert store.locations.data.read_bytes() == before
    assert strays(store.locations) == []
    assert store.load().urges == ()
    assert_memory_is_disk(store)
    assert len(store.keep(urge()).snapshot.urges) == 1


@pytest.mark.parametrize("value", ["25:00", None, [1]], ids=str)
def test_a_setting_that_a_hand_spoilt_keeps_nobody_from_their_file(
    value: object, store: Store
) -> None:
    good = SettingRecord(id=2, name="day_starts", value="04:00")
    store.keep(entry("before"), good)
    text = store.locations.data.read_text("utf-8")
    store.locations.data.write_text(text.replace('"04:00"', json.dumps(value)))
    snapshot = store.keep(urge()).snapshot
    assert [page.text for page in snapshot.journal] == ["before"]
    assert snapshot.settings.day_starts.hour == 3
    assert store.keep(good).snapshot.settings.day_starts.hour == 4
