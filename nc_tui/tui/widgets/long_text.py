"""What keeps a text of a megabyte as quick to write in as a page.

Textual counts the rows of the whole text for every row it draws, and cuts a wrapped line into all
of its rows to draw one of them.
"""

from collections.abc import Iterable
from typing import cast

from rich.containers import Lines
from rich.text import Text
from textual.document._wrapped_document import WrappedDocument

LONG = 2_000
"""Characters from which a line is cut row by row."""


class WrappedText(WrappedDocument):
    """The text in rows, which are counted already."""

    @property
    def height(self) -> int:
        return len(self._offset_to_line_info)


class LongLine(Text):
    """A line that gives out one row at a time."""

    def divide(self, offsets: Iterable[int]) -> Lines:
        return cast("Lines", _Rows(self, list(offsets)))


class _Rows:
    """The rows of a line. The first that is asked for is the one to draw; the rows before it are
    only asked for their tabs."""

    def __init__(self, line: Text, offsets: list[int]) -> None:
        self._line, self._plain = line, line.plain
        self._edges = [0, *offsets, len(self._plain)]
        self._has_tabs = "\t" in self._plain
        self._is_drawn = False
        self._nothing = Text()

    def __getitem__(self, index: int) -> Text:
        if self._is_drawn and not self._has_tabs:
            return self._nothing
        self._is_drawn = True
        start, end = self._edges[index], self._edges[index + 1]
        row = Text(self._plain[start:end], style=self._line.style)
        for span in self._line.spans:
            if span.start < end and span.end > start:
                row.stylize(span.style, max(0, span.start - start), span.end - start)
        return row
