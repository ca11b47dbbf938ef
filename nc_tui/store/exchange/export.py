"""Everything that is kept, written out in one of its forms; or a report of it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nc_tui.core.forms import Form, usual_name
from nc_tui.core.report import ReportAsked, ReportForm, report_name
from nc_tui.store.exchange.handing_out import write_file, write_folder
from nc_tui.store.exchange.holdings import Holdings

if TYPE_CHECKING:
    from nc_tui.content.load import Content


class Written(NamedTuple):
    """Where it lies, how many files it is, and how many sealed letters' words are not in it."""

    path: Path
    files: int
    sealed_left_out: int


def write_out(holdings: Holdings, form: Form, path: Path, words: "Content") -> Written:
    """Write everything at ``path``, or under its usual name in the folder that is there: one file
    for json, a folder for the others.

    Raises StoreError where that cannot be done, or something has that name already.
    """
    path = place(path, usual_name(form, holdings.now.date()))
    if form == "json":
        write_file(path, holdings.whole())
        return Written(path, 1, 0)
    if form == "markdown":
        from nc_tui.store.exchange.markdown import folder

        count = write_folder(path, folder(holdings, words))
    else:
        from nc_tui.store.exchange.sheets import sheets

        count = write_folder(path, sheets(holdings))
    return Written(path, count, holdings.sealed)


def write_report(
    holdings: Holdings, asked: ReportAsked, form: ReportForm, path: Path, words: "Content"
) -> Written:
    """Write a report at ``path``, or under its usual name in the folder that is there.

    Raises StoreError where that cannot be done, or something has that name already.
    """
    from nc_tui.content.report.document import report_of
    from nc_tui.content.report.html import as_html
    from nc_tui.content.report.plain import as_markdown

    path = place(path, report_name(form, holdings.now.date()))
    report = report_of(holdings.snapshot, asked, holdings.now, words)
    text = as_html(report, words) if form == "html" else as_markdown(report)
    write_file(path, text.encode())
    return Written(path, 1, 0)


def place(path: Path, usual: str) -> Path:
    """Where it is written: ``path`` in full; ``usual`` names it within a folder."""
    path = path.absolute()
    is_folder = os.path.isdir(path)  # noqa: PTH112  (Path's raises where it may not look)
    return path / usual if is_folder else path
