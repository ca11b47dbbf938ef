"""How often each thing was there: a row each, with a bar and its number."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from nc_tui.core.text import one_line
from nc_tui.tui.widgets.chart import Chart, named

_COUNT = 5  # columns of the number, right-aligned
_MOST, _LOW_MOST = 8, 7  # rows
_LEAST_BAR = 5  # columns kept for a bar
_BAR, _HALF = "━", "╸"


class CountRows(Chart):
    """Labels with their counts, the first of them; ``role`` is the colour of the bars."""

    def __init__(self, role: str = "secondary") -> None:
        super().__init__()
        self._role = role
        self._all: Sequence[tuple[str, int]] = ()

    def show(self, counts: Sequence[tuple[str, int]]) -> None:
        self._all = counts
        self.changed()

    @property
    def _counts(self) -> Sequence[tuple[str, int]]:
        return self._all[: _LOW_MOST if self.is_low else _MOST]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._counts) + (len(self._all) > len(self._counts))

    def rows(self, width: int, height: int) -> Sequence[Content]:
        labels = [one_line(label) for label, _ in self._counts]
        side = min(
            width - _COUNT - _LEAST_BAR,
            max((Content(label).cell_length for label in labels), default=0) + 2,
        )
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
        if more := len(self._all) - len(self._counts):
            rows.append(Content.styled(f"and {more} more, as a table", "$quiet"))
        return rows
