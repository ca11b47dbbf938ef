"""Settings: defaults, what the file says, and what is refused with a sentence."""

from datetime import UTC, datetime, time
from typing import Any

import pytest

from nc_tui.core.errors import UsageError
from nc_tui.core.records import SettingRecord
from nc_tui.core.settings import (
    SETTING_IDS,
    Settings,
    check_setting,
    said_value,
    setting_from_words,
    setting_record,
    settings_from,
)


def test_without_any_record_the_defaults_of_the_design_are_in_force() -> None:
    assert settings_from([]) == Settings(
        zone="system",
        day_starts=time(3),
        night_from=time(22),
        night_to=time(5),
        morning=time(8),
        them="",
        country="",
        pattern="slow",
        urge_minutes=5,
    )


def test_what_the_file_says_replaces_the_default() -> None:
    records = [
        SettingRecord(id=1, name="zone", value="Europe/London"),
        SettingRecord(id=2, name="day_starts", value="04:30"),
        SettingRecord(id=6, name="them", value="S."),
        SettingRecord(id=9, name="urge_minutes", value=12),
    ]
    settings = settings_from(records)
    assert (settings.zone, settings.day_starts) == ("Europe/London", time(4, 30))
    assert (settings.them, settings.urge_minutes) == ("S.", 12)
    assert settings.night_from == time(22)


def test_a_removed_setting_falls_back_to_its_default() -> None:
    gone = SettingRecord(
        id=2, name="day_starts", value="04:30", deleted=datetime(2026, 11, 20, tzinfo=UTC)
    )
    assert settings_from([gone]) == Settings()


def test_names_that_this_version_does_not_know_are_left_alone() -> None:
    assert settings_from([SettingRecord(id=99, name="moon", value={"any": "thing"})]) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("day_starts", "12:00"),
        ("day_starts", "23:59"),
        ("day_starts", "24:00"),
        ("day_starts", "3"),
        ("day_starts", "three"),
        ("day_starts", "03:00:00"),
        ("day_starts", "99999999999:00"),
        ("day_starts", ""),
        ("day_starts", None),
        ("night_from", "22:60"),
        ("night_to", "-1:00"),
        ("morning", "8 o'clock"),
        ("zone", "Mars/Olympus"),
        ("zone", ""),
        ("zone", "../../etc/passwd"),
        ("zone", "Europe"),
        ("zone", "a\x00b"),
        ("zone", "\ud800"),
        ("zone", 5),
        ("urge_minutes", 0),
        ("urge_minutes", 121),
        ("urge_minutes", -5),
        ("urge_minutes", "5"),
        ("urge_minutes", 2.5),
        ("urge_minutes", None),
    ],
)
def test_a_value_that_means_nothing_is_refused_and_named(name: str, value: Any) -> None:
    with pytest.raises(UsageError) as refusal:
        check_setting(name, value)
    sentence = str(refusal.value)
    assert "write" in sentence or "starts between" in sentence
    assert name in sentence or name == "zone"
    with pytest.raises(UsageError):
        setting_record(name, value)


@pytest.mark.parametrize(
    ("name", "value", "meant"),
    [
        ("day_starts", "00:00", time(0)),
        ("day_starts", "11:59", time(11, 59)),
        ("night_from", "23:59", time(23, 59)),
        ("zone", "system", "system"),
        ("zone", "America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("urge_minutes", 1, 1),
        ("urge_minutes", 120, 120),
        ("country", "DE", "DE"),
        ("pattern", "4-7-8", "4-7-8"),
    ],
)
def test_the_edges_of_what_is_allowed_are_allowed(name: str, value: Any, meant: Any) -> None:
    assert check_setting(name, value) == meant


def test_one_spoilt_value_leaves_its_default_and_all_the_other_settings() -> None:
    records = [
        SettingRecord(id=2, name="day_starts", value="25:00"),
        SettingRecord(id=1, name="zone", value="A/Zone_Of_Another_Machine"),
        SettingRecord(id=9, name="urge_minutes", value=None),
        SettingRecord(id=6, name="them", value="S."),
    ]
    assert settings_from(records) == Settings(them="S.")


def test_every_setting_has_the_id_that_two_machines_meet_in() -> None:
    assert SETTING_IDS == {
        "zone": 1,
        "day_starts": 2,
        "night_from": 3,
        "night_to": 4,
        "morning": 5,
        "them": 6,
        "country": 7,
        "pattern": 8,
        "urge_minutes": 9,
    }
    assert setting_record("day_starts", "03:00").id == 2


@pytest.mark.parametrize(
    ("name", "words", "kept"),
    [
        ("day_starts", " 4:30 ", "04:30"),
        ("night_from", "21:00", "21:00"),
        ("urge_minutes", "12", 12),
        ("country", "de", "DE"),
        ("them", "S.\x1b[2J", "S.␛[2J"),
        ("zone", "Europe/London", "Europe/London"),
    ],
)
def test_what_is_typed_is_kept_as_every_machine_writes_it(name: str, words: str, kept: Any) -> None:
    record = setting_from_words(name, words)
    assert (record.id, record.value) == (SETTING_IDS[name], kept)
    assert said_value(settings_from([record]), name) == str(kept)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("day_starts", "noon"),
        ("urge_minutes", "five"),
        ("urge_minutes", "9" * 5000),
        ("zone", "Mars"),
    ],
)
def test_what_means_nothing_is_not_kept(name: str, words: str) -> None:
    with pytest.raises(UsageError):
        setting_from_words(name, words)
