"""``nc-tui surf``: the app straight in a breath, gone with it; for ``tmux display-popup``."""

import argparse
from typing import TYPE_CHECKING

from nc_tui.cli.breathe import PATTERNS, is_on_terminal
from nc_tui.cli.parser import Commands, add_command, suggest, whole_number
from nc_tui.cli.session import Session
from nc_tui.core.errors import NcError, UsageError

if TYPE_CHECKING:
    from nc_tui.core.breathing import Pattern

_MORE = """\
NAME is slow, even, box, 4-7-8, sigh or what you called one of your own; left out, it is the one you
breathed last. Both options are for this time only. In tmux:
  bind-key u display-popup -E -w 80% -h 80% "nc-tui surf\""""


def add_parser(commands: Commands) -> None:
    parser = add_command(
        commands, "surf", "surf an urge: opens in a breath, leaves with it", run=run, more=_MORE
    )
    suggest(parser.add_argument("--pattern", metavar="NAME", help="what to breathe"), *PATTERNS)
    parser.add_argument(
        "--minutes", type=whole_number(1, 120), metavar="N", help="after how long it asks"
    )


def run(arguments: argparse.Namespace, session: Session) -> int:
    pattern = None if arguments.pattern is None else _called(arguments.pattern, session)
    if not is_on_terminal():
        message = (
            "surf needs a terminal, and there is none here. Nothing was done; "
            "nc-tui breathe prints what to breathe anywhere."
        )
        raise NcError(message)
    from nc_tui.cli.opening import open_app

    return open_app(session, surf=True, pattern=pattern, minutes=arguments.minutes)


def _called(name: str, session: Session) -> "Pattern":
    """The pattern of that name; for one of ours no file is read."""
    from nc_tui.content.load import load_content
    from nc_tui.content.patterns import all_patterns, pattern_called

    breathing = load_content().breathing
    try:
        return pattern_called(breathing.patterns, name)
    except UsageError:
        return pattern_called(all_patterns(breathing, session.snapshot.plan), name)
