"""A breath as one slow bar: for reduced motion, and wherever colours cannot draw a sphere."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

_CELL = "▆"


class BreathBar(Widget):
    """``fill``, 0 to 1, as cells of a bar in the middle of the widget."""

    DEFAULT_CSS = "BreathBar { height: 1fr; width: 1fr; content-align: center middle; }"

    fill: reactive[float] = reactive(0.0, repaint=False)
    cells: reactive[int] = reactive(0)

    @property
    def _longest(self) -> int:
        return max(8, min(36, self.size.width - 8))

    def watch_fill(self, fill: float) -> None:
        self.cells = 1 + round(fill * (self._longest - 1))

    def render(self) -> Content:
        rest = max(0, self._longest - self.cells)
        return Content.assemble((_CELL * self.cells, "$primary"), (" " * rest, ""))
