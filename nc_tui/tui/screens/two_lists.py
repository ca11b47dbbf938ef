"""TwoLists: a page beside the tabs with two lists on it, or one where there is room for one."""

from collections.abc import Coroutine
from typing import Any

from textual.binding import Binding

from nc_tui.tui.screens.beside import WIDE, BesideScreen
from nc_tui.tui.widgets.block_list import BlockList

_FOR_TWO = 76  # columns of the window
_COLUMN, _GUTTER = 36, 6  # columns: of words at eighty, with text at 2 and 42; between them


class TwoLists(BesideScreen):
    """The left list has what matters first; ``left`` and ``right`` go from one to the other."""

    BINDINGS = [
        Binding("left", "side(0)", "the left side", show=False),
        Binding("right", "side(1)", "the right side", show=False),
    ]

    def on_mount(self) -> None:
        self.lists[0].focus()

    @property
    def lists(self) -> list[BlockList]:
        """The left one and the right one."""
        return list(self.query(BlockList))

    @property
    def listed(self) -> BlockList:
        """The list that the keys are for."""
        return next((each for each in self.lists if each.has_focus), self.lists[0])

    @property
    def has_two(self) -> bool:
        """Whether there is room for both."""
        return self.app.size.width >= _FOR_TWO

    def hide_or_show_right(self) -> None:
        """Only what is seen has the focus."""
        left, right = self.lists
        right.display = self.has_two
        if right.has_focus and not self.has_two:
            left.focus()

    def lay_out(self) -> int:
        """Set the lists side by side, in the columns of the tabs. How many columns one has."""
        self.hide_or_show_right()
        width, margin = self.app.size.width, self.margin
        column = width - 2 * margin
        if self.has_two:
            column = (column - _GUTTER) // 2 if width >= WIDE else _COLUMN
        indent = min(2, margin)
        for listed in self.lists:
            listed.indent = indent
            listed.styles.width = column + indent
        left, right = self.lists
        left.styles.margin = (0, 0, 0, margin - indent)
        right.styles.margin = (0, 0, 0, _GUTTER - indent if width >= WIDE else 2)
        return column

    def action_side(self, side: int) -> None:
        if self.lists[side].display:
            self.lists[side].focus()

    def do(self, steps: Coroutine[Any, Any, object]) -> None:
        """One thing at a time."""
        self.run_worker(steps, group="flow", exclusive=True)
