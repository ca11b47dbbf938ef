"""What can be typed after ``nc-tui``, read from the parser itself: nothing is named twice."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from nc_tui.cli.parser import Parser

_PATHS = ("PATH", "FILE", "FOLDER")


@dataclass(frozen=True, slots=True)
class Option:
    """An option: its names, what it does, and what may follow it."""

    flags: tuple[str, ...]
    does: str
    takes_value: bool
    words: tuple[str, ...]
    is_path: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A command, by the words that lead to it, and what may follow them."""

    path: tuple[str, ...]
    commands: tuple[tuple[str, str], ...]
    """Each with what it does."""
    options: tuple[Option, ...]
    words: tuple[str, ...]
    is_path: bool

    @property
    def name(self) -> str:
        return " ".join(self.path)

    @property
    def takers(self) -> Iterator[tuple[Option, tuple[str, ...]]]:
        """The options that a value follows, and what a script meets there: ``place|flag``."""
        for option in self.options:
            if option.takes_value:
                yield option, tuple(f"{self.name}|{flag}" for flag in option.flags)


def places_of(parser: Parser, path: tuple[str, ...] = ()) -> Iterator[Place]:
    """The parser's own place first, then those of its commands."""
    options: list[Option] = []
    commands: dict[str, str] = {}
    words: list[str] = []
    is_path = False
    below: dict[str, Parser] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            commands = {each.dest: each.help or "" for each in action._choices_actions}
            below = dict(action.choices)
        elif action.option_strings:
            options.append(_option(action))
        else:
            words += _words(action)
            is_path |= _is_path(action)
    yield Place(path, tuple(commands.items()), tuple(options), tuple(words), is_path)
    for name, inner in below.items():
        yield from places_of(inner, (*path, name))


def _option(action: argparse.Action) -> Option:
    return Option(
        tuple(action.option_strings), action.help or "", action.nargs != 0,
        _words(action), _is_path(action),
    )  # fmt: skip


def _words(action: argparse.Action) -> tuple[str, ...]:
    suggested = vars(action).get("suggested", ())
    # What has to be read from a file is read only for the script.
    return (*map(str, action.choices or ()), *(suggested() if callable(suggested) else suggested))


def _is_path(action: argparse.Action) -> bool:
    return action.metavar in _PATHS
