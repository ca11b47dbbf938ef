"""A program that knows nothing of our lock swaps the file: nothing of either is lost.

Such a program (Syncthing, an editor) writes a whole file beside ours and renames it. What it
writes may be older than what it replaces.
"""

import errno
import json
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest

from nc_tui.core.errors import StoreError, UsageError
from nc_tui.core.records import Entry, SettingRecord
from nc_tui.core.undo import Change
from nc_tui.locations import Locations, find_locations
from nc_tui.store import durable, recovery
from nc_tui.store.changes import ChangeLog
from nc_tui.store.database import Store
from nc_tui.store.datafile import DataFile
from nc_tui.store.durable import clear_strays, strays_of
from nc_tui.store.storage import AtomicJSONStorage
from tests.clocks import FrozenClock
from tests.store.children import Child
from tests.store.deeds import pages_of
from tests.store.samples import entry

Swap = Callable[[Path], object]

KEEPS_REPLACING = "refused: another program keeps replacing nc.json"


def put(path: Path, data: bytes) -> None:
    """Swap in, as a program without our lock does."""
    temporary = path.with_name("afar.tmp")
    temporary.write_bytes(data)
    temporary.replace(path)


def add(path: Path, word: str = "afar") -> None:
    """Add a page of that program."""
    tables = json.loads(path.read_bytes())
    page = {"kind": "entry", "at": "2026-11-20T23:40:12-05:00", "zone": "UTC", "text": word}
    key = str(1000 + len(tables["journal"]))
    tables["journal"][key] = {**page, "updated": "1795236012999-0000-afa5afa5"}
    put(path, json.dumps(tables).encode())


def swap_in_the_middle(patch: pytest.MonkeyPatch, *swaps: Swap) -> None:
    """Each before one exchange of the data file: after the last look, where none can see it."""
    left = list(swaps)
    exchange = durable.exchange

    def late(temporary: Path, path: Path) -> bool:
        if left and path.name == "nc.json":
            left.pop(0)(path)
        return exchange(temporary, path)

    patch.setattr(durable, "exchange", late)


def full(*args: object, **more: object) -> None:
    raise OSError(errno.ENOSPC, "no space left")


def on_disk(store: Store) -> tuple[str, ...]:
    return pages_of(Store(store.locations, FrozenClock(), lambda bits: 0).load())


# In the middle of a change


def test_a_swap_in_the_middle_of_a_change_is_merged_in(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(entry("before"))
    swap_in_the_middle(monkeypatch, add)
    kept = store.keep(entry("ours"))
    assert pages_of(kept.snapshot) == on_disk(store) == ("afar", "before", "ours")
    assert strays_of(store.locations.data) == []


def test_swap_after_swap_in_the_middle_of_a_change_is_merged_in(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(entry("before"))
    stale = store.locations.data.read_bytes()
    swaps = [add, lambda path: add(path, "again"), lambda path: put(path, stale), add]
    swap_in_the_middle(monkeypatch, *swaps)
    store.keep(entry("ours"))
    assert {"afar", "before", "ours", "again"} <= {*on_disk(store)}


def test_what_is_merged_in_is_mended_like_everything_that_is_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(entry("before"))
    swap_in_the_middle(monkeypatch, lambda path: add(path, "\x1b[31mafar"))
    kept = store.keep(entry("ours"))
    assert "\x1b" not in "".join(pages_of(kept.snapshot))


def test_a_swap_by_an_unreadable_file_in_the_middle_is_set_aside(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(entry("before"))
    swap_in_the_middle(monkeypatch, lambda path: put(path, b"half a fi"))
    store.keep(entry("ours"))
    assert on_disk(store) == ("before", "ours")
    (aside,) = store.locations.data.parent.glob("nc.damaged-*.json")
    assert aside.read_bytes() == b"half a fi"


def test_a_swap_by_a_misshapen_record_in_the_middle_changes_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "SETTLE", 0)
    store.keep(entry("before"))
    spoilt = store.locations.data.read_text("utf-8").replace('"kind":"entry"', '"kind":7')
    swap_in_the_middle(monkeypatch, lambda path: put(path, spoilt.encode()))
    store.keep(entry("ours"))
    assert on_disk(store) == ("before", "ours")


@pytest.mark.parametrize("fails", ["sync_folder", "_write_all"])
@pytest.mark.parametrize("is_whole", [True, False], ids=["whole", "unreadable"])
def test_a_change_that_fails_after_a_swap_in_its_middle_leaves_the_other_program_its_file(
    fails: str, is_whole: bool, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(entry("before"))
    theirs = b""

    def swap(path: Path) -> None:
        nonlocal theirs
        add(path) if is_whole else put(path, b"half a fi")
        theirs = path.read_bytes()
        patch.setattr(durable, fails, full)

    with pytest.MonkeyPatch.context() as patch:
        swap_in_the_middle(patch, swap)
        with pytest.raises(StoreError):
            store.keep(entry("ours"))
    assert store.locations.data.read_bytes() == theirs
    assert strays_of(store.locations.data) == []
    monkeypatch.setattr(recovery, "SETTLE", 0)
    store.keep(entry("ours"))
    assert on_disk(store) == (("afar", "before", "ours") if is_whole else ("before", "ours"))


def test_a_program_that_swaps_faster_than_we_do_is_named_and_keeps_its_file(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(entry("before"))
    with pytest.MonkeyPatch.context() as patch:
        swap_in_the_middle(patch, *[add] * 200)
        with pytest.raises(StoreError, match="keeps replacing"):
            store.keep(entry("ours"))
    pages = on_disk(store)
    assert set(pages) == {"afar", "before"}
    assert strays_of(store.locations.data) == []
    assert pages_of(store.keep(entry("ours")).snapshot) == tuple(sorted((*pages, "ours")))


def test_control_what_was_displaced_is_lost_where_nobody_looks_at_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(entry("before"))
    monkeypatch.setattr(AtomicJSONStorage, "_foreign", lambda *args: {})
    swap_in_the_middle(monkeypatch, add)
    store.keep(entry("ours"))
    assert on_disk(store) == ("before", "ours")


def test_where_names_cannot_be_exchanged_only_a_swap_in_that_instant_is_lost(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fall-back is weaker by this much: between the last look and the replace."""
    store.keep(entry("before"))
    monkeypatch.setattr(durable, "exchange", lambda temporary, path: False)
    add(store.locations.data, "seen")
    store.keep(entry("ours"))
    assert on_disk(store) == ("before", "ours", "seen")
    swap_in_the_middle(monkeypatch, lambda path: add(path, "unseen"))
    store.keep(entry("next"))
    assert on_disk(store) == ("before", "next", "ours", "seen")
    assert strays_of(store.locations.data) == []


def test_a_file_that_comes_while_a_damaged_one_is_put_right_is_merged_in(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "SETTLE", 0)
    store.keep(entry("before"))
    add(store.locations.data)
    good = store.locations.data.read_bytes()
    put(store.locations.data, b"half a fi")
    read = ChangeLog.read

    def late(log: ChangeLog) -> list[Change]:
        put(store.locations.data, good)
        return read(log)

    with monkeypatch.context() as patch:
        patch.setattr(ChangeLog, "read", late)
        store.load()
    assert pages_of(store.load()) == on_disk(store) == ("afar", "before")


# Between two changes


def older(store: Store) -> bytes:
    """The file as it was before the last page of ours, which the Store made while it was open."""
    store.load()
    store.keep(entry("before"))
    stale = store.locations.data.read_bytes()
    store.keep(entry("ours"))
    return stale


def test_an_older_copy_put_over_the_file_takes_nothing_of_ours_away(store: Store) -> None:
    put(store.locations.data, older(store))
    assert pages_of(store.load()) == on_disk(store) == ("before", "ours")


def test_an_older_copy_is_brought_forward_by_the_next_change(store: Store) -> None:
    put(store.locations.data, older(store))
    store.keep(entry("next"))
    assert on_disk(store) == ("before", "next", "ours")


@pytest.mark.parametrize("fails", ["nothing", "sync", "_write_all", "exchange"])
def test_an_older_copy_is_brought_forward_also_after_a_change_that_was_refused(
    fails: str, store: Store
) -> None:
    stale = older(store)
    put(store.locations.data, stale)
    wrong = SettingRecord(id=1, name="zone", value="Mars/Olympus")
    with pytest.MonkeyPatch.context() as patch:
        if fails != "nothing":
            patch.setattr(durable, fails, full)
        with pytest.raises((StoreError, UsageError)):
            store.keep(entry("next") if fails != "nothing" else wrong)
    assert store.locations.data.read_bytes() == stale
    assert pages_of(store.load()) == on_disk(store) == ("before", "ours")
    assert pages_of(store.keep(entry("next")).snapshot) == on_disk(store)


def test_an_older_copy_after_a_change_that_was_refused_is_brought_forward(store: Store) -> None:
    stale = older(store)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(durable, "_write_all", full)
        with pytest.raises(StoreError):
            store.keep(entry("next"))
    put(store.locations.data, stale)
    store.keep(entry("next"))
    assert on_disk(store) == ("before", "next", "ours")


def test_control_without_bringing_forward_an_older_copy_takes_ours_away(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DataFile, "_bring_forward", lambda *args: None)
    put(store.locations.data, older(store))
    store.keep(entry("next"))
    assert on_disk(store) == ("before", "next")


class SwappingClock(FrozenClock):
    """Something happens when a change asks for the time: just after it has looked at the file."""

    def __init__(self) -> None:
        super().__init__()
        self.then: list[Callable[[], object]] = []

    def now(self) -> datetime:
        if self.then:
            self.then.pop()()
        return super().now()


def test_a_swap_while_a_change_is_made_ready_takes_nothing_away(locations: Locations) -> None:
    clock = SwappingClock()
    store = Store(locations, clock, lambda bits: 0)
    stale = older(store)
    clock.then = [lambda: put(locations.data, stale)]
    store.keep(entry("next"))
    assert pages_of(store.load()) == on_disk(store) == ("before", "next", "ours")
    clock.then = [lambda: add(locations.data)]
    store.keep(entry("more"))
    assert pages_of(store.load()) == on_disk(store) == ("afar", "before", "more", "next", "ours")


def test_a_swap_while_an_older_copy_is_brought_forward_is_merged_in(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store.locations.data, older(store))
    read = ChangeLog.read

    def late(log: ChangeLog) -> list[Change]:
        add(store.locations.data)
        return read(log)

    with monkeypatch.context() as patch:
        patch.setattr(ChangeLog, "read", late)
        store.load()
    assert pages_of(store.load()) == on_disk(store) == ("afar", "before", "ours")


@pytest.mark.parametrize("merged", [add, lambda path: None], ids=["merged", "alone"])
def test_a_swap_just_after_a_change_takes_nothing_of_it_away(
    merged: Swap, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = older(store)
    swap_in_the_middle(monkeypatch, merged)

    def put_stale(path: Path) -> None:
        clear_strays(path)
        put(path, stale)

    with monkeypatch.context() as patch:
        patch.setattr("nc_tui.store.storage.clear_strays", put_stale)
        kept = store.keep(entry("next"))
    assert [page.text for page in kept.records if isinstance(page, Entry)] == ["next"]
    assert {"before", "ours", "next"} <= {*pages_of(store.load())}
    assert pages_of(store.load()) == on_disk(store)


def test_a_link_to_the_file_is_followed_and_stays_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, link = tmp_path / "synced" / "nc.json", tmp_path / "nc.json"
    target.parent.mkdir()
    link.symlink_to(target)
    store = Store(find_locations(link), FrozenClock(), lambda bits: 0)
    store.keep(entry("before"))
    swap_in_the_middle(monkeypatch, lambda path: add(target))
    store.keep(entry("ours"))
    add(target, "again")
    store.keep(entry("next"))
    assert link.is_symlink()
    assert not target.is_symlink()
    assert on_disk(store) == ("afar", "again", "before", "next", "ours")
    assert [path.name for path in tmp_path.iterdir() if "tmp" in path.name] == []


# Two processes


def test_a_replacer_and_writers_lose_nothing_of_each_other(store: Store, is_long: bool) -> None:
    times, writers = (400, 2) if is_long else (40, 1)
    store.keep(entry("before"))
    with ExitStack() as stack:
        ours = [stack.enter_context(Child()) for _ in range(writers)]
        afar = stack.enter_context(Child())
        for writer in ours:
            writer.ask("look")
        assert afar.ask("replace") == "replacing"
        for writer in ours:
            writer.tell(f"keep {times}")
        said = [writer.hear() for writer in ours for _ in range(times)]
        added = json.loads(afar.ask("stop"))
        # Each brings its own forward.
        for _ in range(2):
            for writer in ours:
                writer.ask("look")
    kept = [words for words in said if words.isdecimal()]
    assert {words.partition(".")[0] for words in said} - set(kept) <= {KEEPS_REPLACING}
    tables = json.loads(store.locations.data.read_bytes())
    print(f"{len(kept)} of ours, {len(added)} of another program")
    assert set(kept) - tables["urges"].keys() == set()
    assert set(added) - tables["journal"].keys() == set()
    assert len(kept) > times * writers * 0.9
    assert len(added) > 5
