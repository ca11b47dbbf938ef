"""``nc-tui contact``: the ledger. Adds to it, lists it, changes it."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from nc_tui.cli.output import (
    endings_of,
    record_value,
    say,
    say_aside,
    say_json,
    say_record,
    short_moment,
)
from nc_tui.cli.parser import IDS, WHEN, Commands, Parser, add_at, add_command, add_json
from nc_tui.cli.session import Session
from nc_tui.core.errors import UsageError
from nc_tui.core.text import one_line

if TYPE_CHECKING:
    from nc_tui.content.load import Content
    from nc_tui.core.records import Contact
    from nc_tui.core.state import Snapshot

KINDS = {
    "looked": "you looked at their profile",
    "drafted": "you drafted a message",
    "necessary": "you sent what had to be said; never a slip",
    "replied": "you replied",
    "reached-out": "you reached out",
    "met": "you met",
    "they-wrote": "they wrote to you; never a slip",
}
_ENDS = "It ends the run, unless you say --keeps-run."
_KEEPS = "The run goes on, unless you say --ends-run."
_NEVER = "It never ends the run, under any rule."
_DEFAULTS = {
    "looked": _KEEPS,
    "drafted": _KEEPS,
    "necessary": _NEVER,
    "replied": f"{_ENDS}\nUnder limited contact it goes on, unless you say --ends-run.",
    "reached-out": _ENDS,
    "met": _ENDS,
    "they-wrote": _NEVER,
}
_OPTIONS = ("kind", "at", "ends_run", "resumed_at", "before", "note")


def add_parser(commands: Commands) -> None:
    family = add_command(commands, "contact", "something happened: the ledger of contact")
    within = family.add_subparsers(metavar="KIND|list|edit|remove", title="commands", required=True)
    for kind, does in KINDS.items():
        more = f"{_DEFAULTS[kind]}\n\n{WHEN}"
        parser = add_command(within, kind, does, run=_add, more=more)
        parser.set_defaults(kind=kind)
        _add_options(parser)
    add_json(add_command(within, "list", "the ledger, newest first", run=_list))
    parser = add_command(
        within, "edit", "change what one entry says", run=_edit, more=f"{IDS}\n{WHEN}"
    )
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    _add_options(parser)
    parser = add_command(within, "remove", "take an entry away", run=_remove, more=IDS)
    parser.add_argument("id", metavar="ID")
    add_json(parser)


def _add_options(parser: Parser) -> None:
    add_at(parser)
    ends = parser.add_mutually_exclusive_group()
    ends.add_argument(
        "--ends-run", action="store_const", const=True, dest="ends_run", help="it ends the run"
    )
    ends.add_argument(
        "--keeps-run", action="store_const", const=False, dest="ends_run", help="the run goes on"
    )
    begins = parser.add_mutually_exclusive_group()
    begins.add_argument(
        "--resume-later", action="store_true", help="the next run begins when you say so"
    )
    begins.add_argument("--resumed-at", metavar="WHEN", help="the next run began then")
    parser.add_argument("--before", metavar="TEXT", help="what was going on just before")
    parser.add_argument("--note", metavar="TEXT", help="a line about it")
    add_json(parser)


def _add(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.cli.contact_entry import new_contact
    from nc_tui.core.records import Contact, ContactKind

    entry = new_contact(ContactKind(arguments.kind), arguments, session)
    (kept,) = session.store.keep(entry).records
    assert isinstance(kept, Contact)
    line = "" if arguments.json else _said_after(kept, session.snapshot)
    say_record(kept, line, as_json=arguments.json)
    if arguments.ends_run is None and not arguments.json:
        _say_default(kept, session.snapshot)
    return 0


def _say_default(kept: "Contact", before: "Snapshot") -> None:
    """Where the kind or the rule answered: how to say otherwise; ``before`` as in
    ``_said_after``."""
    is_open = _days_of_run(kept, before) is not None
    if kept.ends_run and (is_open or kept.begins_run_at):
        said = "It ends the run." if is_open else "A run begins here."
        option = "--keeps-run"
    elif kept.kind == "replied" and not kept.ends_run:
        # Only of what ends a run under another rule: a look is not asked about each time.
        # That the run goes on stands above.
        said = "That is what your rule says." if is_open else "Under your rule no run begins here."
        option = "--ends-run"
    else:
        return
    ids = {contact.id for contact in before.contacts} | {kept.id}
    ending = endings_of(ids)[kept.id]
    say_aside(f"{said} If not: nc-tui contact edit {ending} {option}")


def _list(arguments: argparse.Namespace, session: Session) -> int:
    contacts = _newest_first(session.snapshot.contacts)
    if arguments.json:
        say_json([record_value(contact) for contact in contacts])
        return 0
    if not contacts:
        say("Nothing in the ledger yet.")
        return 0
    from nc_tui.content.load import load_content

    content = load_content()
    endings = endings_of(contact.id for contact in contacts)
    width = max(map(len, endings.values()))
    for contact in contacts:
        say(f"{endings[contact.id]:>{width}}  {_line(contact, content)}")
    return 0


def _edit(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.cli.contact_entry import changed_contact
    from nc_tui.core.records import Contact

    if not arguments.resume_later and all(getattr(arguments, name) is None for name in _OPTIONS):
        message = "nothing was given to change. Nothing was done; add --at, --note or another."
        raise UsageError(message)
    entry = session.store.find(Contact, arguments.id)
    (kept,) = session.store.keep(changed_contact(entry, arguments, session)).records
    assert isinstance(kept, Contact)
    _say_done("Changed", kept, as_json=arguments.json)
    return 0


def _remove(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.core.records import Contact

    entry = session.store.find(Contact, arguments.id)
    _ = session.snapshot  # the moment of removal is written in the person's zone
    (kept,) = session.store.remove(entry).records
    assert isinstance(kept, Contact)
    _say_done("Removed", kept, as_json=arguments.json)
    return 0


def _newest_first(contacts: "Iterable[Contact]") -> "list[Contact]":
    return sorted(contacts, key=lambda contact: (contact.at, contact.id), reverse=True)


def _say_done(what: str, contact: "Contact", *, as_json: bool) -> None:
    from nc_tui.content.load import load_content

    line = "" if as_json else f"{what}: {_line(contact, load_content()).lstrip()}"
    say_record(contact, line, as_json=as_json)


def _line(contact: "Contact", content: "Content") -> str:
    """An entry in one line: when, what, what became of the run, the note."""
    parts = [content.kind_label(contact.kind)]
    if contact.kind != "start" and contact.ends_run:
        parts.append("ended the run")
    if contact.resumes == "later":
        begins = contact.resumed_at
        parts.append(f"next run from {short_moment(begins).lstrip()}" if begins else "paused since")
    if contact.before:
        parts.append(f"just before: {one_line(contact.before)}")
    if contact.note:
        parts.append(one_line(contact.note))
    return f"{short_moment(contact.at)}  {' · '.join(parts)}"


def _days_of_run(contact: "Contact", before: "Snapshot") -> int | None:
    """Whole days of the run that it fell into; None where none was open."""
    from nc_tui.core.streak import days_of_run_at

    return days_of_run_at(contact, before.contacts, before.settings.day_starts)


def _said_after(contact: "Contact", before: "Snapshot") -> str:
    """What the person reads once it is kept; ``before`` is the ledger it came into."""
    from nc_tui.content.load import load_content

    content, days = load_content(), _days_of_run(contact, before)
    said = content.after_contact(
        contact.kind, ends_run=contact.ends_run, days=days, rule=before.rule
    )
    if contact.ends_run and contact.begins_run_at is None:
        return f"{said} {content.contact.after_contact.later}"
    return said
