"""The command line: finds the command, runs it, and turns what went wrong into one line."""

import argparse
from collections.abc import Sequence
from typing import Any

from nc_tui.cli import (
    backup,
    breathe,
    checkin,
    completions,
    config,
    contact,
    demo,
    doctor,
    erase,
    export,
    import_,
    insights,
    journal,
    letter,
    locate,
    runs,
    safety,
    start,
    status,
    surf,
    undo,
    urge,
)
from nc_tui.cli.output import finish_output, leave_output, prepare_streams, say, say_aside
from nc_tui.cli.parser import Parser, add_data
from nc_tui.cli.session import Session, open_session
from nc_tui.core.errors import NcError, UsageError

DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130

_FAMILIES = (
    *(start, status, contact, runs, urge, surf, breathe, checkin, journal, letter),
    *(insights, safety, export, import_, undo, backup, doctor, erase, locate, config),
    *(demo, completions),
)

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


class _Overview(argparse.RawDescriptionHelpFormatter):
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


def build_parser() -> Parser:
    """Every command with its options; nothing else is imported for it."""
    parser = Parser(prog="nc-tui", description=_ABOUT, epilog=_MORE, formatter_class=_Overview)
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    add_data(parser, default=None)
    parser.set_defaults(run=_open_app)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for family in _FAMILIES:
        family.add_parser(commands)
    return parser


def run(argv: Sequence[str]) -> int:
    """Run one command line; the exit code: 0 done, 1 refused or failed, 2 usage."""
    try:
        prepare_streams()  # which sends what is still buffered, and may learn that it cannot be
        code = _run(argv)
        finish_output()
    except UsageError as error:
        return _refuse(str(error), USAGE)
    except NcError as error:
        return _refuse(str(error), REFUSED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        leave_output()
        return DONE
    except OSError as error:
        from nc_tui.store.durable import reason

        leave_output()
        what = f"{error.filename} cannot be used" if error.filename else "the system refused"
        message = f"{what}: {reason(error)}. What was kept before is as it was."
        return _refuse(f"{message} nc-tui locate shows where things lie.", REFUSED)
    return code


def _run(argv: Sequence[str]) -> int:
    try:
        arguments = build_parser().parse_args(argv)
    except SystemExit as leaving:  # --help and --version
        return int(leaving.code or DONE)
    session = open_session(arguments.data)
    refusal = ""
    try:
        code: int = arguments.run(arguments, session)
    except NcError as error:
        refusal = str(error)
        raise
    finally:
        _tell_news(session, refusal)
    return code


def _tell_news(session: Session, refusal: str) -> None:
    """Say what happened to the file on the way; not what the refusal to come says as well."""
    for sentence in session.take_news():
        what, _, _ = sentence.partition(". ")
        if not refusal.casefold().startswith(what.casefold()):
            say_aside(f"nc-tui: {sentence}")


def _open_app(_arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.cli.opening import open_app

    return open_app(session)


def _refuse(message: str, code: int) -> int:
    say_aside(f"nc-tui: {message}")
    return code
