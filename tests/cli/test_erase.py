"""``erase``: out of everything, after a word typed in full."""

import gzip
import sys
from pathlib import Path

import pytest

from nc_tui.core.records import Contact, ContactKind, Entry
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from nc_tui.store.drafts import Draft, Drafts
from tests.cli.conftest import Nc, Tables
from tests.clocks import FrozenClock

AT = FrozenClock().now()
SECRET = "what-nobody-may-read"
COUNTS = ["records", "backups", "changes", "drafts", "copies"]


def holding(home: Path, words: str) -> list[Path]:
    """Every file that has these words, also where it is packed."""
    found = []
    for path in home.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            if path.suffix == ".gz":
                data = gzip.decompress(data)
            if words.encode() in data:
                found.append(path)
    return found


def test_one_record_leaves_every_place(
    nc: Nc, home: Path, locations: Locations, tables: Tables
) -> None:
    page = nc("journal", "add", SECRET, "--json").value
    kept = nc("journal", "add", "kept", "--json").value
    nc("backup", "now")
    Drafts(locations.drafts).keep(Draft(int(page["id"]), AT, "UTC", SECRET))
    copy = locations.data.with_name("nc.sync-conflict-20261120-120000-ABCDEFG.json")
    copy.write_bytes(locations.data.read_bytes())
    assert len(holding(home, SECRET)) == 6  # file, two backups, log, draft, copy
    ran = nc("erase", page["id"][-7:], "--json", stdin="erase\n")
    assert ran.value == {"records": 1, "backups": 2, "changes": 1, "drafts": 1, "copies": 1}
    assert list(ran.value) == COUNTS
    assert holding(home, SECRET) == []
    assert set(tables()["journal"][int(page["id"])]) == {"deleted"}
    assert nc("journal", "list", "--json").value == [kept]
    # Going on with what was left of it is no fault.
    again = nc("erase", page["id"], "--json", stdin="erase\n")
    assert again.value["backups"] == 0
    assert "nothing to show" in again.err


def test_everything_leaves_no_words_at_all(nc: Nc, home: Path, locations: Locations) -> None:
    nc("start", "--since", "yesterday", "--reason", SECRET)
    nc("journal", "add", SECRET)
    nc("backup", "now")
    (locations.data.with_name("nc 2.json")).write_text(SECRET)
    ran = nc("erase", "--everything", stdin="erase\n")
    assert ran.line == (
        "Everything is erased: 3 records, 2 backups, 2 logged changes and 1 further file."
    )
    left = sorted(path.name for path in home.rglob("*") if path.is_file())
    assert left == ["lock", "machine"]
    assert nc("status", "--json").value["days"] is None
    nc("undo").refused(1)
    assert nc("erase", "--everything", "--json", stdin="erase").value == dict.fromkeys(COUNTS, 0)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]"])
def test_everything_of_a_damaged_file_is_erased_unrepaired(
    nc: Nc, locations: Locations, damage: bytes
) -> None:
    nc("journal", "add", SECRET)
    locations.data.write_bytes(damage)
    ran = nc("erase", "--everything", "--json", stdin="erase\n")
    assert (ran.value["records"], ran.value["backups"]) == (0, 1)
    assert list(locations.data.parent.iterdir()) == []


@pytest.mark.parametrize(
    "typed", ["", "\n", "no\n", "eras\n", "erase it\n", "yes", "\xff", "y" * 9000]
)
@pytest.mark.parametrize("what", ["ID", "--everything"])
def test_any_other_word_erases_nothing(
    nc: Nc, home: Path, locations: Locations, what: str, typed: str
) -> None:
    page = nc("journal", "add", SECRET, "--json").value
    before = locations.data.read_bytes()
    ran = nc("erase", page["id"] if what == "ID" else what, stdin=typed.encode("latin-1"))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[-1].endswith("Nothing was erased.")
    assert locations.data.read_bytes() == before
    assert len(holding(home, SECRET)) == 3


def test_with_no_standard_input_nothing_is_erased(
    nc: Nc, locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nc_tui.cli.main import run

    nc("urge", "7")
    before = locations.data.read_bytes()
    monkeypatch.setattr(sys, "stdin", None)
    assert run(["erase", "--everything"]) == 1
    assert locations.data.read_bytes() == before


@pytest.mark.parametrize("argv", [(), ("1", "--everything"), ("--json",)])
def test_either_an_id_or_everything(nc: Nc, argv: tuple[str, ...]) -> None:
    nc("urge", "7")
    assert "Nothing was erased" in nc("erase", *argv, stdin="erase\n").refused(2)


def test_what_is_said_before(nc: Nc, locations: Locations) -> None:
    page = nc("journal", "add", SECRET, "--json").value
    for terminal in (False, True):
        what, reach, evidence, ask, refusal = nc(
            "erase", page["id"], stdin="no\n", terminal=terminal
        ).err.splitlines()
        assert what == "This erases a journal page of Friday 20 November, 23:40."
        assert "cannot be undone" in reach
        assert all(place in reach for place in ("backups", "drafts", "log", "caches"))
        assert "evidence" in evidence
        assert str(locations.data) in evidence
        assert "erase" in ask
        assert "Nothing was erased" in refusal


def test_kind_and_moment_are_named_and_never_the_words(nc: Nc, store: Store) -> None:
    at, zone = AT, "America/New_York"
    (letter,) = store.keep(
        Entry(kind="letter", at=at, zone=zone, text=SECRET, strength=8, opens=at)
    ).records
    nc("start", "--since", "2026-11-10 21:00", "--reason", SECRET, "--zone", zone)
    nc("urge", "7", "-t", SECRET, "--note", SECRET)
    nc("checkin", "--note", SECRET)
    ids = {
        "contacts/1": "a line of the ledger of Tuesday 10 November, 21:00",
        "settings/1": "the setting zone",
        "checkins/20261120": "the check-in of Friday 20 November",
        f"journal/{letter.id}": "a letter of Friday 20 November, 23:40",
        "urges/": "an urge of Friday 20 November, 23:40",
        "plan/": "a line of your plan of Friday 20 November, 23:40",
    }
    urge, plan = (next(iter(nc_ids)) for nc_ids in (store.load().urges, store.load().plan))
    ids[f"urges/{urge.id}"] = ids.pop("urges/")
    ids[f"plan/{plan.id}"] = ids.pop("plan/")
    for record_id, said in ids.items():
        err = nc("erase", record_id).err
        assert err.startswith(f"This erases {said}.\n")
        assert SECRET not in err


def test_a_removed_record_though_another_id_ends_alike(nc: Nc, store: Store) -> None:
    ids = (7123456, 123456)
    store.keep(
        *(
            Contact(id=one, at=AT, zone="UTC", kind=ContactKind(kind), ends_run=False, note=SECRET)
            for one, kind in zip(ids, ("looked", "drafted"), strict=True)
        )
    )
    nc("contact", "remove", "123456")
    ran = nc("erase", "123456", stdin="erase\n")
    assert ran.err.splitlines()[0].endswith("23:40, removed before.")
    assert [record["id"] for record in nc("contact", "list", "--json").value] == ["7123456"]


def test_an_id_of_two_tables_has_to_be_told_apart(nc: Nc, tables: Tables) -> None:
    nc("start", "--since", "yesterday", "--zone", "Asia/Tokyo")
    assert "settings/1 or contacts/1" in nc("erase", "1", stdin="erase\n").refused(1)
    assert nc("erase", "contacts/1", stdin="erase\n").code == 0
    assert set(tables()["contacts"][1]) == {"deleted"}
    assert tables()["settings"][1]["value"] == "Asia/Tokyo"
    for wrong in ("", "nonsense", "plan/1", "\x1b[31m", "meta/1"):
        nc("erase", wrong, stdin="erase\n").refused(1)


def test_a_file_of_a_newer_version_is_erased_only_whole(nc: Nc, locations: Locations) -> None:
    nc("urge", "7")
    locations.data.write_text(locations.data.read_text().replace('"schema":1', '"schema":99'))
    before = locations.data.read_bytes()
    (key,) = [
        record.split('"')[1] for record in before.decode().split("\n") if '"samples"' in record
    ]
    ran = nc("erase", key, stdin="erase\n")
    assert (ran.code, "newer" in ran.err) == (1, True)
    assert locations.data.read_bytes() == before
    assert nc("erase", "--everything", stdin="erase\n").code == 0
    assert not locations.data.exists()


@pytest.mark.parametrize("what", ["ID", "--everything"])
def test_a_page_that_is_being_written_in_an_open_app_is_told_of(
    nc: Nc, locations: Locations, what: str
) -> None:
    page, other = (nc("journal", "add", text, "--json").value["id"] for text in "ab")
    app = Drafts(locations.drafts)
    app.keep(Draft(int(page), AT, "UTC", SECRET))
    if what == "ID":
        assert "nc-tui is open" not in nc("erase", other, stdin="no\n").err
    argument = page if what == "ID" else what
    ran = nc("erase", argument, "--json", stdin="erase\n")
    assert ran.value["drafts"] == 1
    asked, said = ran.err.split('Type the word "erase"')
    assert "nc-tui is open" in asked
    assert "Close it first" in asked
    assert said.endswith("Close it, and erase again.\n")
    app.let_go()  # it has ended
    nc("journal", "add", "c")
    app.keep(Draft(7, AT, "UTC", SECRET))
    app.let_go()
    ran = nc("erase", "--everything", stdin="erase\n")
    assert ran.err.count("nc-tui is open") == 0


def test_help_is_honest_about_what_it_does_not_reach(nc: Nc) -> None:
    said = " ".join(nc("erase", "--help").out.split())
    for words in ("evidence", "other machines", "your own copies", "solid-state disk", "undone"):
        assert words in said
