"""Reading: what is read on by keys, its rows drawn when they are seen, and longer than its room."""

from textual.binding import Binding
from textual.reactive import var
from textual.scroll_view import ScrollView


class Reading(ScrollView, can_focus=True):
    """The keys that read on, and whether there is more. The rows are those of who inherits it."""

    DEFAULT_CSS = "Reading { overflow: hidden scroll; scrollbar-size: 0 0; }"
    BINDINGS = [
        Binding("down,j", "by(1)", "down", show=False),
        Binding("up,k", "by(-1)", "up", show=False),
        Binding("space,pagedown", "page(1)", "read on", show=False),
        Binding("backspace,pageup", "page(-1)", "read back", show=False),
        Binding("home,g,ctrl+home", "edge(0)", "top", show=False),
        Binding("end,G,ctrl+end", "edge(1)", "end", show=False),
    ]

    is_longer: var[bool] = var(False)
    """Whether there is more to read than fits."""

    def action_by(self, rows: int) -> None:
        self.scroll_relative(y=rows, animate=False)

    def action_page(self, direction: int) -> None:
        self.scroll_relative(y=direction * max(1, self.size.height - 2), animate=False)

    def action_edge(self, share: int) -> None:
        self.scroll_to(y=share * self.max_scroll_y, animate=False)
