"""``nc-tui journal``: adds a page, lists the pages; shows, edits or removes one."""

import argparse
from typing import TYPE_CHECKING

from nc_tui.cli.output import endings_of, record_value, say, say_json, say_record, short_moment
from nc_tui.cli.parser import IDS, WHEN, Commands, add_at, add_command, add_json, whole_number
from nc_tui.cli.reading import moment_of
from nc_tui.cli.session import Session
from nc_tui.cli.writing import text_given
from nc_tui.core.errors import NcError

if TYPE_CHECKING:
    from nc_tui.core.records import Entry

_TITLE_WIDTH = 60

_ADD = f"""\
Best from standard input (-), or, with no text at all, in your editor ($VISUAL, $EDITOR):
words in arguments end up in shell history and process lists.

  nc-tui journal add - < page.md
  nc-tui journal add

{WHEN}"""


def add_parser(commands: Commands) -> None:
    family = add_command(commands, "journal", "the journal: add, list, show, edit, remove")
    within = family.add_subparsers(metavar="COMMAND", title="commands", required=True)
    parser = add_command(within, "add", "a new page", run=_add, more=_ADD)
    parser.add_argument(
        "text", nargs="?", metavar="TEXT", help="- for standard input; left out: your editor"
    )
    parser.add_argument(
        "--mood", type=whole_number(1, 5), metavar="1-5", help="from 1, very low, to 5, good"
    )
    add_at(parser)
    add_json(parser)
    parser = add_command(within, "list", "the pages, newest first", run=_list)
    parser.add_argument("--limit", type=whole_number(1), metavar="N", help="the newest N alone")
    add_json(parser)
    parser = add_command(within, "edit", "go on with a page in your editor", run=_edit, more=IDS)
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "text", nargs="?", metavar="TEXT", help="- for standard input; left out: your editor"
    )
    add_json(parser)
    for name, does, run in (("show", "one page", _show), ("remove", "take a page away", _remove)):
        parser = add_command(within, name, does, run=run, more=IDS)
        parser.add_argument("id", metavar="ID")
        add_json(parser)


def _add(arguments: argparse.Namespace, session: Session) -> int:
    from msgspec.structs import replace

    from nc_tui.core.records import Entry

    session.take_back_pages()
    # All that may be refused is asked before the writing, so that no page is refused for it.
    at = moment_of(arguments.at, session) if arguments.at is not None else session.now()
    zone = session.zone
    new_id = session.store.new_id(Entry)  # named now: a kill while it is written makes a draft
    page = Entry(id=new_id, kind="entry", at=at, zone=zone, text="", mood=arguments.mood)
    with text_given(arguments.text, page, session) as text:
        if not text.strip():
            message = "there was no text. Nothing was added; try again when you like."
            raise NcError(message)
        (kept,) = session.store.keep(replace(page, text=text)).records
    say_record(kept, "Noted.", as_json=arguments.json)
    return 0


def _edit(arguments: argparse.Namespace, session: Session) -> int:
    from msgspec.structs import replace

    from nc_tui.core.errors import ChangedElsewhereError

    page, said = _page(arguments.id, session), "Changed."
    with text_given(arguments.text, page, session) as text:
        if text == page.text:
            say_record(page, "Nothing was changed.", as_json=arguments.json)
            return 0
        if not text.strip():
            message = (
                "there is nothing on it any more. It was left as it was; remove takes it away."
            )
            raise NcError(message)
        try:
            (kept,) = session.store.replace(replace(page, text=text)).records
        except ChangedElsewhereError:
            said = "It was changed elsewhere meanwhile. Both are in the journal now."
            apart = replace(page, id=0, updated=None, text=text)
            (kept,) = session.store.keep(apart).records
    say_record(kept, said, as_json=arguments.json)
    return 0


def _list(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.core.journal import entries_newest_first, title_of

    session.take_back_pages()
    entries = entries_newest_first(session.snapshot.journal)[: arguments.limit]
    if arguments.json:
        say_json([record_value(entry) for entry in entries])
        return 0
    if not entries:
        say("Nothing in the journal yet.")
        return 0
    from nc_tui.content.load import load_content

    content = load_content()
    # Letters share the ids: an ending has to tell a page from them too.
    endings = endings_of(entry.id for entry in session.snapshot.journal)
    width = max(len(endings[entry.id]) for entry in entries)
    for entry in entries:
        title = title_of(entry.text)
        if len(title) > _TITLE_WIDTH:
            title = f"{title[: _TITLE_WIDTH - 1]}…"
        mood = "" if entry.mood is None else f" · {content.mood_label(entry.mood)}"
        say(f"{endings[entry.id]:>{width}}  {short_moment(entry.at)}  {title}{mood}")
    return 0


def _show(arguments: argparse.Namespace, session: Session) -> int:
    entry = _page(arguments.id, session)
    say_record(entry, entry.text, as_json=arguments.json)
    return 0


def _remove(arguments: argparse.Namespace, session: Session) -> int:
    entry = _page(arguments.id, session)
    _ = session.snapshot  # the moment of removal is written in the person's zone
    (kept,) = session.store.remove(entry).records
    say_record(kept, "Removed.", as_json=arguments.json)
    return 0


def _page(ending: str, session: Session) -> "Entry":
    """The page with that id. NcError for a letter: it is no page, and may be sealed."""
    from nc_tui.core.records import Entry

    session.take_back_pages()
    entry = session.store.find(Entry, ending)
    if entry.kind != "entry":
        message = "that is a letter, and letters are held till daylight. It was left as it is."
        raise NcError(message)
    return entry
