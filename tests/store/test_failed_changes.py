"""A change that fails: a sentence, the file as it was, and memory as the file."""

import errno
import io
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
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
from nc_tui.locations import Locations
from nc_tui.store import durable, recovery, storage
from nc_tui.store.database import Store
from tests.clocks import FrozenClock
from tests.store.children import Child
from tests.store.deeds import pages_of
from tests.store.samples import NEW_YORK, entry, moment, urge
from tests.store.steps import KINDS, Scene

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


@pytest.mark.parametrize("is_log_long", [True, False])
def test_a_write_that_does_not_fit_changes_nothing_and_the_next_one_works(
    is_log_long: bool, store: Store, is_long: bool
) -> None:
    with Child() as writer:
        kept = [writer.ask("keep 1") for _ in range(5)]
        if not is_log_long:
            store.locations.changes.unlink()
            kept.append(writer.ask("keep 1"))
        before = below(store.locations)
        sizes = {path.name: len(data) for path, data in before.items()}
        refused: Counter[str] = Counter()
        for size in range(0, sum(sizes.values()), 5 if is_long else 60):
            writer.ask(f"limit {size}")
            said = writer.ask("keep 1")
            writer.ask("lift")
            if said.isdecimal():
                kept.append(said)
                break
            refused[said.removeprefix("refused: ").split(":")[0]] += 1
            assert "larger than allowed" in said
            assert below(store.locations) == before
        kept.append(writer.ask("keep 1"))
    print(f"{refused.total()} refused: {dict(refused)}")
    # A disk with room for the log and not for the file, and the other way round.
    assert "the log of changes could not be written" in refused
    assert ("nc.json could not be saved" in refused) != is_log_long
    assert is_log_long == (sizes["changes.jsonl"] > sizes["nc.json"])
    assert [str(urge.id) for urge in store.load().urges] == sorted(kept)


def below(locations: Locations) -> dict[Path, bytes]:
    """Every file of the person's, and of ours beside it."""
    folders = (locations.data.parent, locations.state.parent)
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in paths}


# A fault at any one call to the system

CALLS = (
    *("open", "read", "write", "pread", "fsync", "replace", "close", "stat", "mkdir", "unlink"),
    *("fchown", "fstat", "truncate", "scandir", "listdir", "utime", "rename", "rmdir", "fdopen"),
)


class _Faults:
    """Let calls through until the one whose turn it is; that one fails, or all from it on."""

    def __init__(self, turn: int, number: int, lasting: bool) -> None:
        self.turn, self.number, self.lasting = turn, number, lasting
        self.failed: list[str] = []

    def is_due(self, name: str) -> bool:
        self.turn -= 1
        due = self.turn == 0 or (self.lasting and self.turn < 0)
        if due:
            self.failed.append(name)
        return due

    def around(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if not self.is_due(name):
                return real(*args, **kwargs)
            if name == "close":
                real(*args)  # a failed close has closed
            raise OSError(self.number, os.strerror(self.number))

        return call

    def exchange(self, left: Path, right: Path) -> bool:
        # Its refusal has no number: there is another way.
        return not self.is_due("exchange") and _exchange(left, right)


_exchange = durable.exchange

NUMBERS = [
    errno.ENOSPC,
    pytest.param(errno.EIO, marks=pytest.mark.long),
    pytest.param(errno.EACCES, marks=pytest.mark.long),
]


@contextmanager
def fault(turn: int, number: int, lasting: bool) -> Iterator[_Faults]:
    faults = _Faults(turn, number, lasting)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, faults.around(name, getattr(os, name)))
        patch.setattr(io, "open", faults.around("open to read", io.open))
        patch.setattr(durable, "exchange", faults.exchange)
        yield faults


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("number", NUMBERS, ids=["ENOSPC", "EIO", "EACCES"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_at_any_call_is_one_sentence_and_loses_nothing(
    kind: str, number: int, lasting: bool,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_long: bool,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(recovery, "SETTLE", 0)
    scene = Scene(kind)
    points: Counter[str] = Counter()
    refusals = 0
    for turn in count(1, 1 if is_long else 9):
        scene.set()
        store, change = scene.begin()
        said = None
        with fault(turn, number, lasting) as faults:
            try:
                change()
            except StoreError as error:
                said = str(error)
        points.update(faults.failed[:1])
        pages = pages_of(scene.open().load())
        if said is None:
            assert pages == scene.after, faults.failed
        else:
            refusals += 1
            assert "\n" not in said
            # It can only stay where names cannot change places any more, or a new file has none
            # to do it with. Where there never was a file, what stays in the log is taken for it.
            cannot = kind == "first" or lasting
            may_be_there = ("It was written" in said and cannot) or (kind == "first" and lasting)
            assert pages == scene.before or may_be_there, (faults.failed, said)
        assert_memory_is_disk(store)
        if not {"unlink"} & {*faults.failed} and scene.locations.data.parent.exists():
            assert strays(scene.locations) == [], faults.failed
        assert "next" in pages_of(store.keep(entry("next")).snapshot)
        assert_memory_is_disk(store)
        if not faults.failed:
            break
    print(f"{kind}: {points.total()} points, {refusals} refused: {dict(points)}")
    assert refusals > 2
    if is_long:
        assert points.keys() >= {"open", "write", "fsync", "close", "stat"}
        assert points.keys() & {"exchange", "mkdir"}


@pytest.mark.skipif(sys.platform != "linux", reason="macOS syncs by another call")
def test_the_log_is_on_disk_before_the_bytes_those_before_the_swap_and_that_before_the_answer(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(urge())
    happened: list[tuple[str, Path]] = []
    real_sync = os.fsync

    def sync(descriptor: int) -> None:
        real_sync(descriptor)
        happened.append(("synced", Path(f"/proc/self/fd/{descriptor}").readlink()))

    def exchange(left: Path, right: Path) -> bool:
        happened.append(("swapped", left))
        return _exchange(left, right)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(durable, "exchange", exchange)
    store.keep(urge())
    (temporary,) = {path for what, path in happened if what == "swapped"}
    assert temporary.parent == store.locations.data.parent
    assert happened == [
        ("synced", store.locations.changes),
        ("synced", temporary),
        ("swapped", temporary),
        ("synced", store.locations.data.parent),
    ]


# A lock that is held


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
