"""Where one is in a few steps: ``● last contact   ○ your rule   ○ a reason   ○ a person``."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.tui.marks import TICKED, UNTICKED

_GAP = 3


class Progress(Widget):
    """A filled mark for each answer kept and for the step one is at; where the row is short,
    only that step keeps its words."""

    DEFAULT_CSS = "Progress { height: 1; }"

    step: reactive[int] = reactive(0)
    kept: reactive[frozenset[int]] = reactive(frozenset)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)

    def render(self) -> Content:
        whole = sum(len(name) + 2 for name in self._names) + _GAP * (len(self._names) - 1)
        fits = whole <= self.content_size.width
        return Content(" " * (_GAP if fits else 2)).join(
            self._part(index, with_words=fits or index == self.step)
            for index in range(len(self._names))
        )

    def _part(self, index: int, *, with_words: bool) -> Content:
        is_filled = index == self.step or index in self.kept
        mark = (TICKED, "$primary") if is_filled else (UNTICKED, "$text-muted")
        if not with_words:
            return Content.assemble(mark)
        style = "$foreground" if index == self.step else "$text-muted"
        return Content.assemble(mark, " ", (self._names[index], style))
