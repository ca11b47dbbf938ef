"""Copies on this machine: when one is made, which are kept, and going back to one."""

import errno
import gzip
import json
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.errors import NothingToUndoError, StoreError
from nc_tui.core.records import SettingRecord
from nc_tui.store.backups import Backup, Backups, kept_ones
from nc_tui.store.database import Store
from tests.clocks import FrozenClock
from tests.store.samples import DAY_ID, EXAMPLES, entry, urge
from tests.store.scenes import Records, opened, records_of, rot

NOW = datetime(2026, 11, 20, 23, 40, 12, tzinfo=UTC)


pytestmark = pytest.mark.usefixtures("no_waiting")


# Which are kept


def copy_of(made: datetime, why: str = "") -> Backup:
    return Backup(f"{made:%Y-%m-%d-%H%M%S}-{why}", made, why, Path())


def newest_first(ages: list[timedelta]) -> list[Backup]:
    return [copy_of(NOW - age) for age in sorted(ages)]


ages = st.one_of(
    st.timedeltas(timedelta(0), timedelta(hours=3)),
    st.timedeltas(timedelta(0), timedelta(days=3)),
    st.timedeltas(timedelta(0), timedelta(days=90)),
    st.timedeltas(timedelta(0), timedelta(days=800)),
)


def assert_kept_as_promised(made: list[Backup], kept: list[Backup], now: datetime) -> None:
    """The sentence of the design, span by span: of ``made`` newest first, who has to be there."""
    if not made:
        return
    assert kept[0] == made[0]
    apart: list[Backup] = []
    for each in made:
        if not apart or apart[-1].made - each.made >= timedelta(minutes=10):
            apart.append(each)
    assert set(apart[:5]) <= set(kept)
    spans = (
        (timedelta(days=1), lambda at: (at.date(), at.hour)),
        (timedelta(days=31), lambda at: at.date()),
        (timedelta(days=366), lambda at: (at.year, at.month)),
    )
    needed = set(apart[:5])
    for span, slot in spans:
        newest = {slot(each.made): each for each in reversed(made) if now - each.made <= span}
        assert set(newest.values()) <= set(kept)
        needed |= set(newest.values())
    assert {each for each in kept if not each.why} <= needed


@given(st.lists(ages, max_size=60, unique=True))
def test_what_is_kept_is_what_was_promised_and_no_more(ages: list[timedelta]) -> None:
    made = newest_first(ages)
    kept = kept_ones(made, NOW)
    assert_kept_as_promised(made, kept, NOW)
    assert kept_ones(kept, NOW) == kept
    assert kept == [each for each in made if each in kept]


@given(st.lists(ages, min_size=1, max_size=40, unique=True), st.integers(0, 39))
def test_who_asked_for_a_copy_finds_it_for_a_month(ages: list[timedelta], number: int) -> None:
    made = newest_first(ages)
    asked = made[number % len(made)]._replace(why="asked")
    made[number % len(made)] = asked
    if NOW - asked.made <= timedelta(days=31):
        assert asked in kept_ones(made, NOW)


def test_a_year_of_changes_is_a_few_dozen_copies_that_reach_back_all_of_it() -> None:
    """One change every few minutes, day and night; each copy is due ten minutes after the last."""
    made: list[Backup] = []
    now = NOW
    gaps = [timedelta(minutes=minutes) for minutes in (3, 7, 4, 31, 2, 95, 6, 45, 240, 160)]
    for step in range(9000):
        now += gaps[step % len(gaps)]
        if not made or now - made[0].made >= timedelta(minutes=10):
            made = kept_ones([copy_of(now), *made], now)
    assert now - NOW > timedelta(days=366)
    assert len(made) < 5 + 24 + 31 + 13
    ages = [now - each.made for each in made]
    reached = [age for age in ages if age <= timedelta(days=1)]
    assert max(b - a for a, b in pairwise(reached)) < timedelta(hours=6)
    assert len({each.made.date() for each in made if now - each.made < timedelta(days=31)}) >= 31
    months = {(each.made.year, each.made.month) for each in made}
    assert len(months) >= 12
    assert max(ages) > timedelta(days=330)


def test_copies_from_the_future_wait_until_their_time_has_come() -> None:
    made = [copy_of(NOW + timedelta(minutes=20 * number)) for number in range(9, -1, -1)]
    assert kept_ones(made, NOW) == made
    assert kept_ones(made, NOW - timedelta(days=400)) == made
    later = NOW + timedelta(days=60)
    assert len(kept_ones(made, later)) == 5


# When one is made


def names(store: Store) -> list[str]:
    return [backup.name for backup in store.backups.all()]


def test_a_copy_is_made_with_the_first_change_and_then_every_ten_minutes(
    store: Store, clock: FrozenClock
) -> None:
    for _ in range(8):
        store.keep(urge())
        clock.advance(minutes=4)
    assert names(store) == ["2026-11-21-050412", "2026-11-21-045212", "2026-11-21-044012"]
    newest = store.backups.all()[0]
    assert len(store.backups.read(newest)["urges"]) == 7


def test_zcat_reads_a_copy_and_nobody_else_may(store: Store) -> None:
    store.keep(urge())
    (backup,) = store.backups.all()
    assert gzip.decompress(backup.path.read_bytes()) == store.locations.data.read_bytes()
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert backup.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_clock_set_back_neither_stops_the_copies_nor_makes_one_of_every_change(
    store: Store, clock: FrozenClock
) -> None:
    store.keep(urge())
    before = set(names(store))
    clock.set_back(timedelta(days=1).total_seconds())
    for _ in range(6):
        store.keep(urge())
        clock.advance(minutes=4)
    made = set(names(store)) - before
    assert len(made) == 2
    assert before < set(names(store))


def test_copies_of_one_second_are_told_apart_and_stand_in_their_order(store: Store) -> None:
    store.keep(urge())
    asked = [store.back_up().name for _ in range(3)]
    store.backups.find(asked[1]).path.unlink()
    asked.append(store.back_up().name)
    assert asked == [
        "2026-11-21-044012-2-asked", "2026-11-21-044012-3-asked",
        "2026-11-21-044012-4-asked", "2026-11-21-044012-5-asked",
    ]  # fmt: skip
    assert names(store) == [asked[3], asked[2], asked[0], "2026-11-21-044012"]


def test_other_files_in_the_folder_are_nobodys_copies(store: Store) -> None:
    store.keep(urge())
    for name in ("notes.txt", "2026-13-41-000000.json.gz", "2026-11-21-044012.json", ".x.tmp"):
        (store.locations.backups / name).write_text("x")
    assert names(store) == ["2026-11-21-044012"]
    with pytest.raises(StoreError, match="no backup has that name"):
        store.backups.find("notes.txt")


def test_there_is_nothing_to_back_up_before_the_first_change(store: Store) -> None:
    with pytest.raises(StoreError, match="nothing is kept yet"):
        store.back_up()
    assert not store.locations.backups.exists()


def test_old_copies_go_and_those_that_were_asked_for_stay_a_month(
    store: Store, clock: FrozenClock
) -> None:
    store.keep(urge())
    asked = store.back_up().name
    for _ in range(30):
        clock.advance(minutes=10)
        store.keep(urge())
    assert asked in names(store)
    assert len(names(store)) == 1 + 5 + 5  # the asked, the last five, the hours before them
    clock.advance(days=40)
    store.keep(urge())
    assert asked not in names(store)


# When one cannot be made


def test_a_copy_that_cannot_be_made_refuses_nothing_and_is_told_once(
    store: Store, clock: FrozenClock
) -> None:
    store.keep(urge())
    shutil.rmtree(store.locations.backups)
    store.locations.backups.write_text("a file where the folder should be")
    for number in range(3):
        clock.advance(minutes=11)
        assert len(store.keep(urge()).snapshot.urges) == number + 2
    (said,) = store.take_news()
    assert said.startswith("No backup could be made: ")
    assert said.endswith("What you changed is kept.")
    assert "\n" not in said
    store.locations.backups.unlink()
    store.keep(urge())
    assert len(names(store)) == 1
    assert store.take_news() == []


def test_a_copy_that_does_not_fit_leaves_nothing_lying_about(
    store: Store, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(urge())
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        if bytes(data[:2]) == b"\x1f\x8b":
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    clock.advance(minutes=11)
    assert len(store.keep(urge()).snapshot.urges) == 2
    assert "disk is full" in store.take_news()[0]
    assert len(list(store.locations.backups.iterdir())) == 1
    with pytest.raises(StoreError, match="disk is full"):
        store.back_up()


# Going back


@pytest.fixture
def past(store: Store, clock: FrozenClock) -> Iterator[Backup]:
    """A copy of all kinds of records, and changes of every kind since."""
    for record, _ in EXAMPLES:
        store.keep(record)
    letter = next(page for page in store.load().journal if page.kind == "letter")
    backup = store.back_up()
    clock.advance(minutes=1)
    store.remove(letter)
    store.keep(SettingRecord(id=2, name="day_starts", value="04:00"))
    store.keep(entry("since then"))
    yield backup


def without_stamps(store: Store) -> Records:
    return {
        name: {
            key: {name: value for name, value in fields.items() if name != "updated"}
            for key, fields in table.items()
        }
        for name, table in records_of(store.locations).items()
    }


def test_restoring_sets_every_record_back_and_undo_takes_that_back(
    store: Store, past: Backup
) -> None:
    before, stamps = without_stamps(store), stamps_of(store)
    kept = store.restore(past)
    assert [page.text for page in kept.snapshot.journal] == ["I saw …"]
    assert kept.snapshot.settings.day_starts.hour == 3
    assert len(kept.records) == 3
    then = store.backups.read(past)
    for name, table in without_stamps(store).items():
        for key, fields in table.items():
            if key in then.get(name, {}):
                assert fields == {k: v for k, v in then[name][key].items() if k != "updated"}
            else:
                assert fields.pop("deleted")
                assert fields == before[name][key]
    changed = {place for place, stamp in stamps_of(store).items() if stamps[place] != stamp}
    assert len(changed) == 3
    assert all(stamps_of(store)[place] > max(stamps.values()) for place in changed)
    assert opened(store.locations).load().journal == kept.snapshot.journal

    undone = store.undo()
    assert "3 records" in undone.said or "Taken back" in undone.said
    assert without_stamps(store) == before
    assert [page.text for page in undone.snapshot.journal] == ["since then"]
    assert [page.text for page in store.redo().snapshot.journal] == ["I saw …"]


def stamps_of(store: Store) -> dict[tuple[str, str], str]:
    return {
        (name, key): fields["updated"]
        for name, table in records_of(store.locations).items()
        for key, fields in table.items()
    }


def test_what_is_there_now_is_copied_first(store: Store, past: Backup) -> None:
    now = store.locations.data.read_bytes()
    store.restore(past)
    (before,) = [backup for backup in store.backups.all() if backup.why == "before-restore"]
    assert gzip.decompress(before.path.read_bytes()) == now
    store.restore(before)
    assert [page.text for page in store.load().journal] == ["since then"]


def test_restoring_what_is_there_anyway_changes_nothing(store: Store, clock: FrozenClock) -> None:
    store.keep(urge())
    backup = store.back_up()
    before = store.locations.data.read_bytes()
    assert store.restore(backup).records == ()
    assert store.locations.data.read_bytes() == before
    assert store.undo().snapshot.urges == ()


def test_what_was_erased_since_stays_erased(store: Store, past: Backup) -> None:
    store.erase("checkins", str(DAY_ID))
    assert store.restore(past).snapshot.checkins == ()


def test_what_another_machine_erased_stays_erased(store: Store, past: Backup) -> None:
    """Its copies on this one still have the words."""
    tables = json.loads(store.locations.data.read_bytes())
    fields = tables["checkins"][str(DAY_ID)]
    trace = {"deleted": fields["at"], "updated": fields["updated"][:-8] + "ffffffff"}
    tables["checkins"][str(DAY_ID)] = trace
    store.locations.data.write_text(json.dumps(tables))
    assert store.restore(past).snapshot.checkins == ()
    assert records_of(store.locations)["checkins"][str(DAY_ID)] == trace


def test_what_was_kept_anew_after_it_was_erased_is_only_removed(
    store: Store, clock: FrozenClock
) -> None:
    checkin = EXAMPLES[3][0]
    store.keep(checkin)
    store.erase("checkins", str(DAY_ID))
    backup = store.back_up()
    store.keep(checkin)
    assert store.restore(backup).snapshot.checkins == ()
    assert len(store.undo().snapshot.checkins) == 1


def test_a_copy_that_rotted_is_refused_and_the_others_are_good(
    store: Store, past: Backup, clock: FrozenClock
) -> None:
    rot(store.locations)
    good = store.back_up()
    before = store.locations.data.read_bytes()
    with pytest.raises(StoreError, match=r"is damaged\. Nothing was changed"):
        store.restore(past)
    assert store.locations.data.read_bytes() == before
    assert [backup for backup, _ in store.backups.good_ones()] == [good]


def test_a_copy_brings_back_tables_and_fields_this_version_does_not_know(store: Store) -> None:
    (page,) = store.keep(entry("a page")).records
    tables = json.loads(store.locations.data.read_bytes())
    tables["journal"][str(page.id)]["weather"] = {"sky": "grey"}
    tables["dreams"] = {"7": {"text": "of the sea", "updated": tables["meta"]["1"]["updated"]}}
    store.locations.data.write_text(json.dumps(tables))
    backup = store.back_up()
    del tables["dreams"], tables["journal"][str(page.id)]["weather"]
    store.locations.data.write_text(json.dumps(tables))
    store.restore(backup)
    after = records_of(store.locations)
    assert after["dreams"]["7"]["text"] == "of the sea"
    assert after["journal"][str(page.id)]["weather"] == {"sky": "grey"}


def test_a_copy_of_another_folder_is_none_of_ours(store: Store, tmp_path: Path) -> None:
    store.keep(urge())
    with pytest.raises(StoreError, match="cannot be read"):
        store.restore(Backup("gone", NOW, "", tmp_path / "gone.json.gz"))
    assert Backups(tmp_path / "nowhere").all() == []
    with pytest.raises(NothingToUndoError):
        store.redo()
