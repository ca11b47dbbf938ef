"""How strong it is, 0 to 9, in ten cells; the digits themselves are keys of what is around."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.tui.widgets.options import CHOSEN

_STEPS = 10
_ENDS = ("not at all", "very strong")
_GAP = 1
_NARROWEST, _WIDEST = 1, 4


class StrengthScale(Widget):
    """``strength`` is the cell that is marked; None marks none. A click chooses."""

    DEFAULT_CSS = "StrengthScale { height: 2; }"

    strength: reactive[int | None] = reactive(None)

    class Chosen(Message):
        """A cell was clicked."""

        def __init__(self, strength: int) -> None:
            super().__init__()
            self.strength = strength

    def __init__(self, strength: int | None = None) -> None:
        super().__init__()
        self.set_reactive(StrengthScale.strength, strength)

    @property
    def _wide(self) -> int:
        fits = (self.size.width + _GAP) // _STEPS - _GAP
        return max(_NARROWEST, min(_WIDEST, fits))

    def on_click(self, event: events.Click) -> None:
        cell, within = divmod(event.x, self._wide + _GAP)
        if cell < _STEPS and within < self._wide:
            self.post_message(self.Chosen(cell))

    def render(self) -> Content:
        wide = self._wide
        cells = (
            (str(step).center(wide), CHOSEN if step == self.strength else "$foreground on $boost")
            for step in range(_STEPS)
        )
        row = Content(" " * _GAP).join(Content.styled(*cell) for cell in cells)
        first, last = _ENDS
        gap = row.cell_length - len(first) - len(last)
        below = Content.styled(first + " " * max(1, gap) + last, "$text-muted")
        return Content.assemble(row, "\n", below)
