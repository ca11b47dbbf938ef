"""``nc-tui export``: everything that is kept, to be read elsewhere or to come back."""

import argparse
import os
import stat
import sys
from pathlib import Path

from nc_tui.cli.output import say, say_aside, say_bytes
from nc_tui.cli.parser import Commands, add_command
from nc_tui.cli.session import Session
from nc_tui.core.errors import NcError, UsageError
from nc_tui.core.forms import FORMS, Form, usual_name
from nc_tui.core.report import USUAL_PARTS, Part, ReportAsked, ReportForm
from nc_tui.core.span import Span
from nc_tui.locations import path_typed

_REPORTS: dict[str, ReportForm] = {"html": "html", "report": "markdown"}
_BESIDE = tuple(part.value for part in Part if part not in USUAL_PARTS)
_TABLES = ("contacts", "urges", "journal", "checkins", "reflections", "plan")

_MORE = """\
json      everything in one file, also letters that are sealed or let go, and what was taken away;
          nc-tui import takes it in again, whole
markdown  a folder to read in anything: a file a page, and one each for ledger, urges, check-ins
csv       a folder of tables for a spreadsheet; with --table, that one alone
html      a report for you or a therapist: one page that prints, and needs no network
report    the same report as Markdown

A report holds charts: counts of urges, check-ins and what days felt like. --with adds contact (its
counts too), urges, check-ins, feelings, motives, plan or pages of the journal. Letters are never in
it. --names leaves the names of your people as they are; else they are initials. --range is 30d,
90d, 1y or all.

Without --out, json and one table of csv go to standard output:

  nc-tui export > everything.json
  nc-tui export --format markdown --out ~/my-pages
  nc-tui export --format html --range 1y --with contact --with plan --out ~/report.html

Nothing is ever written over. What --out writes is yours alone to read (0600); a file that > makes
is as open as your shell leaves it. Whoever you give them to, or whoever uses your account, can read
them."""


def add_parser(commands: Commands) -> None:
    parser = add_command(
        commands, "export", "everything, to keep or read elsewhere", run=run, more=_MORE
    )
    forms = (*FORMS, *_REPORTS)
    parser.add_argument("--format", choices=forms, default="json", help="json, when left out")
    parser.add_argument(
        "--out", metavar="PATH", help="a new file or folder, or a folder to put it in"
    )
    parser.add_argument(
        "--table", choices=_TABLES, metavar="TABLE", help=f"for csv: one of {', '.join(_TABLES)}"
    )

    report = parser.add_argument_group("for a report")
    report.add_argument("--range", choices=[*Span], help="how far back; 90d, when left out")
    report.add_argument(
        "--with", choices=_BESIDE, action="append", dest="beside", metavar="PART",
        help=f"also in it: {', '.join(_BESIDE)}",
    )  # fmt: skip
    report.add_argument("--names", action="store_true", help="names in full")


def run(arguments: argparse.Namespace, session: Session) -> int:
    form, table, out = arguments.format, arguments.table, arguments.out
    if form not in _REPORTS and (arguments.range or arguments.beside or arguments.names):
        message = (
            "--range, --with and --names are for a report alone. Nothing was written; "
            "add --format html."
        )
        raise UsageError(message)
    if table and form != "csv":
        message = "--table is for csv alone. Nothing was written; add --format csv."
        raise UsageError(message)
    if out == "":
        message = "--out names no file. Nothing was written; give it a path."
        raise UsageError(message)
    if form in _REPORTS:
        return _report(arguments, session)
    if out is not None:
        return _write(form, table, path_typed(out), session)
    if form == "json":
        return _print_json(session)
    if table:
        from nc_tui.store.exchange.sheets import sheet

        _ = session.snapshot
        say(sheet(session.store.holdings(), table).rstrip("\n"))
        _say_who_can_read(f"what you keep of {table}")
        return 0
    also = " For one table on standard output, add --table." if form == "csv" else ""
    message = f"{form} is a folder of files. Nothing was written; name one with --out.{also}"
    raise UsageError(message)


def _print_json(session: Session) -> int:
    if sys.stdout is not None and sys.stdout.isatty():
        message = (
            "this would put everything you keep on the screen, sealed letters too. Nothing was "
            "printed; name a file with --out, or send it on with > or |."
        )
        raise NcError(message)
    _ = session.snapshot
    say_bytes(session.store.holdings().whole())
    _say_who_can_read("everything you keep, sealed letters and what was taken away too")
    return 0


def _say_who_can_read(what: str) -> None:
    """That a shell's ``>`` made a file which others may read: its umask is not ours to change."""
    try:
        mode = os.fstat(sys.stdout.fileno()).st_mode
    except (AttributeError, OSError, ValueError):  # no file: closed, or a reader in this process
        return
    if stat.S_ISREG(mode) and mode & (stat.S_IRGRP | stat.S_IROTH):
        say_aside(
            f"others may be able to read that file, and it holds {what}: "
            "chmod 600 makes it yours alone; --out PATH does so by itself"
        )


def _report(arguments: argparse.Namespace, session: Session) -> int:
    if arguments.out is None:
        message = "a report is a file. Nothing was written; name one with --out."
        raise UsageError(message)
    from nc_tui.content.load import load_content
    from nc_tui.store.exchange.export import write_report

    asked = ReportAsked(
        Span(arguments.range or Span.QUARTER),
        USUAL_PARTS | {Part(each) for each in arguments.beside or ()},
        initials=not arguments.names,
    )
    _ = session.snapshot
    written = write_report(
        session.store.holdings(), asked, _REPORTS[arguments.format], path_typed(arguments.out),
        load_content(),
    )  # fmt: skip
    say_aside(f"written to {written.path}; whoever opens it can read it")
    return 0


def _write(form: Form, table: str | None, out: Path, session: Session) -> int:
    from nc_tui.store.exchange.export import place, write_out
    from nc_tui.store.found import counted

    _ = session.snapshot  # what is sealed is seen by the person's clock
    holdings = session.store.holdings()
    if table:
        from nc_tui.store.exchange.handing_out import write_file
        from nc_tui.store.exchange.sheets import sheet

        out = place(out, f"{usual_name(form, holdings.now.date())}-{table}.csv")
        write_file(out, sheet(holdings, table).encode())
        say_aside(f"written to {out}; whoever opens it can read it")
        return 0
    from nc_tui.content.load import load_content

    written = write_out(holdings, form, out, load_content())
    where = (
        f"{counted(written.files, 'file')} in {written.path}"
        if written.files > 1
        else str(written.path)
    )
    say_aside(f"written to {where}; whoever opens it can read it")
    if written.sealed_left_out:
        letters = counted(written.sealed_left_out, "sealed letter")
        say_aside(f"{letters} left out until daylight; json holds them")
    return 0
