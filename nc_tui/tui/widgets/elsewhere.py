"""What a page was changed to elsewhere, beside what is being written, and the choice of the two."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from nc_tui.core.records import Entry
from nc_tui.core.text import mend
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.page_area import PageArea

_MEDIUM = 60
_CHOICES = (("t", "take", "theirs"), ("k", "keep", "mine"), ("b", "keep", "both"))


class TheirText(PageArea):
    """To be read: as it was written, the lines that stand in both texts muted."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"their-text--same"}

    def __init__(self) -> None:
        super().__init__("")
        self.read_only = True
        self.show_cursor = False
        self._mine: frozenset[str] = frozenset()

    def show(self, theirs: str, mine: str) -> None:
        self._mine = frozenset(mine.split("\n"))
        self.load_text(mend(theirs))

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        if line.plain in self._mine:
            line.stylize(self.get_component_rich_style("their-text--same", partial=True))
        return line


class Elsewhere(Vertical):
    """Hidden while there is nothing to choose."""

    def compose(self) -> ComposeResult:
        with Horizontal(id="elsewhere-head"):
            yield Static(Content.styled("Changed elsewhere", "$primary bold"))
            yield KeyLine()
        yield TheirText()

    def show(self, theirs: Entry, mine: str) -> None:
        self.query_one(TheirText).show(theirs.text, mine)

    def show_keys(self, *, is_writing: bool) -> None:
        """In the text letters are text: it is left first."""
        if is_writing:
            hints = [Hint("esc", "to choose", "screen.step_back")]
        else:
            wide = self.app.size.width >= _MEDIUM
            hints = [
                Hint(key, f"{verb} {which}" if wide else which, f"screen.{verb}_{which}")
                for key, verb, which in _CHOICES
            ]
        self.query_one(KeyLine).show(hints)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()  # nothing of it is being written
