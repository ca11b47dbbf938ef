"""The last contact, answered again: a later one is either news, or the first date was wrong.

To move the start on takes the days counted from it away; to write a contact down keeps them.
"""

from datetime import datetime

from nc_tui.core.clock import day_of
from nc_tui.core.records import NEVER_ENDS, START_ID, Contact, ContactKind, whole_seconds
from nc_tui.core.state import Snapshot
from nc_tui.core.streak import endings


def start_of(snapshot: Snapshot) -> Contact | None:
    """The ledger's first line, unless it was taken back."""
    return next((contact for contact in snapshot.contacts if contact.id == START_ID), None)


def days_moved_over(snapshot: Snapshot, at: datetime) -> int:
    """Days counted from the start that a start at ``at`` would no longer count; 0 where there is
    no start, or ``at`` is on no later day than its own."""
    start = start_of(snapshot)
    if start is None:
        return 0
    until = [entry.at for entry in endings(snapshot.contacts) if entry.at > start.at]
    starts = snapshot.settings.day_starts
    return max(0, (day_of(min([at, *until]), starts) - day_of(start.at, starts)).days)


def is_written_down(snapshot: Snapshot, at: datetime) -> bool:
    """Whether the ledger has a contact of that very moment since: then nothing is news."""
    return any(contact.at == at for contact in snapshot.contacts if contact.id != START_ID)


def contact_since(kind: ContactKind, at: datetime, zone: str) -> Contact:
    """A last contact that is news: it ends the run and begins the next, where its kind can."""
    ends_run = kind not in NEVER_ENDS
    return Contact(
        at=whole_seconds(at), zone=zone, kind=kind, ends_run=ends_run,
        resumes="at-once" if ends_run else None,
    )  # fmt: skip
