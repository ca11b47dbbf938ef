"""A report as what it says, before it looks like anything: the same for every form of it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import TypeVar

from msgspec import Struct

from nc_tui.content.insight_tables import Table, tables_of
from nc_tui.content.load import Content
from nc_tui.content.record_lines import Line, R, RecordLines, by_time, say_dated
from nc_tui.core.initials import with_initials
from nc_tui.core.insights import Insights, insights
from nc_tui.core.records import Contact, Entry, Reflection, Urge
from nc_tui.core.report import Part, ReportAsked
from nc_tui.core.sayings import MONTHS
from nc_tui.core.state import Snapshot
from nc_tui.core.streak import Run

M = TypeVar("M", Contact, Urge, Entry)

ABOUT = (
    "Written by nc-tui from what one person recorded about keeping no contact. Every chart says "
    "of how many it speaks; where there are too few, nothing is drawn. Nothing here is a "
    "diagnosis or a forecast."
)
STRENGTHS = "Strengths are the person's own, 0 to 9, and moods 1 to 5. Middle ones are medians."
_NAMED = {
    Part.CHARTS: "charts",
    Part.CONTACT: "the ledger of contact",
    Part.URGES: "urges one by one",
    Part.CHECKINS: "check-ins one by one",
    Part.FEELINGS: "what each day felt like",
    Part.MOTIVES: "motivation checks",
    Part.PLAN: "the plan",
    Part.PAGES: "journal pages",
}


class Section(Struct, frozen=True):
    """A part that is lines: ``about`` says how many, ``facts`` are a table with its first row as
    head, ``lists`` have a heading each."""

    title: str
    about: str = ""
    facts: tuple[tuple[str, ...], ...] = ()
    lines: tuple[Line, ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Page(Struct, frozen=True):
    """A page of the journal, as it was typed."""

    when: str
    mood: str
    text: str


class Report(Struct, frozen=True):
    """``tables`` and ``found`` are there where charts were asked for."""

    title: str
    about: tuple[str, ...]
    found: Insights | None
    tables: tuple[Table, ...]
    sections: tuple[Section, ...]
    pages: tuple[Page, ...]


def report_of(snapshot: Snapshot, asked: ReportAsked, now: datetime, words: Content) -> Report:
    """What ``asked`` wants told of ``snapshot``, and nothing else of it. ``now`` is in the zone
    of the settings."""
    if asked.initials:
        snapshot = with_initials(snapshot)
    today = snapshot.today(now)
    found = insights(snapshot, asked.span, today, words.stage_of)

    def is_in(day: date) -> bool:
        return found.first <= day <= today

    writer = _Sections(snapshot, words, today, is_in)
    return Report(
        title=f"A record, {_say_days(found.first, today)}",
        about=(ABOUT, STRENGTHS, _inventory(asked)),
        found=found if Part.CHARTS in asked.parts else None,
        tables=tuple(_tables(found, asked, words)),
        sections=tuple(
            section for part in Part if part in asked.parts for section in writer.of(part)
        ),
        pages=tuple(writer.pages()) if Part.PAGES in asked.parts else (),
    )


def _tables(found: Insights, asked: ReportAsked, words: Content) -> Iterator[Table]:
    if Part.CHARTS in asked.parts:
        for table in tables_of(found, words):
            # Drawn from the ledger alone: who leaves that out leaves out its counts.
            if table.id != "contact" or Part.CONTACT in asked.parts:
                yield table


class _Sections:
    """The lists of a report."""

    def __init__(
        self, snapshot: Snapshot, words: Content, today: date, is_in: Callable[[date], bool]
    ) -> None:
        self._kept, self._words, self._today, self._is_in = snapshot, words, today, is_in
        self._told = RecordLines(words)

    def of(self, part: Part) -> Iterator[Section]:
        kept, told = self._kept, self._told
        match part:
            case Part.CONTACT:
                yield self._contact()
            case Part.URGES:
                urges = [urge for urge in self._those(kept.urges) if urge.samples]
                yield self._lines("Urges", "urge", urges, told.urge)
            case Part.CHECKINS:
                days = [each for each in kept.checkins if self._is_in(each.day)]
                yield self._lines("Check-ins", "check-in", days, told.checkin)
            case Part.FEELINGS:
                felt = self._reflections("stages")
                yield self._lines("What days felt like", "day", felt, told.reflection)
            case Part.MOTIVES:
                checks = self._reflections("motivation")
                yield self._lines("What the silence is for", "check", checks, told.reflection)
            case Part.PLAN:
                lists = tuple((name, tuple(lines)) for name, lines in told.plan(kept))
                yield Section("The plan", "" if lists else "Nothing is written in it.", lists=lists)

    def _contact(self) -> Section:
        lines = tuple(map(self._told.contact, self._those(self._kept.contacts)))
        runs = [run for run in self._kept.ledger.runs if self._is_in(run.last_day or self._today)]
        rows = tuple(map(self._run, runs))
        return Section(
            "Contact",
            f"{_counted(len(lines), 'entry', 'entries')}. {_counted(len(rows), 'run')} without "
            "contact, in days by the calendar.",
            (("from", "until", "days"), *rows) if rows else (),
            lines,
        )

    def _run(self, run: Run) -> tuple[str, str, str]:
        until = say_dated(run.until) if run.until else "goes on"
        return say_dated(run.begins), until, str(run.days(self._today))

    def _those(self, records: Iterable[M]) -> list[M]:
        """Those of the days that are told of, oldest first."""
        there = (each for each in records if self._is_in(self._kept.day_of_record(each)))
        return sorted(there, key=lambda record: (record.at, record.id))

    def _reflections(self, kind: str) -> list[Reflection]:
        return [r for r in self._kept.reflections if r.kind == kind and self._is_in(r.day)]

    def _lines(
        self, title: str, noun: str, records: Iterable[R], told: Callable[[R], Line]
    ) -> Section:
        lines = tuple(map(told, by_time(records)))
        return Section(title, f"{_counted(len(lines), noun)}.", lines=lines)

    def pages(self) -> Iterator[Page]:
        for entry in self._those(self._kept.journal):
            if entry.kind == "entry" and entry.away is None:
                mood = "" if entry.mood is None else self._words.mood_label(entry.mood)
                yield Page(say_dated(entry.at), mood, entry.text)


def _inventory(asked: ReportAsked) -> str:
    inside = [_NAMED[part] for part in Part if part in asked.parts]
    if Part.CHARTS in asked.parts:
        # What is left out line by line is still counted here, and that is said.
        contact = "contact, " if Part.CONTACT in asked.parts else ""
        inside[0] = f"charts (counts of {contact}urges, check-ins and what days felt like)"
    outside = [_NAMED[part] for part in Part if part not in asked.parts]
    said = f"In it: {', '.join(inside) or 'nothing'}. Left out: {', '.join([*outside, 'letters'])}."
    return f"{said} Names of people in the plan are initials." if asked.initials else said


def _say_days(first: date, last: date) -> str:
    if first == last:
        return _say_date(last)
    return f"{_say_date(first, last.year)} to {_say_date(last)}"


def _say_date(day: date, but_not: int | None = None) -> str:
    """``but_not``: a year that need not be said."""
    said = f"{day.day} {MONTHS[day.month - 1]}"
    return said if day.year == but_not else f"{said} {day.year}"


def _counted(n: int, noun: str, many: str = "") -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {many or noun + 's'}"
