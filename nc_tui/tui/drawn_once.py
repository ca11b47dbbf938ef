"""What opens is drawn once.

Textual draws a new screen, or a new pane in one, three times and more: when it is laid out, when
what is in it has heard of its size, and because each widget wishes to be drawn once it is there;
and in between it waits for the next sixtieth of a second. Here nothing is drawn until all that was
asked for by then is done, and then all of it at once.

Private names: without them it is drawn as often as Textual does.
"""

from typing import TypeVar

from textual import events, on
from textual.screen import Screen
from textual.widget import Widget

T = TypeVar("T")

_NAMES = ("_compositor_refresh", "_on_timer_update", "_refresh_layout", "_layout_required")


class DrawnOnce(Screen[T]):
    """A screen that holds its drawing back while it opens, and whenever ``hold_drawing`` says.

    It stands last among the bases: Textual knows a screen in style sheets by the first alone.
    """

    _is_held = _was_shown = False

    @on(events.ScreenResume)
    def _open(self) -> None:
        if not self._was_shown:
            self._was_shown = True
            self.hold_drawing()

    def hold_drawing(self) -> None:
        """Draw nothing until what waits to be done is done; then all of it, once."""
        if not self._is_held and all(hasattr(self, name) for name in _NAMES):
            self._is_held = True
            # Twice around: what widgets have asked for by then is on its way still.
            self.call_later(self.call_later, self._draw_held)

    def fit(self) -> None:
        """Show what fits the sizes that are known now."""

    def _compositor_refresh(self) -> None:
        if not self._is_held:
            super()._compositor_refresh()

    def _draw_held(self) -> None:
        self._refresh_layout(self.size)  # what is shown has to hear of its room
        self.fit()
        self._is_held = self._repaint_required = False
        self._layout_required = True
        self._on_timer_update()
        for widget in self.walk_children(Widget):
            widget._repaint_required = False
