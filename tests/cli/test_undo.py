"""``undo``: the last change of any command, or of the app."""

import pytest

from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.cli.conftest import EVENING, Nc, Tables
from tests.store.samples import entry

_BACK = "nc-tui undo --redo brings it back, now or later."


def pages(nc: Nc) -> set[str]:
    return {page["text"] for page in nc("journal", "list", "--json").value}


@pytest.mark.parametrize("argv", [(), ("--redo",), ("--json",), ("--redo", "--json")])
def test_nothing_to_take_back(nc: Nc, locations: Locations, argv: tuple[str, ...]) -> None:
    assert "there is nothing to" in nc("undo", *argv).refused(1)
    assert not locations.data.exists()


def test_again_and_again_back_to_the_beginning(nc: Nc) -> None:
    nc("journal", "add", "one")
    two = nc("journal", "add", "two", "--json").value
    nc("journal", "remove", two["id"])
    assert nc("undo").line == ("A journal page is back. nc-tui undo --redo takes it away again.")
    assert pages(nc) == {"one", "two"}
    for _ in range(2):
        assert nc("undo").line == f"Taken back: a journal page. {_BACK}"
    assert pages(nc) == set()
    nc("undo").refused(1)


def test_what_was_taken_back_is_done_again(nc: Nc) -> None:
    nc("journal", "add", "one")
    nc("journal", "add", "two")
    nc("undo")
    nc("undo")
    nc("undo", "--redo")
    assert pages(nc) == {"one"}
    nc("undo", "--redo")
    assert pages(nc) == {"one", "two"}
    nc("undo", "--redo").refused(1)
    nc("undo")
    nc("journal", "add", "three")  # it comes back also after something new
    assert nc("undo", "--redo").line == "A journal page is back."
    assert pages(nc) == {"one", "two", "three"}


def test_a_change_comes_back_whole(nc: Nc, tables: Tables) -> None:
    nc("checkin", "--mood", "2", "--note", "first")
    before = tables()
    nc("checkin", "--mood", "4", "--note", "second")
    value = nc("undo", "--json").value
    assert (value["id"], value["mood"], value["note"]) == ("20261120", 2, "first")
    assert tables() == before


def test_what_the_app_did_is_taken_back(nc: Nc, store: Store) -> None:
    nc("journal", "add", "before")
    store.keep(entry("in the app"))
    value = nc("undo", "--json").value
    assert (value["text"], value["deleted"]) == ("in the app", EVENING)
    assert pages(nc) == {"before"}


def test_of_several_records_the_json_is_what_it_was_about(nc: Nc) -> None:
    nc("start", "--since", "yesterday", "--zone", "Asia/Tokyo", "--reason", "x")
    value = nc("undo", "--json").value
    assert (value["id"], value["kind"]) == ("1", "start")
    nc("start", "--since", "yesterday")
    nc("start", "--zone", "Asia/Tokyo")
    assert nc("undo", "--json").value["name"] == "zone"


def test_the_removal_is_dated_in_the_persons_zone(nc: Nc) -> None:
    nc("start", "--since", "yesterday", "--zone", "Asia/Tokyo")
    nc("urge", "7")
    assert nc("undo", "--json").value["deleted"] == "2026-11-21T13:40:12+09:00"


def test_what_was_erased_does_not_come_back(nc: Nc) -> None:
    page = nc("journal", "add", "secret", "--json").value
    nc("erase", page["id"], stdin="erase\n")
    assert nc("undo").refused(1) == (
        "nc-tui: what was erased stays erased. There is nothing else to take back."
    )
    assert pages(nc) == set()


def test_after_an_erase_the_first_undo_names_the_change_before_and_the_next_takes_it_back(
    nc: Nc, tables: Tables
) -> None:
    nc("journal", "add", "important")
    page = nc("journal", "add", "secret", "--json").value
    nc("erase", page["id"], stdin="erase\n")
    before = tables()
    assert nc("undo", "--json").refused(1) == (
        "nc-tui: what was erased stays erased, and nothing was changed. Undo again takes back what "
        "came before it: adding a journal page, Friday 20 November, 23:40."
    )
    assert tables() == before
    assert nc("undo").line == f"Taken back: a journal page. {_BACK}"
    nc("urge", "3")
    nc("undo", "--redo")
    assert pages(nc) == {"important"}


def test_a_damaged_file_is_put_right_and_told_once(nc: Nc, locations: Locations) -> None:
    nc("journal", "add", "one")
    nc("journal", "add", "two")
    locations.data.write_bytes(b"")
    ran = nc("undo")
    assert (ran.line, ran.err.count("\n")) == (f"Taken back: a journal page. {_BACK}", 1)
    assert ran.err.startswith("nc-tui: nc.json was damaged. It was put right ")
    assert nc("undo").err == ""
    locations.data.write_bytes(b"")
    ran = nc("undo")  # refused, and told all the same
    assert (ran.code, ran.out) == (1, "")
    assert [line.split(".")[0] for line in ran.err.splitlines()] == [
        "nc-tui: nc", "nc-tui: there is nothing to take back",
    ]  # fmt: skip


def test_a_sealed_letters_words_are_not_printed(nc: Nc) -> None:
    nc("letter", "add", "I saw your car")
    nc("urge", "3")
    nc("undo")
    taken = nc("undo", "--json")
    assert "I saw your car" not in taken.out
    assert taken.value["kind"] == "letter"
