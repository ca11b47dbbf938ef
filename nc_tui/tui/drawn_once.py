"""A screen that opens is drawn once.

Textual draws it three times and more: when it is laid out, when what is in it has heard of its
size, and because each widget wishes to be drawn once it is there; and in between it waits for the
next sixtieth of a second. Here nothing is drawn until all that was asked for by then is done, and
then all of it at once.

Private names: without them it is drawn as often as Textual does.
"""

from typing import TypeVar

from textual import events, on
from textual.screen import Screen
from textual.widget import Widget

T = TypeVar("T")

_NAMES = ("_compositor_refresh", "_on_timer_update", "_refresh_layout", "_layout_required")


class DrawnOnce(Screen[T]):
    """A screen that holds its drawing back while it opens.

    Only then: all of it is new, so nothing that was asked for can be left undrawn. It stands last
    among the bases: Textual knows a screen in style sheets by the first alone.
    """

    _is_held = _was_shown = False

    @on(events.ScreenResume)
    def _open(self) -> None:
        if not self._was_shown and all(hasattr(self, name) for name in _NAMES):
            self._is_held = True
            # Twice around: what widgets have asked for by then is on its way still.
            self.call_later(self.call_later, self._draw_held)
        self._was_shown = True

    def fit(self) -> None:
        """Show what fits the sizes that are known now."""

    def _compositor_refresh(self) -> None:
        if not self._is_held:
            super()._compositor_refresh()

    def _draw_held(self) -> None:
        self._refresh_layout(self.size)
        self.fit()  # its room is known now, and may be used in another way: laid out once more
        self._is_held = self._repaint_required = False
        self._layout_required = True
        self._on_timer_update()
        for widget in self.walk_children(Widget):
            widget._repaint_required = False
