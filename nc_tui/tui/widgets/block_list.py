"""A short list whose items take as many rows as their words need."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.binding import Binding
from textual.content import Content

from nc_tui.tui.widgets.in_view import show_row
from nc_tui.tui.widgets.short_list import ShortList


class Block(NamedTuple):
    """One item, or a heading between items, which the cursor passes over (``value`` None).

    ``rows`` and ``chosen`` are its rows as they are, and under the cursor: as many of both.
    """

    rows: Sequence[Content]
    chosen: Sequence[Content] = ()
    value: object = None


class BlockList(ShortList):
    """``▎`` and the ground mark all rows of the item under the cursor."""

    marks_always = False
    BINDINGS = [Binding("enter", "choose", "change it", show=False)]

    def __init__(self, *, ground: str = "", id: str | None = None) -> None:  # noqa: A002
        """``ground`` is that of the item under the cursor, where it is not a page's."""
        super().__init__(id=id)
        self._ground = ground
        self._blocks: Sequence[Block] = ()
        self._rows: list[tuple[int, int]] = []
        """Of each row its block, and which of its rows it is."""
        self._leads: list[int] = []
        """The first row of each block."""

    def show(self, blocks: Sequence[Block]) -> None:
        """Show these; the cursor stays on the item it is on, or on its place."""
        value = self.value
        self._blocks, self._rows, self._leads = blocks, [], []
        for at, block in enumerate(blocks):
            self._leads.append(len(self._rows))
            self._rows += [(at, row) for row in range(len(block.rows))]
        if value is not None:
            self.go_to(value)
        self.rows_changed()

    @property
    def value(self) -> object:
        """The value of the item under the cursor; None for none."""
        if not 0 <= self.cursor < len(self._rows):
            return None
        return self._blocks[self._rows[self.cursor][0]].value

    def go_to(self, value: object) -> bool:
        """Put the cursor on the item of that value; False where there is none."""
        for lead, block in zip(self._leads, self._blocks, strict=True):
            if block.value == value:
                self.cursor = lead
                return True
        return False

    def words_of(self, value: object) -> str:
        """The rows of the item of that value, as they are read; "" for none."""
        rows = (block.rows for block in self._blocks if block.value == value)
        return "\n".join(row.plain for row in next(rows, ()))

    def watch_cursor(self, before: int, now: int) -> None:
        super().watch_cursor(before, now)
        self.refresh()
        if self.can_choose(now) and self.has_focus:
            first, last = now, now + len(self._blocks[self._rows[now][0]].rows)
            while first and self._blocks[self._rows[first - 1][0]].value is None:
                first -= 1  # its heading comes into view with it
            if all(self._blocks[at].value is None for at, _ in self._rows[last:]):
                last = len(self._rows)  # and what only stands below the last one
            show_row(self, first, last - first)

    def count(self) -> int:
        return len(self._rows)

    def can_choose(self, index: int) -> bool:
        if not 0 <= index < len(self._rows):
            return False
        at, row = self._rows[index]
        return row == 0 and self._blocks[at].value is not None

    def lead_of(self, index: int) -> int:
        return self._leads[self._rows[index][0]] if 0 <= index < len(self._rows) else index

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        at, row = self._rows[index]
        block = self._blocks[at]
        content = (block.chosen or block.rows)[row] if selected else block.rows[row]
        content = content.truncate(width, ellipsis=True)
        if selected and self._ground:
            content = content.pad_right(max(0, width - content.cell_length))
            content = content.stylize_before(f"on {self._ground}")
        return content
