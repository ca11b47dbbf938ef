"""What a day was and what is kept of it, for the year's map and for one day looked at closely.

Only a few hundred days are looked at, of perhaps ten years: most records are passed over by their
moment, before anybody asks which day they belong to.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from msgspec import Struct

from nc_tui.core.letters import listed_newest_first
from nc_tui.core.records import CheckIn, Contact, Entry, Reflection, Urge
from nc_tui.core.state import Snapshot
from nc_tui.core.streak import DayMark, marks_between

R = TypeVar("R", Contact, Urge, Entry)

_SLACK = timedelta(days=2)
"""A day by somebody's wall clock ends at most so long before or after it does in UTC."""


class DaySign(Struct, frozen=True):
    """What one day was: its mark, whether there was an urge, whether there is a check-in."""

    mark: DayMark = DayMark.NOT_COUNTED
    has_urge: bool = False
    has_check_in: bool = False


class DayRecords(Struct, frozen=True):
    """What is kept of one day. ``contacts`` and ``urges`` oldest first; of the journal what it
    lists, each letter as a list may show it, oldest first."""

    check_in: CheckIn | None
    contacts: tuple[Contact, ...]
    urges: tuple[Urge, ...]
    pages: tuple[Entry, ...]
    reflections: tuple[Reflection, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is kept of it."""
        return not (self.check_in or self.contacts or self.urges or self.pages or self.reflections)


def signs_between(snapshot: Snapshot, first: date, last: date, today: date) -> dict[date, DaySign]:
    """The sign of every day from ``first`` to ``last``, both included."""
    marks = marks_between(snapshot.ledger, first, last, today)
    urges = {snapshot.day_of_record(urge) for urge in _near(snapshot.urges, first, last)}
    checked_in = {record.day for record in snapshot.checkins if first <= record.day <= last}
    return {
        day: DaySign(mark, has_urge=day in urges, has_check_in=day in checked_in)
        for day, mark in marks.items()
    }


def records_of(snapshot: Snapshot, day: date, now: datetime) -> DayRecords:
    """What is kept of ``day``; at ``now`` some letters may still be sealed."""
    pages = tuple(_of_day(snapshot, snapshot.journal, day))
    return DayRecords(
        check_in=snapshot.checkin_of(day),
        contacts=tuple(sorted(_of_day(snapshot, snapshot.contacts, day), key=_order)),
        urges=tuple(sorted(_of_day(snapshot, snapshot.urges, day), key=_order)),
        pages=tuple(reversed(listed_newest_first(pages, now))),
        reflections=tuple(record for record in snapshot.reflections if record.day == day),
    )


def _of_day(snapshot: Snapshot, records: Iterable[R], day: date) -> Iterator[R]:
    near = _near(records, day, day)
    return (record for record in near if snapshot.day_of_record(record) == day)


def _near(records: Iterable[R], first: date, last: date) -> list[R]:
    """Those that may belong to a day from ``first`` to ``last``."""
    begin = datetime.combine(first, time(), UTC) - _SLACK
    end = datetime.combine(last, time(), UTC) + timedelta(days=1) + _SLACK
    return [record for record in records if begin <= record.at < end]


def _order(record: Contact | Urge) -> tuple[datetime, int]:
    return record.at, record.id
