"""argparse, made to speak in one line and to accept no guesses."""

import argparse
import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from nc_tui.cli.examples import EXAMPLES
from nc_tui.core.errors import UsageError

if TYPE_CHECKING:
    from nc_tui.cli.session import Session

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
"""Where commands, or the commands of a command, are added."""

Run: TypeAlias = "Callable[[argparse.Namespace, Session], int]"
"""What a command does with its arguments; gives the exit code."""

WHEN = """\
WHEN is a moment in the past: 2026-11-20 21:30, "yesterday 21:30", "3h ago", "last tuesday 9pm".
What was understood is shown back."""

IDS = "ID is one from the list, whole or its last digits."


_USUAL = 80  # columns
_UNKNOWN_COMMAND = re.compile(r"argument COMMAND: invalid choice: '(?P<word>[^']*)'")
_MEANT = {"redo": "undo --redo", "restore": "backup restore", "help": "--help", "delete": "erase"}
"""What some people will type, and what it is called here."""


def _columns() -> int:
    """As wide as the terminal, or as COLUMNS says. As shutil tells it, which argparse would import
    for every command: compressors with it, and longer than parsing takes."""
    try:
        columns = int(os.environ.get("COLUMNS", 0))
        return columns if columns > 0 else os.get_terminal_size().columns or _USUAL
    except (ValueError, OSError):
        return _USUAL


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Help as it was written, two columns short of the terminal's width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


class Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviated option and raises UsageError instead of exiting."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("allow_abbrev", False)
        options.setdefault("formatter_class", HelpFormatter)
        super().__init__(**options)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            # Words may be a page someone forgot to put in quotes: only options are repeated.
            option = next((word.split("=")[0] for word in rest if word.startswith("-")), None)
            self.error(
                f"there is no option {option[:40]}"
                if option
                else "there are more words than expected; put a text in quotes"
            )
        return found

    def error(self, message: str) -> NoReturn:
        unknown = _UNKNOWN_COMMAND.match(message)
        if unknown:
            message = f"no command is called {unknown['word'][:20]}"
            meant, close = _MEANT.get(unknown["word"]), self._close_to(unknown["word"])
            message += f"; it is {meant}" if meant else f"; {close} comes close" if close else ""
        sentence = f"{message}. Nothing was done; {self.prog} --help shows what is possible."
        raise UsageError(sentence)

    def _close_to(self, word: str) -> str:
        """The command that may have been meant; "" for none."""
        from difflib import get_close_matches

        families = (each for each in self._actions if isinstance(each.choices, dict))
        names = [name for family in families for name in family.choices or ()]
        return next(iter(get_close_matches(word, names, 1)), "")


def add_command(
    commands: Commands, name: str, does: str, *, run: "Run | None" = None, more: str = ""
) -> Parser:
    """A command called ``name``; ``does`` is its one line in lists, ``more`` follows it in help,
    and what can be typed, from EXAMPLES, ends it."""
    about = f"{does[0].upper()}{does[1:]}."
    parser = commands.add_parser(name, help=does, description=f"{about}\n\n{more}".rstrip())
    shown = EXAMPLES.get(parser.prog.partition(" ")[2], ())
    if shown:
        parser.epilog = "\n".join(["examples:", *(f"  {line}" for line in shown)])
    add_data(parser, default=argparse.SUPPRESS)
    if run is not None:
        parser.set_defaults(run=run)
    return parser


def add_data(parser: Parser, default: str | None) -> None:
    """``--data``, before the command or after it."""
    parser.add_argument(
        "--data",
        metavar="PATH",
        default=default,
        help="the data file; else NC_TUI_DATA names it, else the usual place",
    )


def add_json(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON value")


def add_at(parser: Parser) -> None:
    parser.add_argument("--at", metavar="WHEN", help="when it was; now, when left out")


def suggest(action: argparse.Action, *words: str) -> None:
    """Words that a shell may complete, where others can stand there too."""
    vars(action)["suggested"] = words


def whole_number(lowest: int, highest: int | None = None) -> Callable[[str], int]:
    """An argument type: a whole number from ``lowest`` to ``highest``, or without an end."""
    span = f"from {lowest} to {highest}" if highest is not None else f"of {lowest} or more"

    def read(words: str) -> int:
        # Nine digits are enough for anything asked for here.
        if words.isascii() and words.isdecimal() and len(words) < 10:
            number = int(words)
            if number >= lowest and (highest is None or number <= highest):
                return number
        message = f"a whole number {span} is needed"
        raise argparse.ArgumentTypeError(message)

    return read
