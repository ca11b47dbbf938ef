"""``nc-tui demo``: the app on a made-up year, in a place of its own that is gone afterwards."""

import argparse
from pathlib import Path

from nc_tui.cli.breathe import is_on_terminal
from nc_tui.cli.parser import Commands, add_command
from nc_tui.cli.session import Session
from nc_tui.core.errors import NcError
from nc_tui.locations import DATA_FILE, Locations

_SAID = (
    "This is a made-up year, in a place of its own. What is yours is not touched, and what you "
    "do here is gone when you quit."
)

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
        locations, clock = sandbox(Path(folder), session.locations.config), SystemClock()
        Store(locations, clock, random_bits).keep(*records(clock.now()))
        return run_app(locations, clock, news=_SAID)


def sandbox(folder: Path, config: Path) -> Locations:
    """Everything in ``folder``, but for the settings of this machine."""
    return Locations(
        data=folder / DATA_FILE,
        config=config,
        state=folder / "state",
        backups=folder / "state" / "backups",
        cache=folder / "cache",
    )
