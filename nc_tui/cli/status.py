"""``nc-tui status``: where the person stands today, for people, tmux and programs."""

import argparse
from datetime import datetime
from string import Formatter
from typing import TYPE_CHECKING, Any

from nc_tui.cli.output import day_count, say, say_json
from nc_tui.cli.parser import Commands, add_command
from nc_tui.cli.session import Session
from nc_tui.core.errors import UsageError

if TYPE_CHECKING:
    from nc_tui.core.state import Snapshot

KEYS = (
    "days", "since", "rule", "longest_days", "kept_last_30",
    "window_days", "checked_in_today", "last_urge_at", "night",
)  # fmt: skip

_MORE = f"""\
TEMPLATE is a text with fields in braces, such as "{{days}} days since {{since}}".
Fields: {", ".join(KEYS)}.
A field without a value is left empty; {{{{ and }}}} print a brace."""


def add_parser(commands: Commands) -> None:
    parser = add_command(
        commands, "status", "where you stand today, in one line", run=run, more=_MORE
    )
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument(
        "--format", metavar="FORMAT", default="plain", help="plain, tmux, json or a TEMPLATE"
    )
    forms.add_argument("--json", action="store_const", const="json", dest="format", help="as json")


def run(arguments: argparse.Namespace, session: Session) -> int:
    form: str = arguments.format
    if form not in ("plain", "tmux", "json"):
        _check_template(form)
    snapshot, now = session.snapshot, session.now()
    match form:
        case "plain":
            say(plain_line(snapshot, now))
        case "tmux":
            say(_tmux_line(snapshot, now))
        case "json":
            say_json(status_values(snapshot, now))
        case _:
            say(_filled(form, status_values(snapshot, now)))
    return 0


def status_values(snapshot: "Snapshot", now: datetime) -> dict[str, Any]:
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


def plain_line(snapshot: "Snapshot", now: datetime) -> str:
    """A sentence for a person: "23 days · kept 27 of the last 30"."""
    if snapshot.ledger.first_day is None:
        return "No date yet. nc-tui start --since WHEN sets one."
    values = status_values(snapshot, now)
    days, kept, window = values["days"], values["kept_last_30"], values["window_days"]
    match days:
        case None:
            line = "Between runs"
        case 0:
            line = "First day"
        case _:
            line = day_count(days)
    # Said only where it says something kind: "kept 0" counts what was not done.
    return f"{line} · kept {kept} of the last {window}" if kept else line


def _tmux_line(snapshot: "Snapshot", now: datetime) -> str:
    """As short as can be, in ASCII; empty before there is a date."""
    if snapshot.ledger.first_day is None:
        return ""
    days = status_values(snapshot, now)["days"]
    if days is None:
        return "pause"
    return f"{days}d" if days else "first day"


def _check_template(template: str) -> None:
    """UsageError unless ``template`` has braces and, in them, nothing but names of KEYS."""
    fields = f"the fields are {', '.join(KEYS)}."
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        message = f"the braces of that format do not match; {fields}"
        raise UsageError(message) from error
    if "{" not in template and "}" not in template:
        message = f"there is no format {template[:40]!r}; write plain, tmux, json or {{days}}."
        raise UsageError(message)
    for _, name, spec, conversion in parts:
        if name is not None and (name not in KEYS or spec or conversion):
            message = f"that format has a field {name[:40]!r} that is not known; {fields}"
            raise UsageError(message)


def _filled(template: str, values: dict[str, Any]) -> str:
    # Values are put in by hand: str.format would also follow attributes and indices.
    filled = []
    for literal, name, _, _ in Formatter().parse(template):
        filled.append(literal)
        if name is not None:
            filled.append(_as_text(values[name]))
    return "".join(filled)


def _as_text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)
