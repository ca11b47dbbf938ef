"""``nc-tui demo``: the app on a made-up year, in a place of its own that is gone afterwards."""

import argparse
from pathlib import Path
from shutil import get_terminal_size

from nc_tui.cli.breathe import is_on_terminal
from nc_tui.cli.parser import Commands, add_command
from nc_tui.cli.session import Session
from nc_tui.core.errors import NcError
from nc_tui.locations import DATA_FILE, Locations

_SAID = "This year is made up. Yours is not touched; all of this goes when you quit."
_SAID_BRIEFLY = "This year is made up."
_WIDTH, _HEIGHT = 60, 18  # columns and rows of a window that has room for all of it

_MORE = """\
All of it can be tried: nothing of yours is read, but the colours and keys of config.toml.
What is exported from it goes where you say, and stays there."""


def add_parser(commands: Commands) -> None:
    add_command(commands, "demo", "the app on a made-up year", run=run, more=_MORE)


def run(_arguments: argparse.Namespace, session: Session) -> int:
    if not is_on_terminal():
        message = "demo needs a terminal, and there is none here. Nothing was done."
        raise NcError(message)
    from tempfile import TemporaryDirectory

    from nc_tui.core.clock import SystemClock
    from nc_tui.demo.year import records
    from nc_tui.store.database import Store
    from nc_tui.store.random_bits import random_bits
    from nc_tui.tui.run import run_app

    with TemporaryDirectory(prefix="nc-tui-demo-") as folder:
        locations, clock = sandbox(Path(folder)), SystemClock()
        Store(locations, clock, random_bits).keep(*records(clock.now()))
        window = get_terminal_size()
        has_room = window.columns >= _WIDTH and window.lines >= _HEIGHT
        said = _SAID if has_room else _SAID_BRIEFLY
        return run_app(locations, clock, news=said, config=session.locations.config)


def sandbox(folder: Path) -> Locations:
    """Everything in ``folder``, what is chosen in Settings too."""
    return Locations(
        data=folder / DATA_FILE,
        config=folder / "config.toml",
        state=folder / "state",
        backups=folder / "state" / "backups",
        cache=folder / "cache",
    )
