"""``nc-tui journal``: adds a page, lists and searches them; shows, edits or removes one."""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nc_tui.cli.cells import shortened
from nc_tui.cli.output import (
    endings_of,
    record_value,
    say,
    say_aside,
    say_json,
    say_record,
    short_moment,
)
from nc_tui.cli.parser import IDS, WHEN, Commands, add_at, add_command, add_json, whole_number
from nc_tui.cli.reading import moment_of
from nc_tui.cli.session import Session
from nc_tui.cli.wrapping import width_of
from nc_tui.cli.writing import STANDARD_INPUT, standard_input, text_given
from nc_tui.core.errors import NcError
from nc_tui.core.text import mend, one_line

if TYPE_CHECKING:
    from nc_tui.core.records import Entry

_TITLE_WIDTH, _NARROWEST = 60, 8  # columns of a title

_ADD = f"""\
Best from standard input (-), or, with no text at all, in your editor ($VISUAL, $EDITOR):
words in arguments end up in shell history and process lists.

  nc-tui journal add - < page.md
  nc-tui journal add

{WHEN}"""

_SEARCH = """\
Words stand anywhere, a "phrase" as whole words; case and accents do not matter. Best from standard
input (-): words in arguments end up in shell history and process lists.

  #tag   mood:1-2   stage:anger   before:yesterday   after:"10 nov"

Letters are found once they are open. What was put away is not."""


def add_parser(commands: Commands) -> None:
    does = "the journal: add, list, search, show, edit, remove"
    family = add_command(commands, "journal", does)
    within = family.add_subparsers(metavar="COMMAND", title="commands", required=True)
    parser = add_command(within, "add", "a new page", run=_add, more=_ADD)
    parser.add_argument(
        "text",
        nargs="?",
        metavar="TEXT",
        help="- for standard input; left out: your editor, or what is piped in",
    )
    parser.add_argument(
        "--mood", type=whole_number(1, 5), metavar="1-5", help="from 1, very low, to 5, good"
    )
    add_at(parser)
    add_json(parser)
    parser = add_command(within, "list", "the pages, newest first", run=_list)
    parser.add_argument("--limit", type=whole_number(1), metavar="N", help="the newest N alone")
    add_json(parser)
    parser = add_command(within, "search", "find pages, newest first", run=_search, more=_SEARCH)
    parser.add_argument("words", nargs="+", metavar="WORDS", help="- for standard input")
    parser.add_argument("--limit", type=whole_number(1), metavar="N", help="the newest N alone")
    add_json(parser)
    parser = add_command(within, "edit", "go on with a page in your editor", run=_edit, more=IDS)
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "text",
        nargs="?",
        metavar="TEXT",
        help="- for standard input; left out: your editor, or what is piped in",
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
    # Letters share the ids: an ending has to tell a page from them too.
    _say_lines(entries, [title_of(entry.text) for entry in entries], session)
    return 0


def _search(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.content.load import load_content
    from nc_tui.core.journal import title_of
    from nc_tui.core.letters import as_listed
    from nc_tui.core.search import read_query
    from nc_tui.core.search_index import Index

    words = one_line(" ".join(arguments.words))
    if words == STANDARD_INPUT:
        words = one_line(standard_input())
    snapshot, now = session.snapshot, session.now()
    names = {stage.id: stage.name for stage in load_content().feelings.stages}
    query = read_query(words, snapshot.today(now), names)
    for said in query.said:
        say_aside(said)
    if query.is_empty:
        message = "there was nothing to look for. Write words, or see journal search --help."
        raise NcError(message)
    index = Index()
    pages = index.searchable(snapshot.journal, now)
    found = index.search(query, pages, snapshot.settings.day_starts)
    entries = [entry for part in found for entry in part][: arguments.limit]
    if arguments.json:
        say_json([record_value(entry) for entry in entries])
    elif not entries:
        say("Nothing found.")
    else:
        # A letter's words wait until its strength was asked, here as in the app.
        _say_lines(entries, [title_of(as_listed(entry, now).text) for entry in entries], session)
    return 0


def _say_lines(entries: "Sequence[Entry]", titles: Sequence[str], session: Session) -> None:
    """A line an entry: the end of its id, its moment, ``titles``, its mood."""
    from nc_tui.content.load import load_content

    content = load_content()
    endings = endings_of(entry.id for entry in session.snapshot.journal)
    width = max(len(endings[entry.id]) for entry in entries)
    columns = width_of(sys.stdout)
    for entry, title in zip(entries, titles, strict=True):
        mood = "" if entry.mood is None else f" · {content.mood_label(entry.mood)}"
        lead = f"{endings[entry.id]:>{width}}  {short_moment(entry.at)}  "
        room = columns - len(lead) - len(mood) if columns else _TITLE_WIDTH
        cut = shortened(mend(title), max(_NARROWEST, min(_TITLE_WIDTH, room)))
        say(f"{lead}{cut}{mood}")


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
