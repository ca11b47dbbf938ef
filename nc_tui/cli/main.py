"""The command line: finds the command, runs it, and turns what went wrong into one line."""

import argparse
from collections.abc import Sequence
from typing import Any

from nc_tui.cli import (
    backup,
    breathe,
    checkin,
    contact,
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
    *(insights, safety, export, import_, undo, backup, doctor, erase, locate),
)

_ABOUT = """\
A calm companion for keeping no contact. With no command, it opens the app.
Every command works while the app is open. Texts may come from standard input
(-) or from your editor; words in arguments end up in shell history."""


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
    parser = Parser(prog="nc-tui", description=_ABOUT)
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    add_data(parser, default=None)
    parser.set_defaults(run=_open_app)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for family in _FAMILIES:
        family.add_parser(commands)
    return parser


def run(argv: Sequence[str]) -> int:
    """Run one command line; the exit code: 0 done, 1 refused or failed, 2 usage."""
    prepare_streams()
    try:
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
        message = f"the system refused: {reason(error)}. What was kept before is as it was."
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
    from nc_tui.core.clock import SystemClock
    from nc_tui.tui.run import run_app

    return run_app(session.locations, SystemClock())


def _refuse(message: str, code: int) -> int:
    say_aside(f"nc-tui: {message}")
    return code
