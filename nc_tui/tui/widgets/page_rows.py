"""A page's words as rows of one width: Markdown for ordinary pages, plain lines for huge ones.

What a person typed is data: HTML, links, pictures and entities stay the characters they are, and
a line break is kept where it was typed. Only the shape is read: headings, quotations, lists,
emphasis, code.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from textual.content import Content

from nc_tui.core.journal import TAG
from nc_tui.tui.marks import BAR

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

# Above these a page is drawn as plain lines: reading its shape would be felt at the key.
_MARKDOWN_LENGTH = 40_000
_MARKDOWN_BLOCKS = 200
_MARKDOWN_LINE = 4_000

_DEEP = re.compile(
    r"^[ \t]*(?:(?:>|[*+-][ \t]|\d+[.)][ \t])[ \t]*){20}|^[ \t]{60,}\S", re.MULTILINE
)
"""Quotations or lists so deep that the parser would leave their words out."""
_NESTING = 100

_LEAST_WIDTH = 8  # columns that quotations within quotations leave to the words
_BULLET = "• "
_SKIPPED = (
    "html_block", "html_inline", "link", "image", "autolink", "reference", "entity", "lheading",
)  # fmt: skip
_NARROW = re.compile("[\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e]*")
"""Characters sure to take one cell each."""

Row = Content | str
"""A row as drawn; a plain one stays text until it is seen."""


def rows_of(text: str, width: int) -> list[Row]:
    """``text`` in rows of at most ``width`` cells."""
    if _is_huge(text) or _DEEP.search(text):
        return list(_plain_rows(text, width))
    from markdown_it.tree import SyntaxTreeNode

    return list(_blocks(SyntaxTreeNode(_parser().parse(text)).children, width))


def _is_huge(text: str) -> bool:
    if len(text) > _MARKDOWN_LENGTH or text.count("\n\n") > _MARKDOWN_BLOCKS:
        return True
    return len(text) > _MARKDOWN_LINE and max(map(len, text.split("\n"))) > _MARKDOWN_LINE


@cache
def _parser() -> "MarkdownIt":
    # Imported when the first page is shown, not when the app starts.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING})
    return parser.enable("strikethrough").disable(list(_SKIPPED))


def _plain_rows(text: str, width: int) -> Iterator[str]:
    # The half: a character takes at most two cells. Rows by a regular expression, at C's speed.
    by_room = {
        room: re.compile(rf"(?=\S).{{1,{room}}}(?:(?=\s|$)|(?<=-))|\S{{1,{room}}}")
        for room in (width, max(1, width // 2))
    }
    for line in text.expandtabs(4).split("\n"):
        room = width if _NARROW.fullmatch(line) else max(1, width // 2)
        yield from by_room[room].findall(line) or ("",)


def _blocks(nodes: Sequence["SyntaxTreeNode"], width: int, *, tight: bool = False) -> list[Content]:
    rows: list[Content] = []
    for node in nodes:
        if rows and not tight:
            rows.append(Content())
        rows += _block(node, max(_LEAST_WIDTH, width))
    return rows


def _block(node: "SyntaxTreeNode", width: int) -> list[Content]:
    match node.type:
        case "heading":
            return [row.stylize_before("$text-muted bold") for row in _inline(node, width)]
        case "blockquote":
            mark = Content.assemble((BAR, "$secondary"), " ")
            rows = _blocks(node.children, width - 2)
            return [mark + row.stylize_before("$secondary") for row in rows]
        case "bullet_list" | "ordered_list":
            return _list(node, width)
        case "hr":
            return [Content.styled("─" * width, "$rule")]
        case "fence" | "code_block":
            # What stands after a fence's marks is not dropped either.
            text = f"{node.info.strip()}\n{node.content}".strip("\n").expandtabs(4)
            folded = [row for line in text.split("\n") for row in Content(line).fold(width)]
            return [row.stylize_before("$text-muted") for row in folded]
        case _:
            return _inline(node, width)


def _list(node: "SyntaxTreeNode", width: int) -> list[Content]:
    numbered = node.type == "ordered_list"
    # The numbers as they were typed.
    leads = [f"{item.info}{item.markup} " if numbered else _BULLET for item in node.children]
    indent = max(map(len, leads))
    rows: list[Content] = []
    for lead, item in zip(leads, node.children, strict=True):
        tight = all(child.hidden or child.type != "paragraph" for child in item.children)
        if rows and not tight:
            rows.append(Content())
        within = _blocks(item.children, width - indent, tight=tight) or [Content()]
        rows.append(Content.assemble((lead.rjust(indent), "$text-muted"), within[0]))
        rows += [Content.assemble(" " * indent, row) for row in within[1:]]
    return rows


def _inline(node: "SyntaxTreeNode", width: int) -> list[Content]:
    content = Content.assemble(*_pieces(node.children, ""))
    return content.highlight_regex(TAG, style="$secondary").wrap(width)


def _pieces(nodes: Iterable["SyntaxTreeNode"], style: str) -> Iterator[tuple[str, str]]:
    for node in nodes:
        match node.type:
            case "inline":
                yield from _pieces(node.children, style)
            case "softbreak" | "hardbreak":
                yield "\n", style
            case "strong" | "em":
                # Many panes have no italics.
                yield from _pieces(node.children, f"{style} bold")
            case "s":
                yield from _pieces(node.children, f"{style} strike")
            case "code_inline":
                yield node.content, f"{style} on $surface"
            case _:
                yield node.content, style
