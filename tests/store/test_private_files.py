"""Where the file lies, who can read it, and what lies beside it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from nc_tui.locations import Locations, find_locations
from nc_tui.store.database import Store
from nc_tui.store.machine import machine_name
from tests.clocks import FrozenClock
from tests.store.samples import urge


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def another(locations: Locations) -> Store:
    return Store(locations, FrozenClock(), lambda bits: 0)


def test_every_new_file_and_folder_is_the_persons_alone(store: Store, home: Path) -> None:
    store.keep(urge())
    files = [path for path in home.rglob("*") if path.is_file()]
    folders = [path for path in home.rglob("*") if path.is_dir()]
    assert {store.locations.data, store.locations.machine, store.locations.lock} <= set(files)
    assert {path.name: oct(mode(path)) for path in files if mode(path) != 0o600} == {}
    assert {path.name: oct(mode(path)) for path in folders if mode(path) != 0o700} == {}


def test_a_file_that_others_could_read_is_theirs_no_more_after_a_change(store: Store) -> None:
    store.keep(urge())
    store.locations.data.chmod(0o644)
    store.keep(urge())
    assert mode(store.locations.data) == 0o600


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    folder = tmp_path / "synced"
    folder.mkdir()
    folder.chmod(0o755)
    another(find_locations(folder / "nc.json")).keep(urge())
    assert mode(folder) == 0o755


def test_reading_makes_no_file_and_no_folder(store: Store, home: Path) -> None:
    assert store.load().is_empty
    assert not store.has_changed()
    assert list(home.iterdir()) == []


def test_the_owner_of_a_file_stays_its_owner_when_root_writes_it(store: Store) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    store.keep(urge())
    os.chown(store.locations.data, 4321, 1234)
    store.keep(urge())
    found = store.locations.data.stat()
    assert (found.st_uid, found.st_gid, mode(store.locations.data)) == (4321, 1234, 0o600)


@pytest.mark.parametrize("exists", [True, False])
def test_a_linked_data_file_is_followed_and_stays_a_link(tmp_path: Path, exists: bool) -> None:
    target, link = tmp_path / "synced" / "nc.json", tmp_path / "link.json"
    target.parent.mkdir()
    if exists:
        another(find_locations(target)).keep(urge(3))
    link.symlink_to(target)
    through = find_locations(link)
    another(through).keep(urge(4))
    another(through).keep(urge(5))
    assert link.is_symlink()
    assert not target.is_symlink()
    kept = {urge.samples[0][1] for urge in another(find_locations(target)).load().urges}
    assert kept == ({3, 4, 5} if exists else {4, 5})


def test_a_file_and_its_link_share_one_lock_and_one_state(tmp_path: Path) -> None:
    target, link, folder = tmp_path / "a" / "nc.json", tmp_path / "nc.json", tmp_path / "b"
    target.parent.mkdir()
    link.symlink_to(target)
    folder.symlink_to(target.parent)
    assert find_locations(target) == find_locations(link) == find_locations(folder / "nc.json")
    assert find_locations(target).state != find_locations(tmp_path / "other.json").state


def test_the_environment_names_the_file_and_the_argument_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    assert find_locations().data == home / "data" / "nc-tui" / "nc.json"
    monkeypatch.setenv("NC_TUI_DATA", str(tmp_path / "named.json"))
    assert find_locations().data == tmp_path / "named.json"
    assert find_locations("~/mine.json").data == home / "mine.json"


# What a killed writer leaves


def test_an_old_temporary_file_is_cleared_away_and_a_young_one_is_not(store: Store) -> None:
    store.keep(urge())
    folder = store.locations.data.parent
    old, young = folder / ".nc.json.0123456789ab.tmp", folder / ".nc.json.ba9876543210.tmp"
    others = folder / ".other.json.0123456789ab.tmp"
    for path in (old, young, others):
        path.write_text("half a fi")
    for path in (old, others):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    store.keep(urge())
    assert not old.exists()
    assert young.exists()
    assert others.exists()


# The machine's name


def test_a_machine_is_named_once_whatever_file_it_writes(store: Store, tmp_path: Path) -> None:
    (here,) = store.keep(urge()).records
    (there,) = another(find_locations(tmp_path / "other.json")).keep(urge()).records
    name = store.locations.machine.read_text().strip()
    assert (here.updated or "").endswith(f"-{name}")
    assert (there.updated or "").endswith(f"-{name}")
    assert machine_name(store.locations.machine) == name


@pytest.mark.parametrize("damage", [b"", b"0123456", b"XYZ12345\n", b"\xff\xfe12345678"])
def test_a_damaged_name_is_made_anew(damage: bytes, tmp_path: Path) -> None:
    path = tmp_path / "machine"
    path.write_bytes(damage)
    name = machine_name(path)
    assert len(name) == 8
    assert int(name, 16) >= 0
    assert machine_name(path) == name


def test_two_machines_have_two_names(tmp_path: Path) -> None:
    assert len({machine_name(tmp_path / str(n)) for n in range(20)}) == 20
