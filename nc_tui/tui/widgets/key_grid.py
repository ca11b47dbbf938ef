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
_LONGEST = 16  # columns of a label


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
        roomy, close = (min(self._most, width // (each + label)) for each in (_BESIDE, _CLOSE))
        return max(1, close), 2 if roomy >= close else 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return -(-len(self._options) // self._shape(width)[0])

    def render(self) -> Content:
        columns, gap = self._shape(self.size.width)
        width = self.size.width // columns
        cells = [self._drawn(option, width, " " * gap) for option in self._options]
        rows = [Content("").join(cells[i : i + columns]) for i in range(0, len(cells), columns)]
        return Content("\n").join(rows)

    def _drawn(self, option: Option, width: int, gap: str) -> Content:
        is_marked = option.value in self._marked
        cell = Content.assemble(
            (BAR if is_marked else " ", "$primary"), (option.key or " ", "$primary bold"), gap,
            (one_line(option.label), "$foreground bold" if is_marked else "$foreground"),
        ).truncate(width - 1, ellipsis=True)  # fmt: skip
        cell = cell.pad_right(width - 1 - cell.cell_length)
        return Content.assemble(cell.stylize_before("on $boost") if is_marked else cell, " ")

    def on_click(self, event: events.Click) -> None:
        columns, _ = self._shape(self.size.width)
        column = min(columns - 1, event.x // max(1, self.size.width // columns))
        index = event.y * columns + column
        if 0 <= index < len(self._options):
            self.post_message(self.Chosen(self._options[index].value))
