"""``nc-tui runs``: every run the ledger tells of, newest first."""

import argparse

from nc_tui.cli.output import day_count, say, say_json, short_moment
from nc_tui.cli.parser import Commands, add_command, add_json
from nc_tui.cli.session import Session


def add_parser(commands: Commands) -> None:
    add_json(add_command(commands, "runs", "every run, newest first", run=run))


def run(arguments: argparse.Namespace, session: Session) -> int:
    snapshot, today = session.snapshot, session.snapshot.today(session.now())
    runs = snapshot.ledger.runs[::-1]
    if arguments.json:
        say_json(
            [
                {
                    "since": run.begins.isoformat(),
                    "until": run.until.isoformat() if run.until else None,
                    "days": run.days(today),
                    "ended_by": str(run.ended_by.id) if run.ended_by else None,
                }
                for run in runs
            ]
        )
        return 0
    if not runs:
        say("No runs yet. nc-tui start --since WHEN begins one.")
        return 0
    from nc_tui.content.load import load_content

    content = load_content()
    for run in runs:
        days = run.days(today)
        length = f"{day_count(days) if days else 'same day':>9}"
        if run.until is None or run.ended_by is None:
            say(f"{length}  {short_moment(run.begins)} – today")
        else:
            ended_by = content.kind_label(run.ended_by.kind)
            say(f"{length}  {short_moment(run.begins)} – {short_moment(run.until)}  {ended_by}")
    return 0
