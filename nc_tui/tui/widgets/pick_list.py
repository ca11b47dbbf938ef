"""A list to pick one of many from, found by a few letters."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.content import Content

from nc_tui.tui.widgets.row_list import RowList


class Pick(NamedTuple):
    """What is kept, and what is read of it."""

    value: str
    label: str


class PickList(RowList):
    """A row each, with a word beside it that is only looked up for rows that are seen."""

    def __init__(self, beside: Callable[[str], str]) -> None:
        """``beside`` says what stands at the right end, by the value of a row."""
        super().__init__()
        self._beside = beside
        self._picks: Sequence[Pick] = ()
        self.can_focus = False  # the field above keeps it: letters go on finding

    def show(self, picks: Sequence[Pick], present: str) -> None:
        """Show these, the cursor on ``present`` or else on the first."""
        self._picks = picks
        values = [pick.value for pick in picks]
        self.cursor = values.index(present) if present in values else min(0, len(picks) - 1)
        self.rows_changed()

    @property
    def value(self) -> str | None:
        """What is under the cursor; None where nothing was found."""
        return self._picks[self.cursor].value if 0 <= self.cursor < len(self._picks) else None

    def count(self) -> int:
        return len(self._picks)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        pick = self._picks[index]
        said = self._beside(pick.value)
        style = "$foreground bold" if selected else "$foreground"
        room = width - len(said) - 2
        row = Content.styled(pick.label, style).truncate(room, ellipsis=True)
        row = Content.assemble(
            row.pad_right(max(0, room - row.cell_length)), "  ", (said, "$text-muted")
        )
        return row.stylize_before("on $boost") if selected else row
