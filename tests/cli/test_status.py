"""``status``: the numbers of today, in each form."""

from pathlib import Path

import pytest
import time_machine

from tests.cli.conftest import Nc, at_new_york

KEYS = [
    "days", "since", "rule", "longest_days", "kept_last_30",
    "window_days", "checked_in_today", "last_urge_at", "night",
]  # fmt: skip


def test_without_data_it_says_how_to_begin_and_makes_nothing(nc: Nc, home: Path) -> None:
    assert nc("status").line == "No date yet. nc-tui start --since WHEN sets one."
    assert nc("status", "--format", "tmux").line == ""
    assert nc("status", "--json").value == {
        "days": None, "since": None, "rule": "full", "longest_days": 0, "kept_last_30": 0,
        "window_days": 0, "checked_in_today": False, "last_urge_at": None, "night": True,
    }  # fmt: skip
    assert list(home.iterdir()) == []


def test_json_has_the_keys_of_the_contract_in_their_order(nc: Nc) -> None:
    nc("start", "--since", "2026-10-28 21:10", "--rule", "space")
    nc("urge", "7", "--at", "2026-11-20 22:00")
    nc("checkin")
    said = nc("status", "--format", "json").value
    assert list(said) == KEYS
    assert said == {
        "days": 23, "since": "2026-10-28T21:10:00-04:00", "rule": "space", "longest_days": 23,
        "kept_last_30": 23, "window_days": 23, "checked_in_today": True,
        "last_urge_at": "2026-11-20T22:00:00-05:00", "night": True,
    }  # fmt: skip
    assert nc("status", "--json").value == said


@pytest.mark.parametrize(
    ("since", "plain", "tmux"),
    [
        ("2026-11-20 21:00", "First day", "first day"),
        ("2026-11-19 21:00", "1 day · kept 1 of the last 1", "1d"),
        ("2026-10-28 21:00", "23 days · kept 23 of the last 23", "23d"),
        ("2025-10-28 21:00", "388 days · kept 30 of the last 30", "388d"),
    ],
)
def test_plain_and_tmux(nc: Nc, since: str, plain: str, tmux: str) -> None:
    nc("start", "--since", since)
    assert nc("status").line == plain
    assert nc("status", "--format", "plain").line == plain
    assert nc("status", "--format", "tmux").line == tmux


def test_a_contact_takes_no_kept_day_away(nc: Nc) -> None:
    nc("start", "--since", "2026-10-10 21:00")
    nc("contact", "replied", "--at", "2026-11-18 20:00")
    assert nc("status").line == "2 days · kept 29 of the last 30"


def test_a_kept_number_of_none_is_not_said(nc: Nc) -> None:
    nc("start", "--since", "2026-11-19 21:00")
    nc("contact", "met")
    said = nc("status", "--json").value
    assert (said["kept_last_30"], said["window_days"]) == (0, 1)
    assert nc("status").line == "First day"


def test_between_runs_nothing_is_counted_and_nothing_is_blamed(nc: Nc) -> None:
    nc("start", "--since", "2026-11-10 21:00")
    nc("contact", "met", "--at", "2026-11-18 20:00", "--resume-later")
    assert nc("status").line == "Between runs · kept 7 of the last 10"
    assert nc("status", "--format", "tmux").line == "pause"
    said = nc("status", "--json").value
    assert (said["days"], said["since"], said["longest_days"]) == (None, None, 8)


def test_the_night_belongs_to_the_day_before(nc: Nc, evening: time_machine.Traveller) -> None:
    nc("start", "--since", "2026-11-19 23:00")
    nc("checkin")
    at_new_york(evening, "2026-11-21T02:59:59")
    said = nc("status", "--json").value
    assert (said["days"], said["checked_in_today"], said["night"]) == (1, True, True)
    at_new_york(evening, "2026-11-21T03:00:00")
    said = nc("status", "--json").value
    assert (said["days"], said["checked_in_today"], said["night"]) == (2, False, True)
    at_new_york(evening, "2026-11-21T05:00:00")
    assert nc("status", "--json").value["night"] is False


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{days} of {window_days}", "23 of 23"),
        ("{{{days}}}", "{23}"),
        ("{{}}", "{}"),
        ("[{last_urge_at}]", "[]"),
        ("{checked_in_today} {night} {rule}", "false true full"),
        ("\x1b[31m{days}", "␛[31m23"),
        ("[b]{days}[/] [/]", "[b]23[/] [/]"),
    ],
)
def test_a_template_is_filled(nc: Nc, template: str, printed: str) -> None:
    nc("start", "--since", "2026-10-28 21:10")
    assert nc("status", "--format", template).line == printed


@pytest.mark.parametrize(
    "template",
    ["{day}", "{}", "{0}", "{days.real}", "{rule[0]}", "{days!r}", "{days:>9999999}", "{days", "}"],
)
def test_a_template_that_means_nothing_is_told_the_fields(nc: Nc, template: str) -> None:
    said = nc("status", "--format", template).refused(2)
    assert all(key in said for key in KEYS)


@pytest.mark.parametrize("form", ["JSON", "days", ""])
def test_a_word_without_braces_is_no_template(nc: Nc, form: str) -> None:
    assert "write plain, tmux, json" in nc("status", "--format", form).refused(2)


def test_removed_records_count_for_nothing(nc: Nc) -> None:
    nc("start", "--since", "2026-11-10 21:00")
    nc("contact", "remove", "1")
    assert nc("status", "--json").value["days"] is None
    assert nc("status").line.startswith("No date yet")
