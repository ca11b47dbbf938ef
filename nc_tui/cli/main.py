"""The command line: finds the command, runs it, and turns what went wrong into one line."""

import os
from collections.abc import Callable, Sequence
from functools import partial

from nc_tui.cli.output import finish_output, leave_output, prepare_streams, say_aside
from nc_tui.cli.session import Session, open_session
from nc_tui.core.errors import NcError, UsageError

DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130


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
    except Exception:  # what Python would print may hold what a person wrote
        if "NC_TUI_DEBUG" in os.environ:
            raise
        message = "stopped by an error of its own. What was kept before is safe;"
        todo = "look before you try again. NC_TUI_DEBUG=1 shows the error."
        return _refuse(f"{message} {todo}", REFUSED)
    return code


def _run(argv: Sequence[str]) -> int:
    try:
        command, data = _read(argv)
    except SystemExit as leaving:  # --help and --version
        return int(leaving.code or DONE)
    session = open_session(data)
    refusal = ""
    try:
        code = command(session)
    except NcError as error:
        refusal = str(error)
        raise
    finally:
        _tell_news(session, refusal)
    return code


def _read(argv: Sequence[str]) -> tuple[Callable[[Session], int], str | None]:
    """What is to be done, and the file that ``--data`` names."""
    from nc_tui.cli.opening import open_app

    if not argv:  # the app starts without having the commands read first
        return open_app, None
    from nc_tui.cli.commands import build_parser

    arguments = build_parser(_meant(argv)).parse_args(argv)
    return partial(arguments.run, arguments), arguments.data


def _meant(argv: Sequence[str]) -> Sequence[str]:
    """The commands that these words need: the one they begin with, or none to open the app.
    Help, and words that are in no order, need all of them, which takes as long as the rest."""
    from nc_tui.cli.commands import COMMANDS

    words = list(argv)
    if words[0].partition("=")[0] == "--data":
        del words[: 1 if "=" in words[0] else 2]
    if not words:
        return ()
    return words[:1] if words[0] in COMMANDS else COMMANDS


def _tell_news(session: Session, refusal: str) -> None:
    """Say what happened to the file on the way; not what the refusal to come says as well."""
    for sentence in session.take_news():
        what, _, _ = sentence.partition(". ")
        if not refusal.casefold().startswith(what.casefold()):
            say_aside(f"nc-tui: {sentence}")


def _refuse(message: str, code: int) -> int:
    say_aside(f"nc-tui: {message}")
    return code
