"""``urge``: one strength, logged."""

import pytest

from nc_tui.locations import Locations
from tests.cli.conftest import EVENING, Nc, Tables


def test_the_record_is_as_in_data_md(nc: Nc, tables: Tables) -> None:
    assert nc("urge", "7").line == "Noted."
    (stored,) = tables()["urges"].values()
    assert stored == {
        "at": EVENING, "zone": "America/New_York", "samples": [[0, 7]],
        "seconds": 0, "end": "logged", "triggers": [],
    }  # fmt: skip


def test_what_else_can_be_said(nc: Nc) -> None:
    ran = nc(
        "urge", "0", "-t", "lonely", "--trigger", "A Memory", "-t", "the  bus\nstop",
        "-t", "lonely", "-t", " ", "--at", "3h ago", "--note", "n", "--json",
    )  # fmt: skip
    said = ran.value
    assert next(iter(said)) == "id"
    assert said["at"] == "2026-11-20T20:40:12-05:00"
    assert said["samples"] == [[0, 0]]
    assert said["triggers"] == ["lonely", "memory", "the bus stop"]
    assert said["note"] == "n"
    assert ran.err == "read as Friday 20 November, 20:40\n"


@pytest.mark.parametrize("strength", ["10", "-1", "7.5", "strong", "", "７", "9" * 5000])
def test_a_strength_is_0_to_9(nc: Nc, locations: Locations, strength: str) -> None:
    assert "from 0 to 9" in nc("urge", strength).refused(2)
    assert not locations.data.exists()


def test_a_moment_ahead_is_refused(nc: Nc, locations: Locations) -> None:
    nc("urge", "7", "--at", "2026-11-20 23:59").refused(1)
    assert not locations.data.exists()
