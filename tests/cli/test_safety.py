"""``nc-tui safety``: own people and lines, whatever has become of the data file."""

from pathlib import Path

import pytest

from nc_tui.core.records import PlanItem
from nc_tui.core.settings import setting_record
from nc_tui.locations import Locations
from tests.cli.conftest import Nc
from tests.clocks import FrozenClock
from tests.tui.apps import new_store

KEYS = {"country", "guessed", "checked", "people", "lines"}
LINE = {
    *("id", "name", "home", "countries", "talk", "talk_by", "abuse", "abuse_note", "emergency"),
    *("page_of", "sources"),
}


def keep_people(locations: Locations) -> None:
    clock = FrozenClock()
    at = clock.now().replace(microsecond=0)
    new_store(locations, clock).keep(
        PlanItem(kind="person", at=at, order=2, name="Dr Okoye", reach="020 7946 0155"),
        PlanItem(
            kind="person", at=at, order=1, name="Sam\x1b[31m", reach="07700 900142",
            hours="any hour",
        ),
    )  # fmt: skip


def test_own_people_first_then_the_lines_of_where_one_is(nc: Nc, locations: Locations) -> None:
    keep_people(locations)
    out = nc("safety").out
    order = ["In danger now: 911.", "Sam", "Dr Okoye", "US, Canada", "988", "UK", "November 2026"]
    assert [out.index(words) for words in order] == sorted(out.index(words) for words in order)
    assert "--country" in out
    assert "In danger now: 999 or 112." in nc("safety", "--country", "ie").out
    assert "1800 341 900" in nc("safety", "--country", "Ireland").out.split("UK")[0]
    assert "local emergency number" in nc("safety", "--country", "ZZ").out
    assert "write two letters" in nc("safety", "--country", "12").refused(2)


def test_as_json_with_stable_keys(nc: Nc, locations: Locations) -> None:
    keep_people(locations)
    value = nc("safety", "--json").value
    assert set(value) == KEYS
    assert (value["country"], value["guessed"], value["checked"]) == ("US", True, "2026-11")
    assert all(set(line) == LINE for line in value["lines"])
    assert [line["home"] for line in value["lines"]] == [True, *[False] * 25]
    assert value["people"][1] == {"name": "Dr Okoye", "reach": "020 7946 0155", "hours": ""}
    new_store(locations, FrozenClock()).keep(setting_record("country", "IE"))
    value = nc("safety", "--json").value
    assert (value["country"], value["guessed"], value["lines"][0]["id"]) == ("IE", False, "ireland")


@pytest.mark.parametrize("left", ["", "{", "not json at all", '{"plan": [1]}'])
def test_a_damaged_file_takes_no_line_away(nc: Nc, locations: Locations, left: str) -> None:
    locations.data.parent.mkdir(parents=True, exist_ok=True)
    locations.data.write_text(left)
    ran = nc("safety")
    assert ran.code == 0
    assert "In danger now: 911." in ran.out


def test_without_a_file_nothing_is_made(nc: Nc, locations: Locations) -> None:
    assert "In danger now: 911." in nc("safety").out
    assert not Path(locations.data).exists()
