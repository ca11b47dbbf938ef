"""``nc-tui locate``: where the data file and all that belongs to it lie."""

import argparse

from nc_tui.cli.output import say, say_json
from nc_tui.cli.parser import Commands, add_command, add_json
from nc_tui.cli.session import Session

_PLACES = ("data", "config", "state", "backups", "cache")


def add_parser(commands: Commands) -> None:
    parser = add_command(commands, "locate", "where things lie", run=run)
    parser.add_argument(
        "place", nargs="?", choices=_PLACES, metavar="PLACE", help=f"one of {', '.join(_PLACES)}"
    )
    add_json(parser)


def run(arguments: argparse.Namespace, session: Session) -> int:
    places = [arguments.place] if arguments.place else _PLACES
    paths = {place: str(getattr(session.locations, place)) for place in places}
    if arguments.json:
        say_json(paths)
    elif arguments.place:
        say(paths[arguments.place])
    else:
        width = max(map(len, paths))
        for place, path in paths.items():
            say(f"{place:<{width}}  {path}")
    return 0
