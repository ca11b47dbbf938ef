"""When urges come: a row a weekday, a bar an hour, from noon to noon so that the night is whole."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from nc_tui.core.insights import FIRST_COLUMN, Hours
from nc_tui.core.sayings import WEEKDAYS
from nc_tui.tui.widgets.chart import EIGHTHS, Chart

_LABELS = 5  # columns of "Mon" and the gap, which is narrower where that gains the bars a column
_WIDEST = 3  # columns of a bar
_NAMED_EVERY = 6  # hours
_FAINTEST = 0.45  # of the way to the full amber: a single urge


class HourMap(Chart):
    """Height says how many as well as colour does; an hour without one is a dot."""

    def __init__(self) -> None:
        super().__init__()
        self._hours: Hours | None = None

    def show(self, hours: Hours) -> None:
        self._hours = hours
        self.changed()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1 + len(WEEKDAYS)

    def rows(self, width: int, height: int) -> Sequence[Content]:
        if self._hours is None:
            return []
        counts = self._hours.counts
        step = max(1, min(_WIDEST, (width - _LABELS + 1) // 24))
        labels = min(_LABELS, max(4, width - 24 * step))
        most = max(max(row) for row in counts) or 1
        axis = [" "] * (24 * step)
        for column in range(0, 24, _NAMED_EVERY):
            axis[column * step : column * step + 2] = f"{(column + FIRST_COLUMN) % 24:02d}"
        rows = [Content.styled(" " * labels + "".join(axis), "$quiet")]
        for weekday, row in zip(WEEKDAYS, counts, strict=True):
            label = (weekday[:3].ljust(labels), "$text-muted")
            rows.append(Content.assemble(label, *(self._hour(n, most, step) for n in row)))
        return rows

    def _hour(self, count: int, most: int, step: int) -> tuple[str, str]:
        if not count:
            return "·" + " " * (step - 1), "$rule"
        share = count / most
        bar = EIGHTHS[max(1, round(share * 8))]
        tint = self.shade("warning", _FAINTEST + (1 - _FAINTEST) * share)
        return bar * step, tint
