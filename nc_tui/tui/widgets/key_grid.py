"""A grid of short labels, each chosen by its letter from anywhere on the page, or by a click."""

from collections.abc import Collection, Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from nc_tui.core.text import one_line
from nc_tui.tui.marks import BAR
from nc_tui.tui.widgets.options import Option

_BESIDE, _CLOSE = 5, 4  # columns beside a label: bar, letter, two spaces or one, and a gap
_LONGEST = 15  # columns of a label; a longer one goes on in a row below
_MOST_ROWS = 2  # of one label


class KeyGrid(Widget):
    """``a  alone``: as many columns as fit. The page hears the keys; this says what is chosen."""

    DEFAULT_CSS = "KeyGrid { height: auto; width: 1fr; }"

    class Chosen(Message):
        """An option was clicked."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    def __init__(
        self,
        options: Sequence[Option],
        *,
        columns: int,
        id: str | None = None,  # noqa: A002  (Textual's own name)
    ) -> None:
        """``columns`` at the most."""
        super().__init__(id=id)
        self._options = tuple(options)
        self._most = columns
        self._marked: frozenset[str] = frozenset()

    def show(self, options: Sequence[Option], marked: Collection[str]) -> None:
        now = tuple(options), frozenset(marked)
        if now != (self._options, self._marked):
            self._options, self._marked = now
            self.refresh(layout=True)

    def _shape(self, width: int) -> tuple[int, int]:
        """How many columns, and the spaces after a letter: one where that makes a column more."""
        widths = [Content(one_line(option.label)).cell_length for option in self._options]
        label = min(_LONGEST, max(widths, default=0))
        columns = max(1, min(self._most, width // (_CLOSE + label)))
        return columns, 2 if width // columns >= _BESIDE + label else 1

    def _rows(self, width: int) -> list[list[Content]]:
        """The cells of each row, all of one height in a row."""
        columns, gap = self._shape(width)
        cells = [self._drawn(option, width // columns, gap) for option in self._options]
        return [cells[start : start + columns] for start in range(0, len(cells), columns)]

    def rows_in(self, width: int) -> int:
        """The height it needs in so many columns."""
        return sum(map(_height, self._rows(width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.rows_in(width)

    def render(self) -> Content:
        columns, _ = self._shape(self.size.width)
        width = self.size.width // columns
        lines = []
        for row in self._rows(self.size.width):
            cells = [cell.split(allow_blank=True) for cell in row]
            for index in range(_height(row)):
                parts = [each[index] if index < len(each) else Content() for each in cells]
                lines.append(Content("").join(part.pad_right(width - part.cell_length)
                                              for part in parts))  # fmt: skip
        return Content("\n").join(lines)

    def _drawn(self, option: Option, width: int, gap: int) -> Content:
        """One option: its letter, and its label in as many rows as it needs."""
        is_marked = option.value in self._marked
        bar = Content.styled(BAR if is_marked else " ", "$primary")
        letter = Content.assemble((option.key or " ", "$primary bold"), " " * gap)
        label = Content.styled(
            one_line(option.label), "$foreground bold" if is_marked else "$foreground"
        )
        room = max(1, width - 1 - 2 - gap)
        rows = label.wrap(room)
        if len(rows) > _MOST_ROWS:
            last = Content.assemble(rows[_MOST_ROWS - 1], "…")
            rows[_MOST_ROWS - 1 :] = [last.truncate(room, ellipsis=True)]
        lines = []
        for index, row in enumerate(rows):
            line = Content.assemble(bar, " " * (1 + gap) if index else letter, row)
            line = line.pad_right(width - 1 - line.cell_length)
            lines.append(line.stylize_before("on $boost") if is_marked else line)
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        columns, _ = self._shape(self.size.width)
        column = min(columns - 1, event.x // max(1, self.size.width // columns))
        y = event.y
        for index, row in enumerate(self._rows(self.size.width)):
            if 0 <= y < _height(row) and column < len(row):
                self.post_message(self.Chosen(self._options[index * columns + column].value))
            y -= _height(row)


def _height(row: Sequence[Content]) -> int:
    return max(cell.plain.count("\n") + 1 for cell in row)
