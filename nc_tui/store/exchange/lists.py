"""What is no page, as lines of Markdown: the ledger, urges, check-ins, feelings, the plan."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from nc_tui.content.load import Content
from nc_tui.core.records import CheckIn, Contact, PlanItem, Reflection, Urge
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


def _dated(moment: datetime) -> str:
    return say_moment(moment, _NO_YEAR)


def by_time(records: Iterable[R]) -> list[R]:
    """Oldest first."""
    return sorted(records, key=lambda record: (record.at, record.id))


class Lists:
    """Each record as one item of a list, with its notes indented below it."""

    def __init__(self, words: Content) -> None:
        self._words = words
        self._helped = {choice.id: choice.label for choice in words.choices.helped}

    def contact(self, contact: Contact) -> str:
        ends = "ended a run" if contact.ends_run else ""
        resumed = contact.resumed_at
        said = [self._words.kind_label(contact.kind), ends, contact.answer or ""]
        if contact.resumes == "later":
            said.append(f"a new run from {_dated(resumed)}" if resumed else "no new run yet")
        notes = (("before", contact.before), ("note", contact.note))
        return _item(_dated(contact.at), said, notes)

    def urge(self, urge: Urge) -> str:
        strengths = " → ".join(str(strength) for _, strength in urge.samples)
        minutes = f"{urge.seconds / 60:.0f} min of breathing" if urge.seconds >= 60 else ""
        set_off = ", ".join(self._words.trigger_label(each) for each in urge.triggers)
        notes = (("set off by", set_off), ("next", urge.next), ("note", urge.note))
        return _item(_dated(urge.at), [strengths, minutes], notes)

    def checkin(self, checkin: CheckIn) -> str:
        mood = "" if checkin.mood is None else self._words.mood_label(checkin.mood)
        helped = ", ".join(self._helped.get(each, each) for each in checkin.helped)
        notes = (
            ("helped", helped), ("intention", checkin.intention), ("note", checkin.note),
        )  # fmt: skip
        return _item(say_day(checkin.day, _NO_YEAR), [mood], notes)

    def reflection(self, reflection: Reflection) -> str:
        words = self._words
        name = "felt" if reflection.kind == "stages" else "for"
        notes = [(name, words.statement(tick)) for tick in reflection.ticks]
        notes += [(words.prompt(each.prompt), each.text) for each in reflection.answers]
        if reflection.action:
            notes.append(("a small action", words.action(reflection.action)))
        if reflection.return_on:
            notes.append(("ask again", say_day(reflection.return_on, _NO_YEAR)))
        return _item(say_day(reflection.day, _NO_YEAR), [], notes)

    def plan(self, snapshot: Snapshot) -> Iterator[str]:
        for kind, heading in _HEADINGS.items():
            lines = [f"- {said}" for said in map(self._planned, snapshot.plan_of(kind)) if said]
            if lines:
                yield "\n".join((f"## {heading}", "", *lines, ""))

    def _planned(self, item: PlanItem) -> str:
        said = {
            "rule": self._words.rule_label(item.rule) if item.rule else "",
            "if-then": f"{item.if_ or ''}: {item.then or ''}",
            "person": ", ".join(filter(None, (item.name, item.reach, item.hours))),
            "milestone": f"{item.days} days {item.text or ''}",
            "pattern": " ".join(
                [f"{item.name}:" if item.name else ""]
                + [f"{word} {seconds:g} s" for word, seconds in item.phases or ()]
            ),
        }
        return one_line(said.get(item.kind, item.text or ""))


def _item(when: str, said: Iterable[str], notes: Iterable[tuple[str, str | None]]) -> str:
    lines = [f"- {' · '.join(filter(None, (when, *said)))}"]
    for name, note in notes:
        if note and note.strip():
            first, *more = note.strip().split("\n")
            lines.append(f"  - {name}: {first}")
            lines += [f"    {line}".rstrip() for line in more]
    return "\n".join(lines)
