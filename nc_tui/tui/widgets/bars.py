"""Upright bars with their numbers on top and what they span below."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from nc_tui.tui.widgets.chart import EIGHTHS, Chart

_HEIGHT, _LOW_HEIGHT = 7, 6
_BESIDE = 2  # rows of the numbers on top and of what the bars span
_WIDEST = 8  # columns of a bar, and the one after it


class Bars(Chart):
    """A bar for each label and count; ``unit`` follows the last label."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: Sequence[str] = ()
        self._counts: Sequence[int] = ()
        self._unit = ""

    def show(self, bars: Sequence[tuple[str, int]], unit: str) -> None:
        self._labels, self._counts = [label for label, _ in bars], [count for _, count in bars]
        self._unit = unit
        self.changed()

    @property
    def _bar_rows(self) -> int:
        """Rows of the highest bar."""
        return self.high(_LOW_HEIGHT if self.is_low else _HEIGHT, _BESIDE)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._bar_rows + _BESIDE

    def rows(self, width: int, height: int) -> Sequence[Content]:
        if not self._counts:
            return []
        column = max(2, min(_WIDEST, (width - len(self._unit) - 1) // len(self._counts)))
        bar = column - 1
        most = max(*self._counts, 1)
        eighths = [round(count / most * self._bar_rows * 8) for count in self._counts]
        eighths = [max(1, e) if n else 0 for e, n in zip(eighths, self._counts, strict=True)]
        rows = []
        for row in range(self._bar_rows, -1, -1):  # the uppermost holds a number only
            cells: list[tuple[str, str]] = []
            tint = self.tint("count", "primary", row / self._bar_rows)
            for count, high in zip(self._counts, eighths, strict=True):
                filled = max(0, min(8, high - row * 8))
                if row == -(-high // 8) and count:
                    cells.append((str(count).center(bar) + " ", "$text-muted"))
                else:
                    cells.append((EIGHTHS[filled] * bar + " ", tint))
            rows.append(Content.assemble(*cells))
        *before, last = self._labels
        foot = "".join(label[: column - 1].ljust(column) for label in before) + last
        return [*rows, Content.styled(f"{foot} {self._unit}", "$quiet")]
