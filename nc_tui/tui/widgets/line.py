"""One line of plain words that is drawn anew only when it says something else."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Line(Widget):
    """``words`` as they are: never markup, cut at the widget's width."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; }"

    words: reactive[str] = reactive("")

    def render(self) -> Content:
        return Content(self.words)
