"""The journal's list: months, and a row a page: day, first line, mood."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from nc_tui.core.journal import tags_of, title_of
from nc_tui.core.records import Entry
from nc_tui.core.sayings import MONTHS
from nc_tui.core.search import Query
from nc_tui.tui.marks import BAR, LETTER, MOODS, PLAIN_MOODS, TICKED
from nc_tui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_TITLE_AT = 6  # mark, space, two digits of the day, two spaces
_TAGS_FROM = 70  # columns from which a page's tags stand in its row
_TAGS_SHARE = 3  # of which they take a third at most
_CACHED = 5_000
_LAID_OVER = ("focused", "hit")  # parts whose style is put on another's
_EVERYTHING = Query()
_NOTHING = "No page here says that."
_BLANK = -1  # in the rows: an empty one; a heading is -2, -3, …


class EntryList(RowList):
    """Pages, newest first. Only rows that are seen are made into words.

    They are drawn as segments: Content would cost a page down twice as much.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "entry-list--month", "entry-list--rule", "entry-list--mark", "entry-list--day",
        "entry-list--title", "entry-list--tags", "entry-list--mood", "entry-list--chosen",
        "entry-list--focused", "entry-list--letter", "entry-list--hit",
    }  # fmt: skip
    DEFAULT_CSS = """
    EntryList {
        overflow: hidden scroll;
        scrollbar-size: 0 0;
        & > .entry-list--month { color: $text-muted; text-style: bold; }
        & > .entry-list--rule { color: $rule; }
        & > .entry-list--mark { color: $primary; }
        & > .entry-list--day { color: $text-muted; }
        & > .entry-list--title { color: $foreground; }
        & > .entry-list--letter { color: $secondary; }
        & > .entry-list--tags { color: $secondary; }
        & > .entry-list--mood { color: $primary 70%; }
        & > .entry-list--chosen { color: $foreground; text-style: bold; }
        & > .entry-list--focused { background: $panel; }
        & > .entry-list--hit { color: $accent; text-style: underline; }
    }
    """

    edge: reactive[int] = reactive(0)
    """Columns kept free on both sides of the words, where there is no margin around the list."""

    says_nothing_found: reactive[bool] = reactive(True)
    """Whether an empty list says that it is; not where something else is the answer."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self.auto_links = False
        self._entries: Sequence[Entry] = ()
        self._year = 0
        self._rows: list[int] = []
        self._headings: list[str] = []
        self._row_of: dict[int, int] = {}
        self._words: dict[str, tuple[str, str]] = {}
        self._query = Query()
        self._styles: dict[str, Style] = {}
        self._grounds: tuple[Color, Color] | None = None
        self._moods = PLAIN_MOODS if cast("NcApp", self.app).config.ascii else MOODS
        self.marked: set[int] = set()
        """The ids of pages that were picked out, for something to be done with all of them."""

    def show(self, entries: Sequence[Entry], today: date, query: Query = _EVERYTHING) -> None:
        """Show these, newest first, marking what ``query`` looked for. Cursor and window stay on
        the entry they are on."""
        if query is not self._query:
            self._query = query
            self.refresh()
        if entries is self._entries and today.year == self._year:
            return
        before, top = self.entry, self.cursor - self.scroll_offset.y
        self._entries, self._year = entries, today.year
        self._lay_out()
        row = self._row_of.get(before.id) if before is not None else None
        if row is not None and row != self.cursor:
            # Without the watcher: this is no move, the same page only stands lower now.
            self.set_reactive(EntryList.cursor, row)
            self.rows_changed()
            # At the top what is new is seen, as long as the cursor is.
            stays = not self.scroll_offset.y and row < self.size.height
            self.scroll_to(y=0 if stays else row - top, animate=False, force=True, immediate=True)
        else:
            self.rows_changed()

    def _lay_out(self) -> None:
        self._rows, self._headings, self._row_of = [], [], {}
        month = None
        for index, entry in enumerate(self._entries):
            at = entry.at
            if month != (at.year, at.month):
                month = at.year, at.month
                if self._rows:
                    self._rows.append(_BLANK)
                name = MONTHS[at.month - 1]
                self._headings.append(name if at.year == self._year else f"{name} {at.year}")
                self._rows.append(-1 - len(self._headings))
            self._row_of[entry.id] = len(self._rows)
            self._rows.append(index)

    @property
    def entries(self) -> Sequence[Entry]:
        """What is listed."""
        return self._entries

    @property
    def entry(self) -> Entry | None:
        """The page under the cursor."""
        if self.can_choose(self.cursor):
            return self._entries[self._rows[self.cursor]]
        return None

    def go_to(self, entry_id: int) -> bool:
        """Put the cursor on a page; False when it is not in the list."""
        row = self._row_of.get(entry_id)
        if row is not None:
            self.cursor = row
        return row is not None

    def count(self) -> int:
        return len(self._rows)

    def can_choose(self, index: int) -> bool:
        return 0 <= index < len(self._rows) and self._rows[index] >= 0

    def render_line(self, y: int) -> Strip:
        index, width = y + self.scroll_offset.y, self.size.width
        what = self._rows[index] if 0 <= index < len(self._rows) else _BLANK
        if what >= 0:
            segments = self._page(self._entries[what], width, selected=index == self.cursor)
        elif not self._rows and y == 0 and self.says_nothing_found:
            segments = [Segment(" " * self.edge + _NOTHING, self._style("day"))]
        elif what < _BLANK:
            segments = self._heading(self._headings[-2 - what], width)
        else:
            segments = []
        return Strip(segments).adjust_cell_length(width, self._style("title"))

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._grounds != self.background_colors:
            self._styles, self._grounds = {}, self.background_colors
        return super().render_lines(crop)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles = {}

    def _style(self, part: str) -> Style:
        # Kept, since each asks every widget around this one for its colours.
        style = self._styles.get(part)
        if style is None:
            name, partial = f"entry-list--{part}", part in _LAID_OVER
            style = self._styles[part] = self.get_component_rich_style(name, partial=partial)
        return style

    def _heading(self, name: str, width: int) -> list[Segment]:
        rule = "─" * (width - len(name) - 1 - 2 * self.edge)
        return [
            Segment(f"{' ' * self.edge}{name} ", self._style("month")),
            Segment(rule, self._style("rule")),
        ]

    def _page(self, entry: Entry, width: int, *, selected: bool) -> list[Segment]:
        title, tags = self._words_of(entry)
        is_letter = entry.kind == "letter"
        if is_letter:
            title = f"{LETTER} {title}"
        room = max(0, width - self.edge - 1 - 1 - _TITLE_AT)
        labels = ""
        if tags and width >= _TAGS_FROM:
            labels = f"  {_cut(tags, room // _TAGS_SHARE)}"
        words = _cut(title, room - cell_len(labels))
        gap = " " * (room - cell_len(words) - cell_len(labels))
        words_style = self._style("letter" if is_letter else "chosen" if selected else "title")
        row = [
            (BAR if selected else " ", self._style("mark")),
            (TICKED if entry.id in self.marked else " ", self._style("mark")),
            (f"{entry.at.day:>2}  ", words_style if selected else self._style("day")),
            *self._with_hits(words, words_style),
            (gap, words_style),
            *self._with_hits(labels, self._style("tags")),
            (f" {self._moods[entry.mood - 1] if entry.mood else ' '}",
             self._style("mark" if selected else "mood")),
            (" " * self.edge, words_style),
        ]  # fmt: skip
        if selected and self.has_focus:
            ground = self._style("focused")
            return [Segment(text, style + ground) for text, style in row]
        return [Segment(text, style) for text, style in row]

    def _with_hits(self, words: str, style: Style) -> list[tuple[str, Style]]:
        """``words`` in parts, those that were looked for in a style of their own."""
        spans = [] if self._query.is_empty else self._query.spans(words)
        if not spans:
            return [(words, style)]
        hit = style + self._style("hit")
        parts, end = [], 0
        for begin, after in spans:
            parts += [(words[end:begin], style), (words[begin:after], hit)]
            end = after
        return [*parts, (words[end:], style)]

    def action_mark(self) -> None:
        """Pick the page under the cursor out, or put it back, and go on to the next."""
        if (entry := self.entry) is not None:
            self.marked ^= {entry.id}
            self.action_move(1)
            self.refresh()

    def _words_of(self, entry: Entry) -> tuple[str, str]:
        words = self._words.get(entry.text)
        if words is None:
            if len(self._words) >= _CACHED:
                self._words.clear()
            tags = " ".join(f"#{tag}" for tag in tags_of(entry.text[:4000]))
            words = self._words[entry.text] = title_of(entry.text), tags
        return words


def _cut(words: str, room: int) -> str:
    """``words`` in at most ``room`` cells, with an ellipsis where something is left out."""
    if cell_len(words) <= room:
        return words
    return set_cell_size(words, room - 1).rstrip() + "…" if room > 0 else ""
