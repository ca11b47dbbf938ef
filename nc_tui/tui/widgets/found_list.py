"""What a search found: under the name of each place, a row or two a thing, hits marked."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from textual.content import Content

from nc_tui.core.folding import Span
from nc_tui.core.journal import title_of
from nc_tui.core.search import Query
from nc_tui.core.text import one_line
from nc_tui.tui.found import Source
from nc_tui.tui.marks import HIT
from nc_tui.tui.widgets.row_list import RowList

_READ = 100_000  # characters of a page that its excerpt is taken from
_CACHED = 500
_ROOMY = 60  # columns of the window from which its margin is a dialog's

Group = tuple[Source, Sequence[Any]]


class FoundList(RowList):
    """Things of several sources; only those that are seen are made into words."""

    DEFAULT_CSS = "FoundList { overflow: hidden scroll; scrollbar-size: 0 0; }"
    can_focus = False
    ground = "$boost"
    is_led = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._groups: Sequence[Group] = ()
        self._begins: list[int] = []
        self._count = 0
        self._query = Query()
        self._drawn: dict[tuple[int, int], list[Content]] = {}

    def on_resize(self) -> None:
        self._fit()
        super().on_resize()

    def _fit(self) -> None:
        self.indent = 3 if self.app.size.width >= _ROOMY else 1
        self._drawn.clear()
        self.refresh()

    def show(self, groups: Sequence[Group], query: Query) -> None:
        """Show these, from the first."""
        self._groups, self._query = groups, query
        self._fit()
        self._begins, row = [], 0
        for source, things in groups:
            self._begins.append(row)
            row += 2 + source.rows * len(things)  # its heading, and an empty row below it
        self._count = max(0, row - 1)
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self.set_reactive(FoundList.cursor, 1 if groups else -1)
        self.rows_changed()

    @property
    def chosen(self) -> tuple[Source, Any] | None:
        """What is under the cursor, and where it was found."""
        if not self.can_choose(self.cursor):
            return None
        group, thing, _ = self._at(self.cursor)
        source, things = self._groups[group]
        return source, things[thing]

    def count(self) -> int:
        return self._count

    def _at(self, index: int) -> tuple[int, int, int]:
        """The group a row belongs to, which thing of it (-1: its heading), which row of that."""
        group = bisect_right(self._begins, index) - 1
        row = index - self._begins[group] - 1
        rows = self._groups[group][0].rows
        return (group, -1, 0) if row < 0 else (group, row // rows, row % rows)

    def can_choose(self, index: int) -> bool:
        if not 0 <= index < self._count:
            return False
        group, thing, row = self._at(index)
        return 0 <= thing < len(self._groups[group][1]) and row == 0

    def lead_of(self, index: int) -> int:
        return index - self._at(index)[2] if 0 <= index < self._count else index

    def extent(self, index: int) -> int:
        return self._groups[self._at(index)[0]][0].rows

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        group, thing, row = self._at(index)
        source, things = self._groups[group]
        width -= self.indent  # the same margin at the right end
        if thing < 0:
            return Content.styled(source.heading, "$text-muted bold")
        if thing >= len(things):
            return Content()
        if len(self._drawn) > _CACHED:
            self._drawn.clear()
        key = group, thing
        if key not in self._drawn:
            self._drawn[key] = self._words(source, things[thing], width)
        words = self._drawn[key][row]
        return words.stylize_before("bold") if selected and row == 0 else words

    def _words(self, source: Source, thing: Any, width: int) -> list[Content]:
        found = source.say(thing)
        note = Content.styled(found.note, "$text-muted").truncate(max(1, width // 2), ellipsis=True)
        room = max(1, width - note.cell_length - 2)
        title = Content.styled(found.title or "A page without words", "$foreground")
        title = _with_hits(title, self._query.spans(found.title)).truncate(room, ellipsis=True)
        rows = [Content.assemble(title, " " * (room + 2 - title.cell_length), note)]
        if source.rows > 1:
            rows.append(self._excerpt(found.text[:_READ], width))
        return rows

    def _excerpt(self, text: str, width: int) -> Content:
        """The words around what was looked for, or those the page begins with."""
        title, words = title_of(text), one_line(text)
        body = words[words.find(title) + len(title) :].lstrip() if title else words
        spans = self._query.spans(body)
        begin = 0
        if spans and (before := spans[0][0] - width // 3) > 0:
            begin = body.find(" ", before, spans[0][0]) + 1 or before
        lead = "…" if begin else ""
        shown = Content.styled(body[begin : begin + 2 * width], "$text-muted")
        shown = _with_hits(shown, [(start - begin, end - begin) for start, end in spans])
        return Content.assemble((lead, "$text-muted"), shown).truncate(width, ellipsis=True)


def _with_hits(words: Content, spans: Sequence[Span]) -> Content:
    for begin, end in spans:
        if 0 <= begin < len(words.plain):
            words = words.stylize(HIT, begin, min(end, len(words.plain)))
    return words
