"""Names become initials wherever they were typed."""

import re
from datetime import UTC, date, datetime

from nc_tui.core.initials import with_initials
from nc_tui.core.records import (
    Answer,
    CheckIn,
    Contact,
    ContactKind,
    Entry,
    PlanItem,
    Reflection,
    SettingRecord,
    Urge,
)
from nc_tui.core.state import Snapshot

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def person(name: str) -> PlanItem:
    return PlanItem(kind="person", at=NOW, order=1, name=name, reach="07700 900142", hours="late")


def everywhere(text: str, *names: str, them: str = "Robin") -> Snapshot:
    """Every place a person can type in, with ``text`` in it."""
    return Snapshot(
        contacts=[Contact(at=NOW, zone="UTC", kind=ContactKind.MET, ends_run=True, note=text,
                          before=text)],
        urges=[Urge(at=NOW, zone="UTC", samples=(), seconds=0, end="logged", triggers=(text,),
                    next=text, note=text)],
        journal=[Entry(kind="entry", at=NOW, zone="UTC", text=text)],
        checkins=[CheckIn(day=date(2026, 11, 20), at=NOW, zone="UTC", helped=(text,),
                          intention=text, note=text)],
        reflections=[Reflection(kind="stages", day=date(2026, 11, 20), at=NOW, zone="UTC",
                                ticks=(), answers=(Answer("anger-p1", text),))],
        plan=[*map(person, names), PlanItem(kind="if-then", at=NOW, order=2, if_=text, then=text),
              PlanItem(kind="reason", at=NOW, order=3, text=text),
              PlanItem(kind="rule", at=NOW, order=4, channels=(text,), topics=(text,))],
        settings=[SettingRecord(id=6, name="them", value=them)],
    )  # fmt: skip


def said(snapshot: Snapshot) -> str:
    records = (
        *snapshot.contacts, *snapshot.urges, *snapshot.journal, *snapshot.checkins,
        *snapshot.reflections, *snapshot.plan,
    )  # fmt: skip
    return "\n".join(map(str, records))


def test_no_name_of_the_plan_is_left_anywhere() -> None:
    text = "Told SAM that Robin wrote. Dr  Okoye agreed with sam."
    short = with_initials(everywhere(text, "Sam", "Dr Okoye"))
    names = re.compile(r"\b(sam|robin|dr|okoye|07700)\b", re.IGNORECASE)
    assert names.search(said(everywhere(text, "Sam", "Dr Okoye")))
    assert not names.search(said(short))
    assert short.journal[0].text == "Told S. that R. wrote. D. O. agreed with S."
    assert short.plan_of("person")[0].hours == "late"


def test_words_that_hold_a_name_stay_whole() -> None:
    short = with_initials(everywhere("The same samovar, Samuel.", "Sam"))
    assert short.journal[0].text == "The same samovar, Samuel."


def test_who_has_no_name_has_no_initials() -> None:
    short = with_initials(everywhere("They called me. Then my ex left.", them="my ex"))
    assert short.journal[0].text == "They called me. Then my ex left."
    untouched = everywhere("Sam called.", them="")
    assert with_initials(untouched).journal[0].text == "Sam called."


def test_days_are_counted_as_before() -> None:
    snapshot = everywhere("x", "Sam")
    assert with_initials(snapshot).settings == snapshot.settings
