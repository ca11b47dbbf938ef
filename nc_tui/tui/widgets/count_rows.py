"""How often each thing was there: a row each, with a bar and its number."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from nc_tui.core.text import one_line
from nc_tui.tui.widgets.chart import Chart, named

_COUNT = 5  # columns of the number, right-aligned
_BAR, _HALF = "━", "╸"


class CountRows(Chart):
    """Labels with their counts, the first of them; ``role`` is the colour of the bars."""

    def __init__(self, role: str = "secondary", most: int = 8) -> None:
        super().__init__()
        self._role, self._most = role, most
        self._counts: Sequence[tuple[str, int]] = ()
        self._more = 0

    def show(self, counts: Sequence[tuple[str, int]]) -> None:
        self._counts, self._more = counts[: self._most], len(counts[self._most :])
        self.changed()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._counts) + bool(self._more)

    def rows(self, width: int, height: int) -> Sequence[Content]:
        labels = [one_line(label) for label, _ in self._counts]
        side = min(width // 2, max((Content(label).cell_length for label in labels), default=0) + 2)
        room = max(1, width - side - _COUNT)
        most = max((count for _, count in self._counts), default=1) or 1
        rows = []
        for label, (_, count) in zip(labels, self._counts, strict=True):
            halves = max(1, round(count / most * room * 2)) if count else 0
            bar = _BAR * (halves // 2) + _HALF * (halves % 2)
            rows.append(
                Content.assemble(
                    named(label, side),
                    (bar.ljust(room), f"${self._role}"),
                    (str(count).rjust(_COUNT), "$text-muted"),
                )
            )  # fmt: skip
        if self._more:
            rows.append(Content.styled(f"and {self._more} more, as a table", "$quiet"))
        return rows
