"""What a page was changed to elsewhere, beside what is being written, and the choice of the two."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.records import Entry
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.page import Page

_MEDIUM = 60
_CHOICES = (("t", "take", "theirs"), ("k", "keep", "mine"), ("b", "keep", "both"))


class Elsewhere(Vertical):
    """Hidden while there is nothing to choose."""

    def compose(self) -> ComposeResult:
        yield Static(id="elsewhere-head", markup=False)
        page = Page(id="elsewhere-page")
        page.can_focus = False  # the words being written keep the keys
        yield page
        yield KeyLine(id="elsewhere-keys")

    def show(self, theirs: Entry, *, prompt: str, year: int, is_writing: bool) -> None:
        self.query_one("#elsewhere-head", Static).update(
            Content.assemble(
                ("Changed elsewhere", "$primary bold"), ("   yours is kept as a draft", "$quiet")
            )
        )
        self.query_one(Page).show(theirs, prompt=prompt, year=year)
        self.query_one(KeyLine).show(list(self._keys(is_writing)))

    def _keys(self, is_writing: bool) -> Iterator[Hint]:
        if is_writing:
            yield Hint("esc", "leave the text and choose", "screen.step_back")
            return
        for key, verb, which in _CHOICES:
            label = f"{verb} {which}" if self.app.size.width >= _MEDIUM else which
            yield Hint(key, label, f"screen.{verb}_{which}")
