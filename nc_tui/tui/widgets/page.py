"""The page beside the list: title, date and mood, then the words, drawn line by line."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from nc_tui.core.journal import title_of
from nc_tui.core.records import Entry
from nc_tui.core.sayings import say_moment
from nc_tui.core.search import Query
from nc_tui.tui.marks import HIT, mood_dots
from nc_tui.tui.widgets.page_rows import Row, rows_of
from nc_tui.tui.widgets.reading import Reading

WIDTH = 62
"""Words are never set wider."""

_HEADING = re.compile(r" {0,3}#{1,6}\s+\S")
_TITLE = 80  # characters of a first line with an empty one below it that stands as title
_CLOSE_TITLE = 48  # without the empty line: a longer one is likely the beginning of a paragraph
_MARKED = 200_000  # characters of a page in which hits are marked
_NOTHING = Query()
_MOOD_FITS = 48  # columns for date and mood in one row


class Shown(NamedTuple):
    """What is drawn: the same again is not drawn again."""

    entry: Entry
    prompt: str
    year: int
    query: Query


def split_title(text: str) -> tuple[str, str]:
    """A page's title and the words below it; "" where the first line is no title."""
    lead, line, rest = _first_line(text)
    title = title_of(line)
    if _HEADING.match(line):
        return title, rest
    ends = not rest.partition("\n")[0].strip()
    is_plain = " ".join(line.split()) == title and not lead.startswith(("```", "~~~"))
    if is_plain and len(title) <= (_TITLE if ends else _CLOSE_TITLE):
        return title, rest
    return "", text


def _first_line(text: str) -> tuple[str, str, str]:
    words = text.lstrip()
    start = text.rfind("\n", 0, len(text) - len(words)) + 1
    line, _, rest = text[start:].partition("\n")
    return words, line, rest


class Page(Reading):
    """One entry, to read. Rows are drawn when they are seen; a huge page opens at once."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self.auto_links = False
        self._shown: Shown | None = None
        self._width = 0
        self._rows: list[Row] = []
        self._first_hit = 0
        self._is_fresh = False
        self._ground = Style()

    def show(
        self, entry: Entry | None, *, prompt: str = "", year: int = 0, query: Query = _NOTHING
    ) -> None:
        """Show a page from its top, or from what ``query`` looked for in it; the same page again
        stays where it was read to."""
        before = self._shown
        self._shown = Shown(entry, prompt, year, query) if entry is not None else None
        if self._shown == before:
            return
        self._lay_out()
        if entry is None or before is None or (before.entry.id, before.query) != (entry.id, query):
            self._is_fresh = True
            self._begin()

    def _begin(self) -> None:
        """Show its top, or what was looked for; once it has rows."""
        if self._rows or self._shown is None:
            self._is_fresh = False
            is_seen = self._first_hit < self.size.height
            top = 0 if is_seen else self._first_hit - self.size.height // 3
            self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def _lay_out(self) -> None:
        self._width = min(WIDTH, self.scrollable_content_region.width)
        # Over the list the page has no width until it is opened.
        self._rows = _rows(self._shown, self._width) if self._shown and self._width > 0 else []
        self._first_hit = next((index for index, row in enumerate(self._rows) if _has_hit(row)), 0)
        # Without its watcher, which lays out the whole screen anew for a scrollbar not shown.
        self.set_reactive(Page.virtual_size, Size(self.size.width, len(self._rows)))
        self.is_longer = len(self._rows) > self.size.height
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        if min(WIDTH, self.scrollable_content_region.width) != self._width:
            self._lay_out()
        if self._is_fresh:
            self._begin()
        self.is_longer = len(self._rows) > self.size.height

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        if self._shown is None or self._shown.entry.kind == "letter":
            return None  # nothing of a letter is copied by accident
        plain = (row if isinstance(row, str) else row.plain for row in self._rows)
        return selection.extract("\n".join(plain)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        # Once for all rows: it asks every widget around this one for its colours.
        self._ground = self.visual_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        row = self._rows[index] if 0 <= index < len(self._rows) else ""
        content = Content(row) if isinstance(row, str) else row
        if (selection := self.text_selection) and (span := selection.get_span(index)):
            start, end = span
            chosen = self.screen.get_component_styles("screen--selection")
            content = content.stylize(Style.from_styles(chosen), start, None if end < 0 else end)
        if content.spans:
            (strip,) = Visual.to_strips(
                self, content, width, 1, self._ground, apply_selection=False
            )
        else:
            strip = Strip([Segment(content.plain, self._ground.rich_style)])
        return strip.adjust_cell_length(width, self._ground.rich_style).apply_offsets(0, index)


def _rows(shown: Shown, width: int) -> list[Row]:
    entry, prompt, year, query = shown
    title, words = split_title(entry.text)
    style = "$text-muted" if title else "$foreground bold"
    when = Content.styled(say_moment(entry.at, year), style)
    if entry.mood:
        mood = Content.assemble(
            ("mood ", "$text-muted"), *mood_dots(entry.mood), (f" {entry.mood} of 5", "$text-muted")
        )
        when = Content.assemble(when, "   " if width >= _MOOD_FITS else "\n", mood)
    rows: list[Row] = []
    if title:
        rows += _marked(Content.styled(title, "$foreground bold").wrap(width), query)
    rows += when.wrap(width)
    if prompt:
        rows += ["", *Content.styled(prompt, "$text-muted").wrap(width)]
    below = rows_of(words.strip("\n"), width) if words.strip() else []
    return [*rows, "", *_marked(below, query)]


def _marked(rows: Sequence[Row], query: Query) -> Sequence[Row]:
    """``rows`` with what was looked for marked, also where it goes on in the next row."""
    if query.is_empty:
        return rows
    plain = [row if isinstance(row, str) else row.plain for row in rows]
    spans = query.spans("\n".join(plain)[:_MARKED])
    marked = list(rows)
    begins = list(accumulate((len(row) + 1 for row in plain), initial=0))
    for begin, end in spans:
        for index in range(bisect_right(begins, begin) - 1, bisect_left(begins, end)):
            row = marked[index]
            content = Content(row) if isinstance(row, str) else row
            start = max(0, begin - begins[index])
            marked[index] = content.stylize(HIT, start, min(end - begins[index], len(plain[index])))
    return marked


def _has_hit(row: Row) -> bool:
    return not isinstance(row, str) and any(span.style == HIT for span in row.spans)
