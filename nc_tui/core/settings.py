"""The settings that change a number; they lie in the data file, so that machines agree."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from nc_tui.core.errors import UsageError
from nc_tui.core.records import SettingRecord
from nc_tui.core.text import mend, one_line

SETTING_IDS = {
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


_SMALL = re.compile(r"\d{1,9}")
"""A number; int() refuses one of thousands of digits."""


class Settings(Struct, frozen=True):
    """What is in force. ``zone`` is an IANA name or ``system``; times are wall times;
    ``urge_minutes`` is how long a breath runs before it asks."""

    zone: str = "system"
    day_starts: time = time(3)
    night_from: time = time(22)
    night_to: time = time(5)
    morning: time = time(8)
    them: str = ""
    country: str = ""
    pattern: str = "slow"
    urge_minutes: int = 5


def _hour(name: str, text: Any) -> time:
    try:
        hours, minutes = str(text).split(":")
        value = time(int(hours), int(minutes))
    except (ValueError, OverflowError):
        message = f"{name} is {text!r}; write it as HH:MM, such as 03:00."
        raise UsageError(message) from None
    if name == "day_starts" and value.hour >= 12:
        message = f"{name} is {text}; a day starts between 00:00 and 11:59."
        raise UsageError(message)
    return value


def check_setting(name: str, value: Any) -> Any:
    """The value as ``Settings`` holds it; UsageError says what is allowed."""
    match name:
        case "day_starts" | "night_from" | "night_to" | "morning":
            return _hour(name, value)
        case "zone" if value != "system":
            try:
                ZoneInfo(str(value))
            except (ZoneInfoNotFoundError, ValueError, OSError):
                message = f"no zone is called {value!r}; write one such as Europe/London."
                raise UsageError(message) from None
            return str(value)
        case "urge_minutes":
            minutes = value if isinstance(value, int) else -1
            if not 1 <= minutes <= 120:
                message = f"urge_minutes is {value!r}; write 1 to 120."
                raise UsageError(message)
            return minutes
        case _:
            return str(value)


def settings_from(records: Iterable[SettingRecord]) -> Settings:
    """The settings in force: the defaults, and what the records say.

    A name this version does not know, or a value that means nothing on this machine (a zone
    from another), is left alone, and the default stands: one setting must not shut the rest out.
    """
    known: dict[str, Any] = {}
    for record in records:
        if record.is_live and record.name in SETTING_IDS:
            with suppress(UsageError):
                known[record.name] = check_setting(record.name, record.value)
    return Settings(**known)


def setting_from_words(name: str, words: str) -> SettingRecord:
    """The record of what a person typed for a setting, as every machine writes it: ``3:00`` is
    kept as ``03:00``. UsageError says what is allowed."""
    text = one_line(mend(words))
    match name:
        case "urge_minutes":
            return setting_record(name, int(text) if _SMALL.fullmatch(text) else text)
        case "country":
            return setting_record(name, text.upper())
        case "day_starts" | "night_from" | "night_to" | "morning":
            return setting_record(name, f"{check_setting(name, text):%H:%M}")
        case _:
            return setting_record(name, text)


def said_value(settings: Settings, name: str) -> str:
    """The value in force as a person would type it."""
    value = getattr(settings, name)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def setting_record(name: str, value: str | int) -> SettingRecord:
    """The record that keeps one setting, checked first (UsageError)."""
    check_setting(name, value)
    return SettingRecord(id=SETTING_IDS[name], name=name, value=value)
