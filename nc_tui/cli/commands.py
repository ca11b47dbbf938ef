"""Every command, as the command line knows them."""

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from nc_tui.cli.output import say
from nc_tui.cli.parser import HelpFormatter, Parser, add_data
from nc_tui.cli.session import Session
from nc_tui.core.errors import NcError

COMMANDS = (
    *("start", "status", "contact", "runs", "urge", "surf", "breathe", "checkin", "journal"),
    *("letter", "insights", "safety", "export", "import", "undo", "backup", "doctor", "erase"),
    *("locate", "config", "demo", "completions"),
)
"""Each has a module of its own, named after it."""

_ABOUT = """\
A calm companion for keeping no contact. With no command, it opens the app.
Every command works while the app is open. Texts may come from standard input
(-) or from your editor; words in arguments end up in shell history."""

_MORE = """\
examples:
  nc-tui                                opens the app
  nc-tui demo                           the app on a made-up year
  nc-tui start --since "sunday 9pm"     the first answers, without the app
  nc-tui urge 7 -t lonely               an urge, written down
  nc-tui COMMAND --help                 more of each command

Moments are ISO 8601, "yesterday 21:30", "3h ago" or "last tuesday 9pm"; what was understood is
shown back. --json prints one JSON value, with keys that stay.

exit codes:
  0  done
  1  refused, or not possible; one line on standard error says why, and what to do
  2  it could not be meant like that; nothing was done

environment:
  NC_TUI_DATA          the data file, where --data does not name one
  VISUAL, EDITOR       your editor, where config.toml does not name one
  NO_COLOR             no colours
  TEXTUAL_ANIMATIONS   none: nothing moves"""


class _Overview(HelpFormatter):
    """Room for the longest name of a command: argparse forgets that they are set in."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog)
        self._action_max_length = 16


class _Version(argparse.Action):
    """Prints the version; asked of the installation only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any, **__: Any) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            say(f"nc-tui {version('nc-tui')}")
        except PackageNotFoundError as error:
            message = "nc-tui is not installed here, so it has no version; install it with pip."
            raise NcError(message) from error
        parser.exit()


def build_parser(names: Sequence[str] = COMMANDS) -> Parser:
    """The commands called that with their options; nothing else is imported for it."""
    parser = Parser(prog="nc-tui", description=_ABOUT, epilog=_MORE, formatter_class=_Overview)
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    add_data(parser, default=None)
    parser.set_defaults(run=_open_app)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for name in names:
        module = "import_" if name == "import" else name
        import_module(f"nc_tui.cli.{module}").add_parser(commands)
    return parser


def _open_app(_arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.cli.opening import open_app

    return open_app(session)
