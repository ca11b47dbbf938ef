"""The line above a page being written: when it was begun, the mood, and how it is kept."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.sayings import MONTHS, say_moment
from nc_tui.tui.marks import UNTICKED, mood_dots
from nc_tui.tui.phrases import counted

_MEDIUM = 60


class WritingHead(Horizontal):
    """Date and mood at the left, the quiet state at the right; short in a narrow window."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self._at = at

    def compose(self) -> ComposeResult:
        yield Static(id="writing-when", markup=False)
        yield Static(id="writing-state", markup=False)

    def show(self, mood: int | None, state: str, words: int, this_year: int) -> None:
        """``state`` is one word or two; ``words`` are counted beside it where there is room."""
        at, narrow = self._at, self.app.size.width < _MEDIUM
        said = f"{at.day} {MONTHS[at.month - 1][:3]}, {at:%H:%M}  mood "
        if not narrow:
            said = f"{say_moment(at, this_year)}   mood "
            state = f"{state}, {counted(words, 'word')}" if state else ""
        dots = mood_dots(mood) if mood else ((UNTICKED * 5, "$rule"),)
        self.query_one("#writing-when", Static).update(
            Content.assemble((said, "$text-muted"), *dots)
        )
        self.query_one("#writing-state", Static).update(Content.styled(state, "$quiet"))
