"""``start``: the first answers, and changing them."""

from pathlib import Path

import pytest
import time_machine

from nc_tui.cli.start import RULES
from nc_tui.core.records import RuleKind
from nc_tui.locations import Locations
from tests.cli.conftest import EVENING, Nc, Tables, at_new_york

ZONE = "America/New_York"


def test_the_first_answers_are_one_change(nc: Nc, tables: Tables) -> None:
    ran = nc(
        "start", "--since", "2026-11-17 21:10", "--rule", "limited", "--reason", "My mornings.",
        "--person", "Sam, 555 0100", "--day-starts", "4:00",
    )  # fmt: skip
    assert ran.line == "3 days · kept 3 of the last 3"
    assert ran.err == "read as Tuesday 17 November, 21:10\n"
    found = tables()
    assert found["meta"] == {1: {"schema": 1}}
    assert found["settings"] == {2: {"name": "day_starts", "value": "04:00"}}
    assert found["contacts"] == {
        1: {
            "at": "2026-11-17T21:10:00-05:00", "zone": ZONE, "kind": "start",
            "ends_run": True, "resumes": "at-once",
        }
    }  # fmt: skip
    assert sorted(found["plan"].values(), key=lambda item: str(item["kind"])) == [
        {"kind": "person", "at": EVENING, "order": 1, "name": "Sam", "reach": "555 0100"},
        {"kind": "reason", "at": EVENING, "order": 1, "text": "My mornings."},
        {
            "kind": "rule", "at": EVENING, "order": 1,
            "rule": "limited", "channels": [], "topics": [],
        },
    ]  # fmt: skip


def test_the_first_time_a_date_is_needed(nc: Nc, home: Path) -> None:
    assert "--since" in nc("start", "--rule", "full").refused(2)
    assert list(home.iterdir()) == []


def test_given_again_it_changes_only_what_is_given(nc: Nc, tables: Tables) -> None:
    nc("start", "--since", "2026-11-10 21:00", "--reason", "one", "--rule", "order")
    nc("start", "--since", "2026-11-12 09:00", "--reason", "two")
    found = tables()
    assert [fields["at"] for fields in found["contacts"].values()] == ["2026-11-12T09:00:00-05:00"]
    reasons = {
        fields["text"]: fields["order"]
        for fields in found["plan"].values()
        if fields["kind"] == "reason"
    }
    assert reasons == {"one": 1, "two": 2}
    assert nc("status", "--json").value["rule"] == "order"


def test_the_same_answers_again_write_nothing(nc: Nc, locations: Locations) -> None:
    answers = (
        "start", "--since", "2026-11-10 21:00", "--reason", "one", "--rule", "space",
        "--person", "Sam", "--zone", "Europe/London", "--day-starts", "02:00",
    )  # fmt: skip
    nc(*answers)
    before = locations.data.read_bytes()
    nc(*answers)
    nc("start")
    assert locations.data.read_bytes() == before


def test_a_later_rule_is_in_force(nc: Nc, evening: time_machine.Traveller) -> None:
    nc("start", "--since", "2026-11-10 21:00", "--rule", "limited")
    at_new_york(evening, "2026-11-21T09:00:00")
    assert nc("start", "--rule", "full", "--json").value["rule"] == "full"


def test_a_removed_start_comes_back(nc: Nc, tables: Tables) -> None:
    nc("start", "--since", "2026-11-10 21:00")
    nc("contact", "remove", "1")
    assert "--since" in nc("start").refused(2)
    assert nc("start", "--since", "2026-11-12 21:00", "--json").value["days"] == 8
    assert "deleted" not in tables()["contacts"][1]


def test_a_new_date_begins_the_run_there(nc: Nc, tables: Tables) -> None:
    nc("start", "--since", "2026-11-10 21:00")
    nc("contact", "edit", "1", "--resumed-at", "2026-11-11 08:00", "--note", "kept")
    nc("start", "--since", "2026-11-12 21:00")
    contact = tables()["contacts"][1]
    assert (contact["resumes"], contact["note"]) == ("at-once", "kept")
    assert "resumed_at" not in contact


def test_a_later_date_says_what_it_replaced_and_how_a_contact_keeps_the_days(nc: Nc) -> None:
    nc("start", "--since", "2026-10-30 21:00")
    moved = nc("start", "--since", "2026-11-19 21:30")
    assert moved.line == "1 day · kept 1 of the last 1"
    assert moved.err.splitlines()[1:] == [
        "replaced Friday 30 October, 21:00, with the 20 days counted from it. If there was "
        'contact since: nc-tui undo, then nc-tui contact reached-out --at "2026-11-19 21:30"'
    ]
    nc("undo")
    nc("contact", "reached-out", "--at", "2026-11-19 21:30")
    assert [run["days"] for run in nc("runs", "--json").value] == [1, 20]
    assert "replaced" not in nc("start", "--since", "2026-10-20 21:00").err, "nothing is lost"
    assert "replaced" not in nc("start", "--reason", "mine").err


def test_the_zone_is_in_force_before_the_date_is_read(nc: Nc, tables: Tables) -> None:
    nc("start", "--zone", "Asia/Tokyo", "--since", "2026-11-17 21:10")
    found = tables()
    assert found["settings"] == {1: {"name": "zone", "value": "Asia/Tokyo"}}
    assert found["contacts"][1]["at"] == "2026-11-17T21:10:00+09:00"
    assert found["contacts"][1]["zone"] == "Asia/Tokyo"
    nc("urge", "3")
    assert [fields["at"] for fields in tables()["urges"].values()] == ["2026-11-21T13:40:12+09:00"]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--zone", "Mars/Base"), ("--zone", "../../etc/passwd"), ("--zone", ""),
        ("--day-starts", "13:00"), ("--day-starts", "noon"), ("--rule", "half"),
    ],
)  # fmt: skip
def test_what_is_not_allowed_changes_nothing(
    nc: Nc, locations: Locations, wrong: tuple[str, str]
) -> None:
    nc("start", "--since", "2026-11-17 21:10", *wrong).refused(2)
    assert not locations.data.exists()


@pytest.mark.parametrize("since", ["tomorrow", "2027-01-01", "10/11/2026", "some day"])
def test_a_date_ahead_or_unclear_is_refused(nc: Nc, locations: Locations, since: str) -> None:
    nc("start", "--since", since).refused(1)
    assert not locations.data.exists()


@pytest.mark.parametrize(("option", "at"), [((), "14:00"), (("--day-starts", "01:00"), "02:00")])
def test_an_hour_that_is_guessed_counts_to_the_day_named(
    nc: Nc, tables: Tables, option: tuple[str, ...], at: str
) -> None:
    ran = nc("start", "--since", "yesterday at 2", *option)
    assert ran.err == f"read as Thursday 19 November, {at} (the hour is assumed)\n"
    assert ran.line.startswith("1 day ")
    assert tables()["contacts"][1]["at"] == f"2026-11-19T{at}:00-05:00"


def test_a_person_without_a_number(nc: Nc, tables: Tables) -> None:
    nc("start", "--since", "2026-11-17 21:10", "--person", "Sam")
    (person,) = tables()["plan"].values()
    assert (person["name"], person["reach"]) == ("Sam", "")


def test_the_rules_offered_are_those_of_the_records() -> None:
    assert list(RULES) == [rule.value for rule in RuleKind]
