"""``nc-tui config``: the file of what this machine is set to. Writes it, checks it, names keys."""

import argparse
import os
from typing import TYPE_CHECKING

from nc_tui.cli.output import say, say_json
from nc_tui.cli.parser import Commands, add_command, add_json
from nc_tui.cli.session import Session
from nc_tui.core.errors import NcError

if TYPE_CHECKING:
    from nc_tui.config import ConfigFile


def add_parser(commands: Commands) -> None:
    family = add_command(commands, "config", "what this machine is set to: colours, keys, movement")
    within = family.add_subparsers(metavar="COMMAND", title="commands", required=True)
    add_json(add_command(within, "init", "write a config.toml with comments", run=_init))
    add_json(add_command(within, "check", "say what is wrong in config.toml", run=_check))
    add_json(add_command(within, "keys", "name every key that can be set", run=_keys))


def _init(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.store.durable import make_private_folder, reason
    from nc_tui.tui.first_config import first_config

    path = session.locations.config
    text = first_config()
    try:
        make_private_folder(path.parent)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        message = f"{path} is there already. It was left as it is; edit that one."
        raise NcError(message) from error
    except OSError as error:
        message = f"{path} could not be written: {reason(error)}. Nothing is set by it."
        raise NcError(message) from error
    if arguments.json:
        say_json({"path": str(path)})
    else:
        say(str(path))
    return 0


def _check(arguments: argparse.Namespace, session: Session) -> int:
    file = _file(session)
    if arguments.json:
        say_json({"path": str(file.path), "problems": file.problems})
    elif file.problems:
        for problem in file.problems:
            say(problem)
    elif file.path.exists():
        say(f"All that {file.path} says counts.")
    else:
        say("There is no config.toml: all is as it is at first. nc-tui config init writes one.")
    return 1 if file.problems else 0


def _keys(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.tui.keymap import Bound, keymap_from

    keymap = keymap_from(_file(session))
    bound = Bound()
    rows = [
        (name, keymap.of(name, bound.first_key(name)), binding.tooltip or binding.description)
        for name, binding in bound.ids.items()
    ]
    if arguments.json:
        say_json([{"id": name, "key": key, "does": does} for name, key, does in rows])
        return 0
    width, keys = max(len(name) for name, _, _ in rows), max(len(key) for _, key, _ in rows)
    for name, key, does in rows:
        say(f"{name:<{width}}  {key:<{keys}}  {does}")
    return 0


def _file(session: Session) -> "ConfigFile":
    """The file with all its problems, also those that only the app can know of."""
    from textual.theme import BUILTIN_THEMES

    from nc_tui.config import read_config
    from nc_tui.tui.keymap import keymap_from
    from nc_tui.tui.palettes import OURS
    from nc_tui.tui.themes import theme_from

    file = read_config(session.locations.config)
    theme_from(file, {*(theme.name for theme in OURS), *BUILTIN_THEMES})
    keymap_from(file)
    return file
