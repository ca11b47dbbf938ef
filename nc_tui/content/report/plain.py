"""A report as Markdown, for any editor. What was typed is escaped: it stays words."""

import re
from collections.abc import Iterator, Sequence

from nc_tui.content.insight_tables import Table
from nc_tui.content.record_lines import Line
from nc_tui.content.report.document import Page, Report, Section

_ACTIVE = re.compile(r"([\\`*_\[\]<>&|~#])")
_BEGINS = re.compile(r"^(\s*\d*)(?=[-+.)](?:\s|$)|(?:-+|=+)\s*$)", re.MULTILINE)
"""What makes a line a list, a rule or a heading."""


def as_markdown(report: Report) -> str:
    """The whole file."""
    return "\n\n".join(_blocks(report)) + "\n"


def _blocks(report: Report) -> Iterator[str]:
    yield f"# {report.title}"
    yield from report.about
    for table in report.tables:
        yield from _chart(table)
    for section in report.sections:
        yield from _section(section)
    if report.pages:
        yield "## Journal"
        for page in report.pages:
            yield from _page(page)


def _chart(table: Table) -> Iterator[str]:
    yield f"## {table.title}"
    yield " ".join(filter(None, (table.n and f"{table.n}.", _typed(table.sentence))))
    if table.rows:
        yield _rows((table.columns, *table.rows))


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}"
    if section.about:
        yield section.about
    if section.facts:
        yield _rows(section.facts)
    if section.lines:
        yield "\n".join(map(_line, section.lines))
    for heading, lines in section.lists:
        yield f"### {heading}"
        yield "\n".join(f"- {_typed(line)}" for line in lines)


def _line(line: Line) -> str:
    lines = [f"- {' · '.join((line.when, *map(_typed, line.said)))}"]
    for name, note in line.notes:
        first, *more = _typed(note).split("\n")
        lines.append(f"  - {_typed(name)}: {first}")
        lines += [f"    {each}".rstrip() for each in more]
    return "\n".join(lines)


def _page(page: Page) -> Iterator[str]:
    yield f"### {' · '.join(filter(None, (page.when, page.mood)))}"
    # A line of theirs stays a line: two spaces at its end.
    yield "\n".join(f"> {line}  " if line else ">" for line in _typed(page.text).split("\n"))


def _rows(rows: Sequence[tuple[str, ...]]) -> str:
    head, *body = (f"| {' | '.join(map(_typed, row))} |" for row in rows)
    return "\n".join((head, "|---" + "|--:" * (len(rows[0]) - 1) + "|", *body))


def _typed(text: str) -> str:
    """Words that Markdown takes for words."""
    return _BEGINS.sub(r"\1\\", _ACTIVE.sub(r"\\\1", text))
