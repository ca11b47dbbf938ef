"""How feelings came and went: a row a stage, a mark a week, in no order of worth."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from nc_tui.core.text import one_line
from nc_tui.tui.widgets.chart import Chart
from nc_tui.tui.widgets.week_strip import week_strip

_MOST_LABEL = 20


class StageRows(Chart):
    """Names with the days of each week, oldest first; of many weeks the latest."""

    def __init__(self) -> None:
        super().__init__()
        self._stages: Sequence[tuple[str, Sequence[int]]] = ()

    def show(self, stages: Sequence[tuple[str, Sequence[int]]]) -> None:
        self._stages = stages
        self.changed()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._stages)

    def rows(self, width: int, height: int) -> Sequence[Content]:
        labels = [one_line(name) for name, _ in self._stages]
        side = min(_MOST_LABEL, max(map(len, labels), default=0)) + 2
        rows = []
        for label, (_, weeks) in zip(labels, self._stages, strict=True):
            name = Content(label).truncate(side - 2, ellipsis=True)
            room = max(1, width - side)
            step = 2 if len(weeks) * 2 <= room else 1
            seen = weeks[-(room // step) :]
            rows.append(
                Content.assemble(name, " " * (side - name.cell_length), week_strip(seen, step))
            )
        return rows
