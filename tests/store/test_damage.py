"""A file that is damaged or gone: put right with everything that was acknowledged, or left alone.

In no case are the damaged bytes lost, and nothing that is said repeats what a person wrote.
"""

import json
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.errors import DamagedError, StoreError
from nc_tui.locations import Locations, find_locations
from nc_tui.store.changes import ChangeLog
from nc_tui.store.database import Store
from tests.clocks import FrozenClock
from tests.store.samples import CONTACT_ID, entry, urge
from tests.store.scenes import (
    COPIES,
    HARM,
    LAST,
    Harm,
    asides,
    assert_one_sentence,
    copied,
    forget_asides,
    harm,
    make_past,
    opened,
    places_in,
    places_to_cut,
    records_in,
    records_of,
    rot,
)

pytestmark = pytest.mark.usefixtures("no_waiting")


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("past") / "home"
    make_past(places_in(folder))
    return folder


@pytest.fixture
def here(past: Path, tmp_path: Path) -> Locations:
    return copied(past, tmp_path / "here")


# With copies


@pytest.mark.parametrize("copies", COPIES.values(), ids=COPIES)
@pytest.mark.parametrize("how", HARM.values(), ids=HARM)
def test_everything_acknowledged_is_there_again(
    how: Harm, copies: Callable[[Locations], None], here: Locations
) -> None:
    before = records_of(here)
    copies(here)
    whole = here.data.read_bytes()
    damaged = harm(here, how)
    assert damaged != whole
    store = opened(here)
    assert [page.text for page in store.load().journal if page.kind == "entry"] == [LAST]
    assert records_of(here) == before
    assert asides(here) == ([] if damaged is None else [damaged])
    assert_one_sentence(store.take_news())
    assert store.take_news() == []
    # From here on it is a file like any other.
    assert len(store.keep(urge()).snapshot.urges) == 2
    after = opened(here)
    assert len(after.load().urges) == 2
    assert after.take_news() == []


@pytest.mark.parametrize("copies", COPIES.values(), ids=COPIES)
def test_a_file_cut_anywhere_is_whole_again(
    copies: Callable[[Locations], None], here: Locations
) -> None:
    whole = here.data.read_bytes()
    copies(here)
    for place in places_to_cut(whole):
        forget_asides(here)
        here.data.write_bytes(whole[:place])
        opened(here).load()
        assert records_of(here) == records_in(whole), place
        assert asides(here) == [whole[:place]]


@pytest.fixture(scope="module")
def flipped(past: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Locations, bytes]:
    """One place for all that is flipped, and the file before."""
    here = copied(past, tmp_path_factory.mktemp("flips") / "here")
    return here, here.data.read_bytes()


@given(data=st.data())
def test_whatever_is_flipped_nothing_acknowledged_is_lost(
    data: st.DataObject, flipped: tuple[Locations, bytes]
) -> None:
    here, whole = flipped
    forget_asides(here)
    damaged = bytearray(whole)
    flips = st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255))
    for place, value in data.draw(st.lists(flips, min_size=1, max_size=6), "flips"):
        damaged[place] = value
    begin, length = data.draw(st.tuples(st.integers(0, len(whole)), st.integers(0, 600)), "zeros")
    damaged[begin : begin + length] = bytes(len(damaged[begin : begin + length]))
    here.data.write_bytes(damaged)
    store = opened(here)
    store.load()
    if here.data.read_bytes() == damaged:  # it reads as a file: nothing says it is not one
        return
    assert asides(here) == [bytes(damaged)]
    before, after = records_in(whole), records_of(here)
    assert {name: set(table) for name, table in after.items()} == {
        name: set(table) for name, table in before.items()
    }
    for name, table in before.items():
        for key, fields in table.items():
            # A stamp that was flipped to a later one cannot be told from a later change.
            assert after[name][key] == fields or after[name][key]["updated"] > fields["updated"]
    assert_one_sentence(store.take_news())


def test_a_stamp_flipped_into_the_far_future_does_not_win(here: Locations) -> None:
    before = records_of(here)
    stamp = before["contacts"][str(CONTACT_ID)]["updated"].encode()

    def how(whole: bytes) -> bytes:
        return whole[:-9].replace(b"one line", b"no words").replace(stamp, b"9" + stamp[1:])

    harm(here, how)
    opened(here).load()
    assert records_of(here) == before


def test_an_id_that_was_flipped_is_not_a_second_record(here: Locations) -> None:
    before = records_of(here)
    harm(here, lambda whole: whole[:-9].replace(b'"20261120":{"at"', b'"20261121":{"at"'))
    store = opened(here)
    store.load()
    assert records_of(here) == before
    assert "Everything that was kept is there." in store.take_news()[0]


def test_a_clock_set_back_does_not_make_the_records_ones_from_the_future(here: Locations) -> None:
    add_from_elsewhere(here)
    before = records_of(here)
    harm(here, lambda whole: whole[:-9])
    opened(here, FrozenClock("2019-01-01T12:00:00")).load()
    assert records_of(here) == before


def test_what_came_from_elsewhere_is_taken_from_the_damaged_file(here: Locations) -> None:
    """No backup and no log of this machine has it."""
    add_from_elsewhere(here)
    harm(here, lambda whole: whole[:-9])
    opened(here).load()
    assert records_of(here)["urges"]["77"]["note"] == "from afar"


def test_what_came_from_elsewhere_and_was_read_is_taken_from_memory(here: Locations) -> None:
    store = opened(here)
    store.load()
    add_from_elsewhere(here)
    store.load()
    harm(here, lambda whole: b"")
    assert "from afar" in [urge.note for urge in store.load().urges]


def add_from_elsewhere(here: Locations) -> None:
    tables = json.loads(here.data.read_bytes())
    known = tables["urges"][min(tables["urges"])]
    stamp = known["updated"][:-8] + "a" * 8
    tables["urges"]["77"] = {**known, "note": "from afar", "updated": stamp}
    here.data.write_text(json.dumps(tables))


def test_what_was_erased_stays_erased(here: Locations) -> None:
    opened(here).erase("contacts", str(CONTACT_ID))
    trace = records_of(here)["contacts"]
    harm(here, lambda whole: b"")
    assert opened(here).load().contacts == ()
    assert records_of(here)["contacts"] == trace


def test_the_copies_of_a_clock_that_was_wrong_hide_nothing(tmp_path: Path) -> None:
    """The newest backup by name was made before all the others."""
    here, clock = places_in(tmp_path), FrozenClock("2031-01-01T12:00:00")
    opened(here, clock).keep(entry("too early"))
    clock.set_back(timedelta(days=365).total_seconds())
    (page,) = opened(here, clock).keep(entry("later")).records
    opened(here, clock).back_up()
    here.changes.unlink()
    harm(here, lambda whole: b"")
    assert page in opened(here, clock).load().journal


def test_what_was_taken_back_long_ago_is_not_where_the_log_goes_on_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As above, with a log that was shortened but for a page that was taken back."""
    monkeypatch.setattr("nc_tui.store.changes._KEPT", 3)
    here, clock = places_in(tmp_path), FrozenClock("2031-01-01T12:00:00")
    opened(here, clock).keep(entry("taken back"))
    opened(here, clock).undo()
    opened(here, clock).back_up()
    clock.set_back(timedelta(days=365).total_seconds())
    store = opened(here, clock)
    for number in range(9):
        store.keep(entry(f"later {number}"))
    store.back_up()
    log = ChangeLog(here.changes)
    log.compact("9")
    assert len(log.read()) == 4
    harm(here, lambda whole: b"")
    after = opened(here, clock)
    assert len(after.load().journal) == 9
    assert len(after.redo().snapshot.journal) == 10


def test_copies_that_are_all_unreadable_are_named_and_nothing_is_begun_anew(
    here: Locations,
) -> None:
    rot(here)
    here.changes.unlink()
    for how in (HARM["empty"], HARM["gone"]):
        damaged = harm(here, how)
        for attempt in (opened(here).load, lambda: opened(here).keep(urge())):
            with pytest.raises(DamagedError, match="so are its copies"):
                attempt()
        assert here.data.exists() == (damaged is not None)
    assert asides(here) == []


# By whom, and when


@pytest.mark.parametrize("kind", ["half", "gone", "no tables", "a null"])
def test_who_only_looks_leaves_it_to_the_next_change(kind: str, here: Locations) -> None:
    before = records_of(here)
    store = opened(here)
    store.load()
    damaged = harm(here, HARM[kind])
    for _ in range(2):
        with pytest.raises(DamagedError) as refusal:
            store.reload()
        assert_one_sentence([str(refusal.value)])
    assert asides(here) == []
    assert here.data.exists() == (damaged is not None)
    snapshot = store.keep(entry("next")).snapshot
    assert {page.text for page in snapshot.journal if page.kind == "entry"} == {LAST, "next"}
    assert_one_sentence(store.take_news())
    del (after := records_of(here))["journal"][max(after["journal"])]
    assert after == before


def test_two_that_look_at_once_put_it_right_once(here: Locations) -> None:
    before = records_of(here)
    harm(here, HARM["half"])
    stores = [opened(here), opened(here)]
    together = Barrier(2)

    def look(store: Store) -> None:
        together.wait()
        store.load()

    looking = [Thread(target=look, args=(store,)) for store in stores]
    for thread in looking:
        thread.start()
    for thread in looking:
        thread.join()
    assert_one_sentence([news for store in stores for news in store.take_news()])
    assert len(asides(here)) == 1
    assert records_of(here) == before


def test_a_program_in_the_middle_of_writing_is_waited_for(
    here: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = here.data.read_bytes()
    parts = [whole[begin : begin + 400] for begin in range(0, len(whole), 400)]
    here.data.write_bytes(parts.pop(0))

    def sleep(seconds: float) -> None:
        with here.data.open("ab") as file:
            file.write(parts.pop(0) if parts else b"")

    monkeypatch.setattr(time, "sleep", sleep)
    store = opened(here)
    assert [page.text for page in store.load().journal if page.kind == "entry"] == [LAST]
    assert here.data.read_bytes() == whole
    assert store.take_news() == []
    assert asides(here) == []


@pytest.mark.parametrize("looks", [True, False], ids=["seen at once", "seen by the next change"])
def test_an_older_copy_saved_over_the_file_takes_nothing_out_of_it(
    looks: bool, here: Locations
) -> None:
    store = opened(here)
    store.load()
    older = here.data.read_bytes()
    store.keep(entry("since then"))
    here.data.write_bytes(older)
    if looks:
        store.reload()
    snapshot = store.keep(urge()).snapshot
    assert "since then" in [page.text for page in snapshot.journal]


# What stands in the way


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
        opened(find_locations()).keep(urge())
    assert blocked.read_text() == "x"
