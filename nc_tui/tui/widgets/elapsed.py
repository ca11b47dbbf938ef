"""The time since, by the clock, in as many words as there is room for."""

from datetime import timedelta

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.tui.phrases import elapsed


class Elapsed(Widget):
    """One row, exact to the second."""

    DEFAULT_CSS = "Elapsed { height: 1; width: 1fr; }"

    span: reactive[timedelta] = reactive(timedelta())

    def render(self) -> Content:
        return Content(elapsed(self.span, self.content_size.width))
