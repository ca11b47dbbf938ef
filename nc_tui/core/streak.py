"""Runs and what follows from them, always computed from the ledger and never stored.

Days are calendar days by each record's own wall clock and the day boundary; never hours / 24.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum

from msgspec import Struct

from nc_tui.core.clock import day_of
from nc_tui.core.records import Contact, ContactKind

WINDOW = 30
"""Days that "kept n of the last …" looks back over, today included."""

MILESTONES = (1, 3, 7, 14, 30, 60, 90, 180, 365)
"""Days of one run; after the last one every full year."""


class Run(Struct, frozen=True):
    """An unbroken stretch. ``until`` and ``ended_by`` are None while it is open."""

    begins: datetime
    first_day: date
    until: datetime | None = None
    last_day: date | None = None
    ended_by: Contact | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still going on."""
        return self.until is None

    def days(self, today: date) -> int:
        """Calendar days from its beginning to its end, or to ``today``; never below 0."""
        return max(0, ((self.last_day or today) - self.first_day).days)

    def keeps(self, day: date, today: date) -> bool:
        """Whether ``day`` is a kept day of this run."""
        if not self.first_day < day <= today:
            return False
        return self.last_day is None or day < self.last_day


class Pause(Struct, frozen=True):
    """The time between contact and recommitting; ``until`` None while that is still open."""

    begins: datetime
    until: datetime | None = None


class Ledger(Struct, frozen=True):
    """Runs and pauses, oldest first. They partition the time since the first ending entry.

    ``first_day`` is the day of that entry; ``slip_days`` those of all that ended a run since.
    """

    runs: tuple[Run, ...]
    pauses: tuple[Pause, ...]
    first_day: date | None
    slip_days: frozenset[date]

    @property
    def open_run(self) -> Run | None:
        """The run that is going on; None while contact is open, or before anything began."""
        return self.runs[-1] if self.runs and self.runs[-1].is_open else None

    @property
    def is_paused(self) -> bool:
        """Whether contact happened and no new run has begun yet."""
        return bool(self.pauses) and self.pauses[-1].until is None


def endings(contacts: Iterable[Contact]) -> list[Contact]:
    """The live entries that end a run, in order."""
    return sorted(
        (contact for contact in contacts if contact.is_live and contact.ends_run),
        key=lambda contact: (contact.at, contact.id),
    )


def read_ledger(contacts: Iterable[Contact], day_starts: time) -> Ledger:
    """Every run and pause that the ledger tells of."""
    ending = endings(contacts)
    runs: list[Run] = []
    pauses: list[Pause] = []
    for index, entry in enumerate(ending):
        following = ending[index + 1] if index + 1 < len(ending) else None
        until = following.at if following else None
        begins = entry.begins_run_at
        if begins is None or (until is not None and begins >= until):
            if until is None or entry.at < until:
                pauses.append(Pause(entry.at, until))
            continue
        if entry.at < begins:
            pauses.append(Pause(entry.at, begins))
        runs.append(
            Run(
                begins=begins,
                first_day=day_of(begins, day_starts),
                until=until,
                last_day=day_of(until, day_starts) if until else None,
                ended_by=following,
            )
        )
    return Ledger(
        runs=tuple(runs),
        pauses=tuple(pauses),
        first_day=day_of(ending[0].at, day_starts) if ending else None,
        slip_days=frozenset(
            day_of(entry.at, day_starts) for entry in ending if entry.kind is not ContactKind.START
        ),
    )


class Standing(Struct, frozen=True):
    """Where the person stands today. ``days`` and ``since`` are None without an open run."""

    days: int | None
    since: datetime | None
    longest_days: int
    kept: int
    window_days: int


def kept_days(runs: Sequence[Run], days: Iterable[date], today: date) -> int:
    """How many of ``days`` some run keeps."""
    return sum(any(run.keeps(day, today) for run in runs) for day in days)


def last_days(count: int, today: date) -> list[date]:
    """``count`` days ending today, oldest first."""
    return [today - timedelta(days=back) for back in range(count - 1, -1, -1)]


def standing(ledger: Ledger, today: date) -> Standing:
    """The numbers of Today and ``status``."""
    run = ledger.open_run
    window = 0
    if ledger.first_day is not None:
        window = max(0, min(WINDOW, (today - ledger.first_day).days))
    return Standing(
        days=run.days(today) if run else None,
        since=run.begins if run else None,
        longest_days=max((run.days(today) for run in ledger.runs), default=0),
        kept=kept_days(ledger.runs, last_days(window, today), today),
        window_days=window,
    )


class DayMark(Enum):
    """What a day was, for strips and maps."""

    KEPT = "kept"
    CONTACT = "contact"
    NOT_COUNTED = "not counted"


def mark_of(day: date, ledger: Ledger, today: date) -> DayMark:
    """A contact that ended a run marks its day before anything else does."""
    if day in ledger.slip_days:
        return DayMark.CONTACT
    if any(run.keeps(day, today) for run in ledger.runs):
        return DayMark.KEPT
    return DayMark.NOT_COUNTED


def marks_between(ledger: Ledger, first: date, last: date, today: date) -> dict[date, DayMark]:
    """The mark of every day from ``first`` to ``last``, for a map of many days."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    marks = dict.fromkeys(days, DayMark.NOT_COUNTED)
    for run in ledger.runs:
        begin = max(first, run.first_day + timedelta(days=1))
        end = min(last, today if run.last_day is None else run.last_day - timedelta(days=1))
        for n in range((end - begin).days + 1):
            marks[begin + timedelta(days=n)] = DayMark.KEPT
    marks.update((day, DayMark.CONTACT) for day in ledger.slip_days if day in marks)
    return marks


def days_of_run_at(contact: Contact, contacts: Iterable[Contact], day_starts: time) -> int | None:
    """Whole days of the run that ``contact`` fell into; None where none was open then.

    ``contacts`` may hold the contact itself: what it ended is told by the others.
    """
    others = (other for other in contacts if other.id != contact.id or not contact.id)
    for run in reversed(read_ledger(others, day_starts).runs):
        if run.begins <= contact.at and (run.until is None or contact.at < run.until):
            return max(0, (day_of(contact.at, day_starts) - run.first_day).days)
    return None


def run_before(ledger: Ledger) -> Run | None:
    """The last run that has ended, of those that came to a day or more."""
    runs = reversed(ledger.runs)
    return next((run for run in runs if run.last_day and run.last_day > run.first_day), None)


def longest_run(ledger: Ledger, today: date) -> Run | None:
    """The run of the most days; of equal ones the latest. None before one came to a day."""
    runs = (run for run in ledger.runs if run.days(today))
    return max(runs, key=lambda run: (run.days(today), run.begins), default=None)


def kept_in_all(ledger: Ledger, today: date) -> tuple[int, int]:
    """The kept days since the first ending entry, and of how many; zeros without one."""
    if ledger.first_day is None:
        return 0, 0
    kept, counted_to = 0, ledger.first_day - timedelta(days=1)
    for run in ledger.runs:
        # The day a run ends on is no kept day; today is one of the open run's. Over the date
        # line a run may begin on a day that the one before it has kept already.
        begin = max(run.first_day, counted_to)
        end = today if run.last_day is None else run.last_day - timedelta(days=1)
        kept += max(0, (end - begin).days)
        counted_to = max(counted_to, end)
    return kept, max(0, (today - ledger.first_day).days)


def milestone_reached(days: int) -> bool:
    """Whether ``days`` is one of the usual milestones: the list, then every full year."""
    return days in MILESTONES or (days > 0 and days % 365 == 0)
