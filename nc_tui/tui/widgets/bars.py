"""Upright bars with their numbers on top and what they span below."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from nc_tui.tui.widgets.chart import EIGHTHS, Chart

_HEIGHT, _LOW_HEIGHT = 8, 6
_LOW = 24  # rows of a window below which bars are lower
_LEAST = 5  # bars that are drawn though the last ones are empty


class Bars(Chart):
    """As many bars as labels; ``unit`` follows the last label."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Sequence[int] = ()
        self._labels: Sequence[str] = ()
        self._unit = ""

    def show(self, counts: Sequence[int], labels: Sequence[str], unit: str) -> None:
        """Empty bars at the end are left out, as far as more than a few are left."""
        last = max((at for at, count in enumerate(counts, 1) if count), default=0)
        shown = max(_LEAST, min(len(counts), last + 1))
        self._counts, self._labels, self._unit = counts[:shown], labels[:shown], unit
        self.changed()

    @property
    def _bar_rows(self) -> int:
        """Rows of the highest bar."""
        return _HEIGHT if self.app.size.height >= _LOW else _LOW_HEIGHT

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._bar_rows + 2

    def rows(self, width: int, height: int) -> Sequence[Content]:
        if not self._counts:
            return []
        column = max(2, min(5, (width - len(self._unit) - 1) // len(self._counts)))
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
        foot = "".join(label[: column - 1].ljust(column) for label in self._labels)
        return [*rows, Content.styled(f"{foot.rstrip()} {self._unit}", "$quiet")]
