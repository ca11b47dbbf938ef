"""``contact list``, ``edit`` and ``remove``."""

from typing import Any

import pytest

from nc_tui.core.records import Contact, ContactKind
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.cli.conftest import EVENING, Nc, Tables
from tests.clocks import FrozenClock

MET = ContactKind.MET


def add(nc: Nc, *argv: str) -> dict[str, Any]:
    record: dict[str, Any] = nc("contact", *argv, "--json").value
    return record


def test_the_ledger_newest_first(nc: Nc) -> None:
    assert nc("contact", "list").line == "Nothing in the ledger yet."
    assert nc("contact", "list", "--json").value == []
    nc("start", "--since", "2026-11-01 21:00")
    met = add(nc, "met", "--at", "2026-11-10 20:00", "--note", "the\nlibrary")
    looked = add(nc, "looked", "--at", "2026-11-05 08:05")
    replied = add(nc, "replied", "--at", "2026-11-12 09:00", "--resume-later")
    assert nc("contact", "list", "--json").value[:-1] == [replied, met, looked]
    assert nc("contact", "list").out.splitlines() == [
        f"{replied['id'][-6:]}  12 Nov 2026, 09:00  replied · ended the run · paused since",
        f"{met['id'][-6:]}  10 Nov 2026, 20:00  met · ended the run · the library",
        f"{looked['id'][-6:]}   5 Nov 2026, 08:05  looked at their profile",
        "     1   1 Nov 2026, 21:00  last contact",
    ]


def test_an_edit_changes_what_is_given_and_no_more(nc: Nc, tables: Tables) -> None:
    before = add(nc, "met", "--note", "one", "--at", "2026-11-10 20:00", "--resume-later")
    ran = nc("contact", "edit", before["id"][-6:], "--resumed-at", "2026-11-11 07:30")
    assert ran.line == (
        "Changed: 10 Nov 2026, 20:00  met · ended the run · next run from 11 Nov 2026, 07:30 · one"
    )
    (stored,) = tables()["contacts"].values()
    assert stored == {
        "at": "2026-11-10T20:00:00-05:00", "zone": "America/New_York", "kind": "met",
        "ends_run": True, "resumes": "later", "resumed_at": "2026-11-11T07:30:00-05:00",
        "note": "one",
    }  # fmt: skip


def test_an_entry_that_no_longer_ends_a_run_resumes_none(nc: Nc) -> None:
    entry = add(nc, "met", "--resumed-at", "now")
    changed = nc("contact", "edit", entry["id"], "--keeps-run", "--json").value
    assert changed["ends_run"] is False
    assert not {"resumes", "resumed_at"} & set(changed)
    again = nc("contact", "edit", entry["id"], "--ends-run", "--json").value
    assert again["resumes"] == "at-once"


def test_a_note_can_be_taken_back(nc: Nc) -> None:
    entry = add(nc, "met", "--note", "one")
    assert "note" not in nc("contact", "edit", entry["id"], "--note", "", "--json").value


@pytest.mark.parametrize(
    ("said", "kind", "ends"),
    [
        (("looked",), "met", True),  # the default follows the kind
        (("met",), "looked", False),
        (("looked", "--ends-run"), "drafted", True),  # the person's own answer stays
        (("replied", "--keeps-run"), "met", False),
        (("replied",), "necessary", False),  # but these never end a run
        (("replied",), "they-wrote", False),
    ],
)
def test_another_kind(nc: Nc, said: tuple[str, ...], kind: str, ends: bool) -> None:
    entry = add(nc, *said)
    changed = nc("contact", "edit", entry["id"], "--kind", kind, "--json").value
    assert (changed["kind"], changed["ends_run"]) == (kind, ends)
    assert changed.get("resumes") == ("at-once" if ends else None)


def test_an_edit_may_not_contradict_itself(nc: Nc, locations: Locations) -> None:
    entry = add(nc, "met", "--at", "2026-11-10 20:00", "--resumed-at", "2026-11-11 07:30")
    before = locations.data.read_bytes()
    edit = ("contact", "edit", entry["id"])
    nc(*edit).refused(2)
    nc(*edit, "--at", "2026-11-12 07:30").refused(2)
    nc(*edit, "--kind", "necessary", "--ends-run").refused(2)
    nc(*edit, "--kind", "start").refused(2)
    nc(*edit, "--keeps-run", "--resume-later").refused(2)
    nc(*edit, "--at", "tomorrow").refused(1)
    assert locations.data.read_bytes() == before


def test_the_first_contact_moves_and_stays_what_it_is(nc: Nc) -> None:
    nc("start", "--since", "2026-11-01 21:00")
    moved = nc("contact", "edit", "1", "--at", "2026-11-03 21:00", "--json").value
    assert (moved["id"], moved["kind"], moved["at"]) == ("1", "start", "2026-11-03T21:00:00-05:00")
    assert nc("status", "--json").value["days"] == 17
    nc("contact", "edit", "1", "--kind", "met").refused(2)
    nc("contact", "edit", "1", "--keeps-run").refused(2)


def test_removing_keeps_the_fields_for_undo(nc: Nc, tables: Tables) -> None:
    entry = add(nc, "met", "--note", "one")
    assert nc("contact", "remove", entry["id"][-6:]).line == (
        "Removed: 20 Nov 2026, 23:40  met · ended the run · one"
    )
    (stored,) = tables()["contacts"].values()
    assert (stored["deleted"], stored["note"]) == (EVENING, "one")
    assert nc("contact", "list", "--json").value == []
    nc("contact", "remove", entry["id"]).refused(1)
    nc("contact", "edit", entry["id"], "--note", "two").refused(1)


def test_the_removal_is_dated_in_the_persons_zone(nc: Nc) -> None:
    nc("start", "--since", "2026-11-01 21:00", "--zone", "Asia/Tokyo")
    removed = nc("contact", "remove", "1", "--json").value
    assert removed["deleted"] == "2026-11-21T13:40:12+09:00"


@pytest.mark.parametrize("ending", ["", "nonsense", "0", "\x1b[31m", "9" * 400])
def test_an_id_that_fits_nothing(nc: Nc, ending: str) -> None:
    nc("start", "--since", "2026-11-01 21:00")
    nc("contact", "remove", ending).refused(1)


def test_an_exact_id_wins_and_an_ending_of_several_is_refused(nc: Nc, store: Store) -> None:
    ids = (1, 123456, 7123456, 8123456, 9000001)
    at = FrozenClock().now()
    store.keep(*(Contact(id=one, at=at, zone="x", kind=MET, ends_run=True) for one in ids))
    listed = {line[:7].strip() for line in nc("contact", "list").out.splitlines()}
    assert listed == {"1", "123456", "7123456", "8123456", "000001"}
    assert "several" in nc("contact", "remove", "3456").refused(1)
    found = {nc("contact", "edit", one, "--note", "x", "--json").value["id"] for one in listed}
    assert found == set(map(str, ids))
    assert nc("contact", "remove", "1", "--json").value["id"] == "1"
    # Its id means it alone, whatever else ends so.
    for command in (("remove", "1"), ("edit", "1", "--at", "yesterday")):
        assert "'1' was taken away before. Nothing was done" in nc("contact", *command).refused(1)
    assert nc("contact", "remove", "01", "--json").value["id"] == "9000001"


def test_a_contact_of_115_days_ago_is_one_run_more_and_removed_none(nc: Nc) -> None:
    nc("start", "--since", "2026-05-01 21:00")
    add(nc, "replied", "--at", "2026-10-01 21:00")
    before, status = nc("runs", "--json").value, nc("status", "--json").value
    old = add(nc, "reached-out", "--at", "115 days ago")
    runs = nc("runs", "--json").value
    assert [run["days"] for run in runs] == [50, 65, 88]
    assert len(runs) == len(before) + 1
    assert [run["ended_by"] for run in runs][2] == old["id"]
    # What lies further back than the window leaves it alone: no slip of these days.
    assert nc("status", "--json").value["kept_last_30"] == status["kept_last_30"]
    nc("contact", "remove", old["id"])
    assert nc("runs", "--json").value == before
    assert nc("status", "--json").value == status
