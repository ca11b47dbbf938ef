"""``nc-tui doctor``: looks at everything, says what it found, and mends it when asked to."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from nc_tui.cli.output import say, say_json
from nc_tui.cli.parser import Commands, add_command, add_json
from nc_tui.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nc_tui.store.found import Finding

_MORE = """\
Looks at the file, its records, rights, backups, the log of changes, drafts, what lies beside the
file, the disk, the program, config.toml and the terminal. Each line begins with ok, note or
problem; no line has your words, so that all of it can be put into the report of a fault. It has
your paths.
It only reads. With --repair it puts a damaged file right from the copies kept here, makes files
private, and removes what killed writers left and backups that rotted; a damaged file itself is
never removed. Then it says what was done, and what is left.
Ends with 1 when there is a problem left, with 0 otherwise."""

_LEVEL_WIDTH = 9


def add_parser(commands: Commands) -> None:
    parser = add_command(
        commands, "doctor", "look whether everything is as it should be", run=run, more=_MORE
    )
    parser.add_argument("--repair", action="store_true", help="put right what can be put right")
    add_json(parser)


def run(arguments: argparse.Namespace, session: Session) -> int:
    from datetime import UTC, datetime

    from nc_tui.cli.program import examine_program
    from nc_tui.cli.terminal import examine_terminal
    from nc_tui.store.doctor import examine

    # Not the session's present: asked for, it would read the records and put the file right.
    now = datetime.now(UTC)
    findings: list[Finding] = []
    if arguments.repair:
        from nc_tui.store.repairing import repair

        findings += repair(session.store, now)
    findings += _followed(arguments.data, session.locations.data)
    findings += examine(session.locations, now)
    findings += examine_program(session.locations)
    findings += examine_terminal(os.environ)
    if arguments.json:
        from dataclasses import asdict

        say_json([asdict(finding) for finding in findings])
    else:
        _say(findings)
    return int(any(finding.level == "problem" for finding in findings))


def _followed(data: str | None, resolved: Path) -> "list[Finding]":
    """Where links lead from the path that was asked for."""
    from platformdirs import PlatformDirs

    from nc_tui.locations import APP, DATA_FILE, DATA_VARIABLE
    from nc_tui.store.found import Finding

    usual = Path(PlatformDirs(APP, appauthor=False).user_data_dir) / DATA_FILE
    asked = Path(data or os.environ.get(DATA_VARIABLE) or usual).expanduser()
    path = os.path.abspath(asked)  # noqa: PTH100 - resolve() would follow the links too
    if path == str(resolved):
        return []
    return [Finding("file", "ok", f"Links lead from {path} to {resolved}.")]


def _say(findings: "Iterable[Finding]") -> None:
    from nc_tui.cli.wrapping import lines_for

    for finding in findings:
        text = f"{finding.text} {finding.todo}"
        for line in lines_for(sys.stdout, text, f"{finding.level:<{_LEVEL_WIDTH}}"):
            say(line)
