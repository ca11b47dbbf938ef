"""A report as one HTML file: no script, nothing fetched from anywhere, made to be printed."""

from collections.abc import Iterator
from html import escape

from nc_tui.content.insight_tables import Table
from nc_tui.content.load import Content
from nc_tui.content.record_lines import Line
from nc_tui.content.report.document import Page, Report, Section
from nc_tui.content.report.drawings import drawing_of, is_whole_width
from nc_tui.content.report.style import DOCTYPE, STYLE

_SAFE = "default-src 'none'; style-src 'unsafe-inline'"
"""For the browser: even if something slipped in, it may load and run nothing."""
_LONG = 60  # characters of a note that gets a line of its own
_WIDE = 12  # columns from which a table needs smaller type


def as_html(report: Report, words: Content) -> str:
    """The whole file. All that was typed is escaped."""
    return "\n".join(
        (
            f'{DOCTYPE}<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_SAFE}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(report.title)}</title><style>{STYLE}</style></head><body>",
            *_body(report, words),
            "</body></html>",
            "",
        )
    )


def _body(report: Report, words: Content) -> Iterator[str]:
    yield f"<header><h1>{escape(report.title)}</h1>"
    yield from (f"<p>{escape(line)}</p>" for line in report.about)
    yield "</header><main>"
    if report.found is not None:
        yield '<section class="charts">'
        for table in report.tables:
            whole = " whole" if is_whole_width(table.id) else ""
            about = f"<p>{escape(table.n)}</p>" if table.n else ""
            head = f"<h2>{escape(table.title)}</h2>{about}"
            drawn = ""
            if table.is_enough:
                drawn = drawing_of(table.id, table.title, report.found, words)
            few = "" if table.is_enough else ' class="few"'
            said = f"<figcaption{few}>{escape(table.sentence)}</figcaption>"
            yield f'<figure class="chart{whole}"><div>{head}</div>{drawn}{said}</figure>'
        yield "</section>"
    for section in report.sections:
        yield from _section(section)
    if report.pages:
        yield "<section><h2>Journal</h2>"
        yield from map(_page, report.pages)
        yield "</section>"
    numbers = [table for table in report.tables if table.rows]
    if numbers:
        yield '<section class="numbers"><h2>The numbers</h2><div class="tables">'
        yield from map(_numbers, numbers)
        yield "</div></section>"
    yield "</main>"


def _section(section: Section) -> Iterator[str]:
    yield f"<section><h2>{escape(section.title)}</h2>"
    if section.about:
        yield f"<p>{escape(section.about)}</p>"
    if section.facts:
        yield _rows(section.facts)
    if section.lines:
        yield "<ul>"
        yield from map(_line, section.lines)
        yield "</ul>"
    for heading, lines in section.lists:
        yield f"<h3>{escape(heading)}</h3><ul>"
        yield from (f"<li>{escape(line)}</li>" for line in lines)
        yield "</ul>"
    yield "</section>"


def _line(line: Line) -> str:
    """Short notes follow what is said; a long one has a line of its own."""
    noted = [(f"<b>{escape(name)}</b> {escape(note)}", len(note) > _LONG or "\n" in note)
             for name, note in line.notes]  # fmt: skip
    short = [*map(escape, line.said), *(note for note, is_long in noted if not is_long)]
    long = "".join(f'<div class="note">{note}</div>' for note, is_long in noted if is_long)
    return f"<li><time>{escape(line.when)}</time><div>{' · '.join(short)}{long}</div></li>"


def _page(page: Page) -> str:
    when = escape(" · ".join(filter(None, (page.when, page.mood))))
    return f'<article><h3>{when}</h3><div class="page">{escape(page.text)}</div></article>'


def _numbers(table: Table) -> str:
    about = f"<h3>{escape(table.title)} <small>{escape(table.n)}</small></h3>"
    wide = ' class="wide"' if len(table.columns) > _WIDE else ""
    return f"<div{wide}>{about}{_rows((table.columns, *table.rows))}</div>"


def _rows(rows: tuple[tuple[str, ...], ...]) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows[1:]
    )
    many = ' class="many"' if len(rows[0]) > _WIDE else ""
    return f"<table{many}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
