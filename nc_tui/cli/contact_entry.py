"""A line of the ledger as the options of ``nc-tui contact`` ask for it.

What cannot be meant is a UsageError, before anything is written.
"""

import argparse
from datetime import datetime
from typing import Literal, NamedTuple

from msgspec.structs import replace

from nc_tui.cli.reading import moment_of
from nc_tui.cli.session import Session
from nc_tui.cli.words import text_or_none
from nc_tui.core.errors import UsageError
from nc_tui.core.records import NEVER_ENDS, Contact, ContactKind, ends_run_by_default


class _Resumption(NamedTuple):
    resumes: Literal["at-once", "later"] | None
    resumed_at: datetime | None


def new_contact(kind: ContactKind, options: argparse.Namespace, session: Session) -> Contact:
    """An entry not yet kept; the rule in force answers where no option does."""
    at = moment_of(options.at, session) if options.at is not None else session.now()
    default = ends_run_by_default(kind, session.snapshot.rule)
    ends_run = _ends_run(kind, options.ends_run, default)
    resumption = _resumption(options, session, at, _Resumption(None, None), ends_run=ends_run)
    return Contact(
        at=at,
        zone=session.zone,
        kind=kind,
        ends_run=ends_run,
        resumes=resumption.resumes,
        resumed_at=resumption.resumed_at,
        before=text_or_none(options.before),
        note=text_or_none(options.note),
    )


def changed_contact(contact: Contact, options: argparse.Namespace, session: Session) -> Contact:
    """``contact`` with what the options say; all else stays as the person once said it."""
    kind = ContactKind(options.kind) if options.kind is not None else contact.kind
    if contact.kind is ContactKind.START:
        _require_start(kind, options)
    at, zone = contact.at, contact.zone
    if options.at is not None:
        at, zone = moment_of(options.at, session), session.zone
    ends_run = _ends_run(kind, options.ends_run, _answer_kept(contact, kind, session))
    before = _Resumption(contact.resumes, contact.resumed_at)
    resumption = _resumption(options, session, at, before, ends_run=ends_run)
    return replace(
        contact,
        at=at,
        zone=zone,
        kind=kind,
        ends_run=ends_run,
        resumes=resumption.resumes,
        resumed_at=resumption.resumed_at,
        before=contact.before if options.before is None else text_or_none(options.before),
        note=contact.note if options.note is None else text_or_none(options.note),
    )


def _require_start(kind: ContactKind, options: argparse.Namespace) -> None:
    if kind is not ContactKind.START or options.ends_run is False:
        message = (
            "this is the last contact you started from, and it stays that. "
            "Nothing was changed; --at moves it, and contact remove takes it away."
        )
        raise UsageError(message)


def _answer_kept(contact: Contact, kind: ContactKind, session: Session) -> bool:
    """Whether an entry that becomes ``kind`` ends the run: an answer of the person's own stays,
    one that was the kind's default follows the kind."""
    rule = session.snapshot.rule
    if kind in NEVER_ENDS:
        return False
    if kind is contact.kind or contact.ends_run != ends_run_by_default(contact.kind, rule):
        return contact.ends_run
    return ends_run_by_default(kind, rule)


def _ends_run(kind: ContactKind, asked: bool | None, otherwise: bool) -> bool:
    if asked and kind in NEVER_ENDS:
        what = "a necessary message" if kind is ContactKind.NECESSARY else "what they write"
        message = f"{what} ends no run. Nothing was changed; leave --ends-run out."
        raise UsageError(message)
    return otherwise if asked is None else asked


def _resumption(
    options: argparse.Namespace,
    session: Session,
    at: datetime,
    before: _Resumption,
    *,
    ends_run: bool,
) -> _Resumption:
    """When the next run begins; nothing of that for an entry that ends none."""
    if not ends_run:
        if options.resume_later or options.resumed_at is not None:
            message = (
                "a run begins anew only after an entry that ends one. Nothing was changed; "
                "add --ends-run, or leave --resume-later and --resumed-at out."
            )
            raise UsageError(message)
        return _Resumption(None, None)
    if options.resume_later:
        return _Resumption("later", None)
    if options.resumed_at is not None:
        before = _Resumption("later", moment_of(options.resumed_at, session))
    # As instants: within one zone datetimes compare by the wall clock, which repeats an hour.
    if before.resumed_at is not None and before.resumed_at.timestamp() < at.timestamp():
        message = (
            "the new run would begin before this contact. Nothing was changed; "
            "give a later --resumed-at, or an earlier --at."
        )
        raise UsageError(message)
    return before if before.resumes else _Resumption("at-once", None)
