"""``nc-tui import``: adds what is not here yet, from an export of nc-tui's or of jrnl's."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nc_tui.cli.output import say, say_json
from nc_tui.cli.parser import Commands, add_command, add_json
from nc_tui.cli.session import Session
from nc_tui.cli.writing import STANDARD_INPUT
from nc_tui.locations import path_typed

if TYPE_CHECKING:
    from nc_tui.core.importing import Planned

_SOURCES = ("nc-tui", "jrnl")

_MORE = """\
FILE is a json export, or - for standard input:

  nc-tui import everything.json
  jrnl --format json | nc-tui import -

What jrnl keeps itself is text, and is not read: have it write json, as here.

From nc-tui, records keep their ids: what is here already is not added again, and of a record
that was changed in both places the newer is shown and the other kept behind it. From jrnl, a page
of the same minute and text is the same; #tags stay in the text, the star is kept with the page.

What was taken away here since stays away, unless --bring-back is given; what was erased stays
erased. The file as it was is backed up first, and nc-tui undo takes the whole import back."""


def add_parser(commands: Commands) -> None:
    parser = add_command(commands, "import", "add what is in an export", run=run, more=_MORE)
    parser.add_argument("file", metavar="FILE")
    parser.add_argument(
        "--from", dest="source", choices=_SOURCES, help="when left out, the file itself tells"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what it would do")
    parser.add_argument(
        "--bring-back", action="store_true", help="also add what was taken away here since"
    )
    add_json(parser)


def run(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.core.importing import say_counts

    data, name = _given(arguments.file)
    _ = session.snapshot  # the person's zone: jrnl's moments have none
    store, back = session.store, arguments.bring_back
    incoming = store.read_foreign(data, name, arguments.source)
    if arguments.dry_run:
        planned = store.preview(incoming, bring_back=back)
    else:
        planned, _ = store.take_in(incoming, bring_back=back)
    if arguments.json:
        say_json({"from": incoming.source, "dry_run": arguments.dry_run, **_counts(planned)})
        return 0
    for sentence in say_counts(planned.counts, is_dry=arguments.dry_run):
        say(sentence)
    if planned.number("away"):
        say("--bring-back adds those too.")
    if not arguments.dry_run and not planned.is_nothing:
        say("nc-tui undo takes it all back.")
    return 0


def _given(file: str) -> tuple[bytes, str]:
    """The bytes, and what the file is called."""
    if file == STANDARD_INPUT:
        return (b"" if sys.stdin is None else sys.stdin.buffer.read()), "standard input"
    from nc_tui.store.exchange.reading import bytes_of_file

    return bytes_of_file(path_typed(file)), Path(file).name or file


def _counts(planned: "Planned") -> dict[str, Any]:
    """Each fate with its number, and the numbers of each kind."""
    from nc_tui.core.importing import FATES

    kinds: dict[str, dict[str, int]] = {}
    for (fate, noun), count in sorted(planned.counts.items()):
        kinds.setdefault(noun, {})[fate] = count
    return {**{fate: planned.number(fate) for fate in FATES}, "kinds": kinds}
