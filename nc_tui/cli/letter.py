"""``nc-tui letter``: writes what would be sent and holds it till daylight. Nothing is sent."""

import argparse
from typing import TYPE_CHECKING, Any

from nc_tui.cli.output import endings_of, record_value, say, say_json, short_moment
from nc_tui.cli.parser import IDS, Commands, add_command, add_json, whole_number
from nc_tui.cli.session import Session
from nc_tui.cli.writing import text_given
from nc_tui.core.errors import NcError

if TYPE_CHECKING:
    from datetime import datetime

    from nc_tui.core.records import Entry

_TITLE_WIDTH = 60

_ADD = """\
It is sealed until the morning (the first one at least four hours on), and shown nowhere before.

Best from standard input (-), or, with no text at all, in your editor ($VISUAL, $EDITOR):
words in arguments end up in shell history and process lists.

  nc-tui letter add - < letter.md
  nc-tui letter add"""


def add_parser(commands: Commands) -> None:
    family = add_command(commands, "letter", "what you would send, held till daylight")
    within = family.add_subparsers(metavar="COMMAND", title="commands", required=True)
    parser = add_command(within, "add", "a new letter, sealed", run=_add, more=_ADD)
    parser.add_argument(
        "text", nargs="?", metavar="TEXT", help="- for standard input; left out: your editor"
    )
    parser.add_argument(
        "--strength", type=whole_number(0, 9), metavar="0-9", help="how strong it is now"
    )
    add_json(parser)
    add_json(add_command(within, "list", "the letters, newest first", run=_list))
    more = f"A sealed one says when it opens; with --json its text is left out.\n\n{IDS}"
    parser = add_command(within, "show", "one letter", run=_show, more=more)
    parser.add_argument("id", metavar="ID")
    add_json(parser)


def _add(arguments: argparse.Namespace, session: Session) -> int:
    from msgspec.structs import replace

    from nc_tui.core.letters import opens_at
    from nc_tui.core.records import Entry

    begun, zone = session.now(), session.zone
    morning = session.snapshot.settings.morning
    letter = Entry(
        id=session.store.new_id(Entry), kind="letter", at=begun, zone=zone, text="",
        strength=arguments.strength, opens=opens_at(begun, morning),
    )  # fmt: skip
    with text_given(arguments.text, letter, session) as text:
        if not text.strip():
            message = "there was no text. Nothing was added; try again when you like."
            raise NcError(message)
        sealed = session.now()  # the writing may have taken its time
        letter = replace(letter, text=text, at=sealed, opens=opens_at(sealed, morning))
        (kept,) = session.store.keep(letter).records
    assert isinstance(kept, Entry)
    _say_letter(kept, sealed, as_json=arguments.json)
    return 0


def _list(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.core.letters import letters_newest_first

    now = session.now()
    journal = session.snapshot.journal
    letters = letters_newest_first(journal)
    if arguments.json:
        say_json([_value(letter, now) for letter in letters])
        return 0
    if not letters:
        say("No letters yet.")
        return 0
    # Pages share the ids: an ending has to tell a letter from them too.
    endings = endings_of(entry.id for entry in journal)
    width = max(len(endings[letter.id]) for letter in letters)
    for letter in letters:
        said = f"{endings[letter.id]:>{width}}  {short_moment(letter.at)}"
        say(f"{said}  {_line(letter, now)}")
    return 0


def _show(arguments: argparse.Namespace, session: Session) -> int:
    _say_letter(_letter(arguments.id, session), session.now(), as_json=arguments.json)
    return 0


def _say_letter(letter: "Entry", now: "datetime", *, as_json: bool) -> None:
    from nc_tui.core.letters import is_sealed, say_opening

    if as_json:
        say_json(_value(letter, now))
    elif letter.opens is not None and is_sealed(letter, now):
        say(f"Sealed until daylight, {say_opening(letter.opens, now)}.")
    else:
        say(letter.text)


def _value(letter: "Entry", now: "datetime") -> dict[str, Any]:
    """A letter as JSON gives it: without its text while it is sealed."""
    from nc_tui.core.letters import is_sealed

    value = record_value(letter)
    if is_sealed(letter, now):
        del value["text"]
    return value


def _line(letter: "Entry", now: "datetime") -> str:
    """A letter in the list: its first line once something was decided about it."""
    from nc_tui.core.journal import title_of
    from nc_tui.core.letters import as_listed

    title = title_of(as_listed(letter, now).text)
    return title if len(title) <= _TITLE_WIDTH else f"{title[: _TITLE_WIDTH - 1]}…"


def _letter(ending: str, session: Session) -> "Entry":
    """The letter with that id. NcError for a page, and for a letter that was let go."""
    from nc_tui.core.letters import is_let_go
    from nc_tui.core.records import Entry

    entry = session.store.find(Entry, ending)
    if entry.kind != "letter":
        message = "that is a page of the journal; nc-tui journal show shows it."
        raise NcError(message)
    if is_let_go(entry):
        message = "that letter was let go, and is shown nowhere. It was left as it is."
        raise NcError(message)
    return entry
