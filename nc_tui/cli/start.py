"""``nc-tui start``: the first-run answers without the app; given again, it changes them."""

import argparse
from datetime import time
from typing import TYPE_CHECKING

from nc_tui.cli.output import say, say_aside
from nc_tui.cli.parser import WHEN, Commands, add_command, add_json
from nc_tui.cli.reading import moment_of
from nc_tui.cli.session import Session
from nc_tui.cli.status import is_dated, status_values
from nc_tui.cli.status_line import line_of
from nc_tui.cli.words import text_or_none
from nc_tui.core.errors import UsageError

if TYPE_CHECKING:
    from nc_tui.core.records import Contact, PlanItem, Record, SettingRecord
    from nc_tui.core.state import Snapshot

RULES = ("full", "limited", "space", "order")

_MORE = f"""\
{WHEN}
The first time --since is needed; given again, the command changes what is given.
A contact since then is not a new start: nc-tui contact keeps the days before it.
Reasons and people are added to those already there."""


def add_parser(commands: Commands) -> None:
    parser = add_command(
        commands, "start", "the first answers: since when, and what for", run=run, more=_MORE
    )
    parser.add_argument("--since", metavar="WHEN", help="when the last contact was")
    parser.add_argument("--rule", choices=RULES, help="the rule you keep; full when never set")
    parser.add_argument("--reason", metavar="TEXT", help="one reason of yours")
    parser.add_argument(
        "--person", metavar="TEXT", help='someone to call: "Sam", or "Sam, 555 0100"'
    )
    parser.add_argument("--zone", help="your time zone, such as Europe/London, or system")
    parser.add_argument(
        "--day-starts", metavar="HH:MM", help="until when a night belongs to the day before; 03:00"
    )
    add_json(parser)


def run(arguments: argparse.Namespace, session: Session) -> int:
    before = snapshot = session.snapshot
    records: list[Record] = [*_settings(arguments, session)]
    records += _last_contact(arguments, session)
    records += _plan(arguments, session)
    if records:
        snapshot = session.store.keep(*records).snapshot
        _say_moved_over(before, snapshot, session)
    now = session.now()
    form = "json" if arguments.json else "plain"
    say(line_of(form, status_values(snapshot, now), dated=is_dated(snapshot)))
    return 0


def _settings(arguments: argparse.Namespace, session: Session) -> "list[SettingRecord]":
    """The settings that change. The zone is in force from here on, for ``--since`` too."""
    from nc_tui.core.settings import check_setting, setting_record

    changed, settings = [], session.snapshot.settings
    if arguments.day_starts is not None:
        begins: time = check_setting("day_starts", arguments.day_starts)
        if begins != settings.day_starts:
            changed.append(setting_record("day_starts", f"{begins:%H:%M}"))
    if arguments.zone is not None:
        zone: str = check_setting("zone", arguments.zone)
        if zone != settings.zone:
            changed.append(setting_record("zone", zone))
        session.move_to(zone)
    return changed


def _last_contact(arguments: argparse.Namespace, session: Session) -> "list[Contact]":
    """The ledger's first line as ``--since`` has it, unless it says so already."""
    from nc_tui.core.records import START_ID, Contact, ContactKind
    from nc_tui.core.settings import check_setting

    known = next((c for c in session.snapshot.contacts if c.id == START_ID), None)
    if arguments.since is None:
        if known is None:
            message = (
                "the first time, --since is needed: when the last contact was. "
                'Nothing was done; add it, such as --since "last tuesday 9pm".'
            )
            raise UsageError(message)
        return []
    # As it will be: whether two at night is of the day named depends on it.
    begins = arguments.day_starts and check_setting("day_starts", arguments.day_starts)
    at = moment_of(arguments.since, session, begins)
    contact = Contact(
        id=START_ID, at=at, zone=session.zone, kind=ContactKind.START,
        ends_run=True, resumes="at-once", note=known.note if known else None,
    )  # fmt: skip
    if known and (known.at, known.zone, known.begins_run_at) == (at, contact.zone, at):
        return []
    return [contact]


def _say_moved_over(before: "Snapshot", after: "Snapshot", session: Session) -> None:
    """Days that were counted and are no more, and how a contact is written down instead."""
    from nc_tui.core.last_contact import days_moved_over, start_of
    from nc_tui.core.sayings import say_moment

    was, now = start_of(before), start_of(after)
    days = days_moved_over(before, now.at) if was and now else 0
    if was and now and days:
        counted = "1 day" if days == 1 else f"{days} days"
        since = say_moment(was.at, session.now().year)
        say_aside(
            f"replaced {since}, with the {counted} counted from it. If there was contact since: "
            f'nc-tui undo, then nc-tui contact reached-out --at "{now.at:%Y-%m-%d %H:%M}"'
        )


def _plan(arguments: argparse.Namespace, session: Session) -> "list[PlanItem]":
    """The lines that the plan does not have yet; a rule only where another one is in force."""
    from nc_tui.core.plan import next_order
    from nc_tui.core.records import PlanItem, RuleKind
    from nc_tui.core.text import mend

    snapshot, now = session.snapshot, session.now()
    lines = []
    if arguments.rule is not None and (rule := RuleKind(arguments.rule)) is not snapshot.rule:
        order = next_order(snapshot.plan_of("rule"))
        lines.append(PlanItem(kind="rule", at=now, order=order, rule=rule, channels=(), topics=()))
    reason = mend(text_or_none(arguments.reason) or "").strip()
    if reason and reason not in {item.text for item in snapshot.plan_of("reason")}:
        order = next_order(snapshot.plan_of("reason"))
        lines.append(PlanItem(kind="reason", at=now, order=order, text=reason))
    name, _, reach = mend(text_or_none(arguments.person) or "").partition(",")
    name, reach = name.strip(), reach.strip()
    people = {(item.name, item.reach or "") for item in snapshot.plan_of("person")}
    if name and (name, reach) not in people:
        order = next_order(snapshot.plan_of("person"))
        lines.append(PlanItem(kind="person", at=now, order=order, name=name, reach=reach))
    return lines
