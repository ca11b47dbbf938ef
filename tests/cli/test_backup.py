"""``backup``: list, now, restore."""

import gzip
import shutil
from pathlib import Path

import pytest

from nc_tui.locations import Locations
from tests.cli.conftest import EVENING, Nc, Tables

KEYS = ["name", "made", "why", "bytes", "records", "readable"]


def pages(nc: Nc) -> set[str]:
    return {page["text"] for page in nc("journal", "list", "--json").value}


def names(nc: Nc) -> list[str]:
    return [backup["name"] for backup in nc("backup", "list", "--json").value]


def rot(locations: Locations, name: str) -> None:
    path = locations.backups / f"{name}.json.gz"
    path.write_bytes(path.read_bytes()[:-9])


def test_without_any_it_says_so_and_makes_nothing(nc: Nc, home: Path) -> None:
    assert nc("backup", "list", "--json").value == []
    assert nc("backup", "list").line.startswith("No backups yet.")
    nc("backup", "restore", "x").refused(1)
    assert list(home.iterdir()) == []
    assert "nothing is kept yet" in nc("backup", "now").refused(1)


def test_the_backups_newest_first(nc: Nc) -> None:
    nc("journal", "add", "one")  # the first change makes one
    nc("journal", "remove", nc("journal", "add", "two", "--json").value["id"])
    made = nc("backup", "now", "--json").value
    assert list(made) == KEYS
    assert (made["why"], made["made"], made["records"]) == ("asked", EVENING, 1)
    said = nc("backup", "now").line
    values = nc("backup", "list", "--json").value
    assert said == f"Backed up as {values[0]['name']}."
    assert values[1] == made
    assert [value["why"] for value in values] == ["asked", "asked", ""]
    lines = nc("backup", "list").out.splitlines()
    for line, value in zip(lines, values, strict=True):
        assert line.startswith(f"{value['name']} ")
        assert f"20 Nov 2026, 23:40       1 record  {value['bytes']} bytes" in line
    assert lines[0].endswith("asked for")


def test_when_is_said_in_the_persons_zone(nc: Nc) -> None:
    nc("start", "--since", "yesterday", "--zone", "Asia/Tokyo")
    assert nc("backup", "now", "--json").value["made"] == "2026-11-21T13:40:12+09:00"
    assert all("21 Nov 2026, 13:40" in line for line in nc("backup", "list").out.splitlines())


def test_restoring_keeps_the_present_and_can_be_undone(nc: Nc, tables: Tables) -> None:
    nc("journal", "add", "one")
    nc("backup", "now")
    nc("journal", "add", "two")
    nc("urge", "7")
    before = tables()
    ran = nc("backup", "restore", "asked")  # an ending that only one has
    assert ran.line == (
        "Everything is as it was on Friday 20 November, 23:40. nc-tui undo takes this back."
    )
    assert (pages(nc), nc("status", "--json").value["last_urge_at"]) == ({"one"}, None)
    (kept,) = [b for b in nc("backup", "list", "--json").value if b["why"] == "before-restore"]
    assert kept["records"] == 3
    nc("undo")
    assert tables() == before
    value = nc("backup", "restore", "asked", "--json").value
    assert (list(value), value["changed"]) == ([*KEYS, "changed"], 2)


def test_restoring_what_is_there_already_changes_nothing(nc: Nc) -> None:
    nc("journal", "add", "one")
    nc("backup", "now")
    assert nc("backup", "restore", "asked").line.endswith("already.")
    nc("undo")  # takes back the page, not a restore that was none
    assert pages(nc) == set()


def test_a_name_that_fits_none_or_several(nc: Nc, locations: Locations) -> None:
    nc("urge", "7")
    nc("backup", "now")
    nc("backup", "now")
    before = locations.data.read_bytes()
    for name in ("", "nonsense", "\x1b[31m", "asked"):
        said = nc("backup", "restore", name).refused(1)
        assert said.startswith("nc-tui: several" if name == "asked" else "nc-tui: no backup")
    assert locations.data.read_bytes() == before
    # An exact name wins, though another ends with it too.
    folder = locations.backups
    (name, *_) = names(nc)
    shutil.copy(folder / f"{name}.json.gz", folder / "2026-11-21-044012.json.gz")
    assert nc("backup", "restore", "2026-11-21-044012").code == 0


def test_one_that_rotted_is_listed_as_such_and_not_restored(nc: Nc, locations: Locations) -> None:
    nc("journal", "add", "one")
    nc("backup", "now")
    nc("journal", "add", "two")
    newest, _ = names(nc)
    rot(locations, newest)
    value = nc("backup", "list", "--json").value[0]
    assert (value["name"], value["records"], value["readable"]) == (newest, None, False)
    assert "damaged" in nc("backup", "list").out.splitlines()[0]
    assert "damaged" in nc("backup", "restore", newest).refused(1)
    assert pages(nc) == {"one", "two"}


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_damaged_file_is_listed_past_and_restored_over(
    nc: Nc, locations: Locations, is_gone: bool
) -> None:
    nc("start", "--since", "yesterday", "--zone", "Asia/Tokyo")
    nc("journal", "add", "one")
    (name,) = names(nc)
    locations.data.write_bytes(b"{")
    if is_gone:
        locations.data.unlink()
    ran = nc("backup", "list")
    assert (ran.code, ran.err) == (0, "")
    assert locations.data.exists() is not is_gone  # nothing was put right for a list
    ran = nc("backup", "restore", name, "--json")
    assert ran.value["made"] == "2026-11-21T13:40:12+09:00"
    assert ran.err.startswith(f"nc-tui: nc.json was {'gone' if is_gone else 'damaged'}. ")
    assert ran.err.count("\n") == 1
    assert pages(nc) == set()
    ran = nc("undo")
    assert (ran.code, ran.err) == (0, "")
    assert pages(nc) == {"one"}  # it had been put right before


def test_a_file_of_a_newer_version_is_not_restored_over(nc: Nc, locations: Locations) -> None:
    nc("urge", "7")
    nc("backup", "now")
    locations.data.write_text(locations.data.read_text().replace('"schema":1', '"schema":99'))
    before = locations.data.read_bytes()
    assert "newer" in nc("backup", "restore", "asked").refused(1)
    assert locations.data.read_bytes() == before


def test_a_backup_is_the_file_itself(nc: Nc, locations: Locations) -> None:
    nc("urge", "7")
    name = nc("backup", "now", "--json").value["name"]
    packed = (locations.backups / f"{name}.json.gz").read_bytes()
    assert gzip.decompress(packed) == locations.data.read_bytes()
