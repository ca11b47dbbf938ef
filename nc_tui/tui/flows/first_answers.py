"""The first answers as records: what is there is changed in place, and nothing is kept twice."""

from datetime import datetime

from msgspec.structs import replace

from nc_tui.core.last_contact import start_of
from nc_tui.core.plan import next_order
from nc_tui.core.records import (
    START_ID,
    Contact,
    ContactKind,
    PlanItem,
    RuleKind,
    whole_seconds,
)
from nc_tui.core.state import Snapshot
from nc_tui.core.text import one_line


def first_of(snapshot: Snapshot, kind: str) -> PlanItem | None:
    """The person's first line of the plan of that kind."""
    return next(iter(snapshot.plan_of(kind)), None)


def present(
    snapshot: Snapshot,
) -> tuple[Contact | None, PlanItem | None, PlanItem | None, PlanItem | None]:
    """What is there already: last contact, rule, reason, person."""
    return (
        start_of(snapshot),
        snapshot.rule_in_force,
        first_of(snapshot, "reason"),
        first_of(snapshot, "person"),
    )


def last_contact(snapshot: Snapshot, at: datetime, zone: str) -> Contact | None:
    """The ledger's first line as of ``at``; None where it says so already.

    Its id is fixed: one that was taken back is there again.
    """
    known = start_of(snapshot)
    if known is None:
        return Contact(
            id=START_ID, at=whole_seconds(at), zone=zone, kind=ContactKind.START,
            ends_run=True, resumes="at-once",
        )  # fmt: skip
    if known.at == at and known.begins_run_at == at:
        return None
    return replace(
        known, at=whole_seconds(at), zone=zone, ends_run=True, resumes="at-once", resumed_at=None
    )


def rule(
    snapshot: Snapshot, kind: RuleKind, now: datetime, made: PlanItem | None
) -> PlanItem | None:
    """The rule the person chose; None where it is in force already.

    ``made`` is the record this very visit made: a second thought changes it, while a rule kept
    before stays in the history.
    """
    present = snapshot.rule_in_force
    if present is not None and present.rule is kind:
        return None
    if made is not None and present is not None and made.id == present.id:
        return replace(present, rule=kind, at=whole_seconds(now))
    return PlanItem(
        kind="rule", at=whole_seconds(now), order=next_order(snapshot.plan_of("rule")), rule=kind,
        channels=(), topics=(),
    )  # fmt: skip


def reason(snapshot: Snapshot, text: str, now: datetime) -> PlanItem | None:
    """Their first reason with this text; without any, taken out; None for no change."""
    known = first_of(snapshot, "reason")
    if text == (one_line(known.text or "") if known else ""):
        return None
    if known is None:
        order = next_order(snapshot.plan_of("reason"))
        return PlanItem(kind="reason", at=whole_seconds(now), order=order, text=text)
    return replace(known, text=text) if text else _taken_out(known, now)


def person(snapshot: Snapshot, name: str, reach: str, now: datetime) -> PlanItem | None:
    """Their first person with this name and number; without any, taken out; None for no change."""
    known = first_of(snapshot, "person")
    before = (one_line(known.name or ""), one_line(known.reach or "")) if known else ("", "")
    if before == (name, reach):
        return None
    if known is None:
        order = next_order(snapshot.plan_of("person"))
        return PlanItem(kind="person", at=whole_seconds(now), order=order, name=name, reach=reach)
    return replace(known, name=name, reach=reach) if name else _taken_out(known, now)


def _taken_out(item: PlanItem, now: datetime) -> PlanItem:
    return replace(item, deleted=whole_seconds(now))
