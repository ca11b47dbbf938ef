"""The records that data.md writes out, as structs and as the file keeps them."""

from datetime import date, datetime
from typing import Any

from nc_tui.core.records import (
    Answer,
    CheckIn,
    Contact,
    ContactKind,
    Entry,
    PlanItem,
    Record,
    Reflection,
    SettingRecord,
    Urge,
)

NEW_YORK = "America/New_York"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def urge(strength: int = 7, at: str = "2026-11-20T23:40:12-05:00", **fields: Any) -> Urge:
    """A new urge, as ``nc-tui urge 7`` makes it."""
    return Urge(
        at=moment(at), zone=NEW_YORK, samples=((0, strength),), seconds=0, end="logged",
        triggers=(), **fields,
    )  # fmt: skip


def entry(text: str = "My mornings.", **fields: Any) -> Entry:
    return Entry(
        kind="entry", at=moment("2026-11-20T23:40:12-05:00"), zone=NEW_YORK, text=text, **fields
    )


CONTACT_ID = 3764882793037905234
DAY_ID = 20261120

EXAMPLES: list[tuple[Record, dict[str, Any]]] = [
    (
        Contact(
            id=CONTACT_ID,
            at=moment("2026-11-20T23:40:12-05:00"),
            zone=NEW_YORK,
            kind=ContactKind.REPLIED,
            ends_run=True,
            resumes="at-once",
            note="one line",
        ),
        {
            "at": "2026-11-20T23:40:12-05:00",
            "zone": "America/New_York",
            "kind": "replied",
            "ends_run": True,
            "resumes": "at-once",
            "note": "one line",
        },
    ),
    (
        Urge(
            at=moment("2026-11-21T01:12:40-05:00"),
            zone=NEW_YORK,
            samples=((4.2, 8), (190.0, 5)),
            pattern="slow",
            seconds=305.0,
            end="through",
            triggers=("things-unsaid",),
            next="letter",
        ),
        {
            "at": "2026-11-21T01:12:40-05:00",
            "zone": "America/New_York",
            "samples": [[4.2, 8], [190.0, 5]],
            "pattern": "slow",
            "seconds": 305.0,
            "end": "through",
            "triggers": ["things-unsaid"],
            "next": "letter",
        },
    ),
    (
        Entry(
            kind="letter",
            at=moment("2026-11-21T02:05:00-05:00"),
            zone=NEW_YORK,
            text="I saw …",
            strength=8,
            opens=moment("2026-11-21T08:00:00-05:00"),
        ),
        {
            "kind": "letter",
            "at": "2026-11-21T02:05:00-05:00",
            "zone": "America/New_York",
            "text": "I saw …",
            "strength": 8,
            "opens": "2026-11-21T08:00:00-05:00",
        },
    ),
    (
        CheckIn(
            id=DAY_ID,
            day=date(2026, 11, 20),
            at=moment("2026-11-21T01:50:00-05:00"),
            zone=NEW_YORK,
            mood=3,
            helped=("slept",),
            intention="call Sam",
        ),
        {
            "day": "2026-11-20",
            "at": "2026-11-21T01:50:00-05:00",
            "zone": "America/New_York",
            "mood": 3,
            "helped": ["slept"],
            "intention": "call Sam",
        },
    ),
    (
        Reflection(
            id=DAY_ID,
            kind="stages",
            day=date(2026, 11, 20),
            at=moment("2026-11-20T20:10:00-05:00"),
            zone=NEW_YORK,
            ticks=("anger-2",),
            answers=(Answer("anger-p3", "My mornings."),),
        ),
        {
            "kind": "stages",
            "day": "2026-11-20",
            "at": "2026-11-20T20:10:00-05:00",
            "zone": "America/New_York",
            "ticks": ["anger-2"],
            "answers": [{"prompt": "anger-p3", "text": "My mornings."}],
        },
    ),
    (
        PlanItem(
            kind="if-then",
            at=moment("2026-11-18T19:00:00-05:00"),
            order=1,
            if_="I want to write after ten",
            then="I call Sam",
        ),
        {
            "kind": "if-then",
            "at": "2026-11-18T19:00:00-05:00",
            "order": 1,
            "if": "I want to write after ten",
            "then": "I call Sam",
        },
    ),
    (
        SettingRecord(id=2, name="day_starts", value="03:00"),
        {"name": "day_starts", "value": "03:00"},
    ),
]
