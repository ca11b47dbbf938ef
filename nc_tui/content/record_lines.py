"""What is no page, in words: the ledger, urges, check-ins, feelings, the plan, a line a record.

One source for all that is written out; how a line looks is for whoever writes it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from nc_tui.content.load import Content
from nc_tui.core.plan import sentence_of
from nc_tui.core.records import CheckIn, Contact, ContactKind, PlanItem, Reflection, Urge
from nc_tui.core.sayings import say_day, say_moment
from nc_tui.core.state import Snapshot
from nc_tui.core.text import one_line

R = TypeVar("R", Contact, Urge, CheckIn, Reflection)

_HEADINGS = {
    "rule": "the rule",
    "reason": "reasons",
    "if-then": "if and then",
    "person": "people",
    "activity": "activities",
    "milestone": "milestones",
    "pattern": "breaths",
    "trigger": "triggers",
    "prompt": "questions",
    "card": "cards",
}
"""Kinds of the plan's lines, and what they stand under."""


_NO_YEAR = 0
"""Years go by before such a file is read: every date has its own."""


class Line(Struct, frozen=True):
    """One record: when it was, what is said of it in a few words, and its notes by name, which
    may have several lines."""

    when: str
    said: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]


def say_dated(moment: datetime) -> str:
    """``moment`` with its year."""
    return say_moment(moment, _NO_YEAR)


def by_time(records: Iterable[R]) -> list[R]:
    """Oldest first."""
    return sorted(records, key=lambda record: (record.at, record.id))


class RecordLines:
    """Each record in the program's words and the person's own."""

    def __init__(self, words: Content) -> None:
        self._words = words
        self._helped = {choice.id: choice.label for choice in words.choices.helped}

    def contact(self, contact: Contact) -> Line:
        is_start = contact.kind is ContactKind.START  # before it, none was counted
        ends = "ended a run" if contact.ends_run and not is_start else ""
        resumed = contact.resumed_at
        said = [self._words.kind_label(contact.kind), ends, contact.answer or ""]
        if contact.resumes == "later":
            said.append(f"a new run from {say_dated(resumed)}" if resumed else "no new run yet")
        notes = (("before", contact.before), ("note", contact.note))
        return _line(say_dated(contact.at), said, notes)

    def urge(self, urge: Urge) -> Line:
        strengths = " → ".join(str(strength) for _, strength in urge.samples)
        minutes = f"{urge.seconds / 60:.0f} min of breathing" if urge.seconds >= 60 else ""
        set_off = ", ".join(self._words.trigger_label(each) for each in urge.triggers)
        did = self._words.did_next(urge.next) if urge.next else None
        notes = (("set off by", set_off), ("next", did), ("note", urge.note))
        return _line(say_dated(urge.at), [strengths, minutes], notes)

    def checkin(self, checkin: CheckIn) -> Line:
        mood = "" if checkin.mood is None else self._words.mood_label(checkin.mood)
        helped = ", ".join(self._helped.get(each, each) for each in checkin.helped)
        notes = (
            ("helped", helped), ("intention", checkin.intention), ("note", checkin.note),
        )  # fmt: skip
        return _line(say_day(checkin.day, _NO_YEAR), [mood], notes)

    def reflection(self, reflection: Reflection) -> Line:
        words = self._words
        is_felt = reflection.kind == "stages"
        notes = [
            ("felt" if is_felt else words.side(tick), words.statement(tick))
            for tick in reflection.ticks
        ]
        notes += [(words.prompt(each.prompt), each.text) for each in reflection.answers]
        if reflection.action:
            notes.append(("a small action", words.action(reflection.action)))
        if reflection.return_on:
            notes.append(("ask again", say_day(reflection.return_on, _NO_YEAR)))
        return _line(say_day(reflection.day, _NO_YEAR), [], notes)

    def plan(self, snapshot: Snapshot) -> Iterator[tuple[str, list[str]]]:
        """What stands in the plan: a heading, and its lines in the person's order."""
        for kind, heading in _HEADINGS.items():
            lines = [said for said in map(self._planned, snapshot.plan_of(kind)) if said]
            if lines:
                yield heading, lines

    def _planned(self, item: PlanItem) -> str:
        said = {
            "rule": self._rule(item),
            "if-then": " ".join(sentence_of(item.if_, item.then)),
            "person": ", ".join(filter(None, (item.name, item.reach, item.hours))),
            "milestone": f"{item.days} days {item.text or ''}",
            "pattern": " ".join(
                [f"{item.name}:" if item.name else ""]
                + [f"{word} {seconds:g} s" for word, seconds in item.phases or ()]
            ),
        }
        return one_line(said.get(item.kind, item.text or ""))

    def _rule(self, item: PlanItem) -> str:
        """One that was in force from a day on: the older ones stay in the plan."""
        since = f"from {say_day(item.at.date(), _NO_YEAR)}"
        return f"{self._words.rule_label(item.rule)}, {since}" if item.rule else ""


def _line(when: str, said: Iterable[str], notes: Iterable[tuple[str, str | None]]) -> Line:
    kept = tuple((name, note.strip()) for name, note in notes if note and note.strip())
    return Line(when, tuple(filter(None, said)), kept)
