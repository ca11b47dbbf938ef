"""``nc-tui status``: where the person stands today, for people, tmux and programs."""

import argparse
import os
import time
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from nc_tui.cli.glance import cache_folder, identity_of, remember
from nc_tui.cli.output import say
from nc_tui.cli.parser import Commands, add_command, suggest
from nc_tui.cli.session import Session
from nc_tui.cli.status_line import FORMATS, KEYS, Values, check_form, line_of
from nc_tui.core.errors import DamagedError, UsageError

if TYPE_CHECKING:
    from nc_tui.core.state import Snapshot

_MORE = f"""\
TEMPLATE is a text with fields in braces, such as "{{days}} days since {{since}}".
Fields: {", ".join(KEYS)}.
A field without a value is left empty; {{{{ and }}}} print a brace.

Asked again, it answers from a small private cache of these numbers, for as long as they hold."""


def add_parser(commands: Commands) -> None:
    parser = add_command(
        commands, "status", "where you stand today, in one line", run=run, more=_MORE
    )
    forms = parser.add_mutually_exclusive_group()
    form = forms.add_argument(
        "--format", metavar="FORMAT", default="plain", help="plain, tmux, json or a TEMPLATE"
    )
    suggest(form, *FORMATS)
    forms.add_argument("--json", action="store_const", const="json", dest="format", help="as json")


def run(arguments: argparse.Namespace, session: Session) -> int:
    try:
        check_form(arguments.format)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if arguments.format == "tmux":
        _leave_damage(session)
    path = os.fspath(session.locations.data)
    before = identity_of(path)
    snapshot, now = session.snapshot, session.now()
    values, dated = status_values(snapshot, now), is_dated(snapshot)
    if before is not None and before == identity_of(path) and _is_ours(session):
        _remember(snapshot, now, before, values)
    say(line_of(arguments.format, values, dated=dated))
    return 0


def _leave_damage(session: Session) -> None:
    """tmux drops what is said beside the answer: what became of the file would reach nobody."""
    try:
        session.require_whole()
    except DamagedError as error:
        what, _, _ = str(error).partition(". ")
        message = f"{what}. Nothing was done about it here; nc-tui doctor says what can be."
        raise DamagedError(message) from error


def _is_ours(session: Session) -> bool:
    """Whether the cache would lie where everything of nc-tui's is found, and erased."""
    return cache_folder() == os.fspath(session.locations.cache)


def status_values(snapshot: "Snapshot", now: datetime) -> Values:
    """The values of KEYS at ``now``; None where there is nothing to tell."""
    from nc_tui.core.streak import standing
    from nc_tui.core.urge import latest_with_strength

    today = snapshot.today(now)
    stand = standing(snapshot.ledger, today)
    urge = latest_with_strength(snapshot.urges)
    return {
        "days": stand.days,
        "since": stand.since.isoformat() if stand.since else None,
        "rule": snapshot.rule.value,
        "longest_days": stand.longest_days,
        "kept_last_30": stand.kept,
        "window_days": stand.window_days,
        "checked_in_today": snapshot.checkin_of(today) is not None,
        "last_urge_at": urge.at.isoformat() if urge else None,
        "night": snapshot.is_night(now),
    }


def is_dated(snapshot: "Snapshot") -> bool:
    """Whether there is a first contact to count from."""
    return snapshot.ledger.first_day is not None


def _remember(
    snapshot: "Snapshot", now: datetime, identity: tuple[int, ...], values: Values
) -> None:
    from nc_tui.core.boundaries import next_boundary

    settings = snapshot.settings
    until = next_boundary(now, (settings.day_starts, settings.night_from, settings.night_to))
    with suppress(OSError):  # a cache that cannot be written is only slower
        remember(
            cache_folder(), identity, values,
            dated=is_dated(snapshot), made=time.time(), until=until.timestamp(),
        )  # fmt: skip
