"""``checkin``: one record a day, changed by what is given."""

import pytest
import time_machine

from nc_tui.locations import Locations
from tests.cli.conftest import EVENING, Nc, Tables, at_new_york


def test_the_record_is_as_in_data_md(
    nc: Nc, tables: Tables, evening: time_machine.Traveller
) -> None:
    at_new_york(evening, "2026-11-21T01:50:00")
    ran = nc("checkin", "--mood", "3", "--helped", "slept", "--intention", "call Sam")
    assert ran.line == "Checked in."
    assert tables()["checkins"] == {
        20261120: {
            "day": "2026-11-20", "at": "2026-11-21T01:50:00-05:00", "zone": "America/New_York",
            "mood": 3, "helped": ["slept"], "intention": "call Sam",
        }
    }  # fmt: skip


def test_with_nothing_given_the_day_is_checked_in(nc: Nc) -> None:
    said = nc("checkin", "--json").value
    assert said.pop("updated")
    assert said == {
        "id": "20261120", "day": "2026-11-20", "at": EVENING,
        "zone": "America/New_York", "helped": [],
    }  # fmt: skip
    assert nc("status", "--json").value["checked_in_today"] is True


def test_given_again_it_changes_what_is_given(nc: Nc, evening: time_machine.Traveller) -> None:
    nc("checkin", "--mood", "2", "--helped", "Spoke to someone", "--helped", "tea", "--note", "n")
    at_new_york(evening, "2026-11-20T23:55:00")
    ran = nc("checkin", "--mood", "4", "--note", "")
    assert ran.line == "Check-in changed."
    said = nc("checkin", "--json").value
    assert (said["mood"], said["helped"]) == (4, ["spoke", "tea"])
    assert said["at"] == "2026-11-20T23:55:00-05:00"
    assert "note" not in said
    assert nc("checkin", "--helped", "ate", "--json").value["helped"] == ["ate"]


def test_another_day(nc: Nc, tables: Tables) -> None:
    ran = nc("checkin", "--day", "3 days ago", "--mood", "1", "--json")
    assert ran.err == "read as Tuesday 17 November\n"
    assert ran.value["id"] == "20261117"
    assert ran.value["day"] == "2026-11-17"
    assert nc("status", "--json").value["checked_in_today"] is False


@pytest.mark.parametrize("day", ["tomorrow", "2026-11-21", "11/20/2026", "yesterday 9pm"])
def test_a_day_ahead_or_unclear_is_refused(nc: Nc, locations: Locations, day: str) -> None:
    nc("checkin", "--day", day).refused(1)
    assert not locations.data.exists()


@pytest.mark.parametrize("mood", ["0", "6", "good"])
def test_a_mood_is_1_to_5(nc: Nc, mood: str) -> None:
    assert "from 1 to 5" in nc("checkin", "--mood", mood).refused(2)


def test_fields_of_a_later_version_survive(nc: Nc, locations: Locations, tables: Tables) -> None:
    nc("checkin", "--mood", "3")
    path = locations.data
    path.write_text(path.read_text().replace('"mood":3', '"mood":3,"weather":"rain"'))
    nc("checkin", "--mood", "4")
    stored = tables()["checkins"][20261120]
    assert (stored["mood"], stored["weather"]) == (4, "rain")


def test_one_that_was_removed_is_begun_anew(nc: Nc, locations: Locations, tables: Tables) -> None:
    nc("checkin", "--mood", "1", "--note", "gone")
    path = locations.data
    path.write_text(path.read_text().replace('"mood":1', f'"mood":1,"deleted":"{EVENING}"'))
    assert nc("checkin", "--helped", "ate").line == "Checked in."
    stored = tables()["checkins"][20261120]
    assert stored["helped"] == ["ate"]
    assert not {"deleted", "mood", "note"} & set(stored)
