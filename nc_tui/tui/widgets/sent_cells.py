"""Changed cells of a widget straight to the terminal, past Textual's compositor.

Textual would draw whole rows: for a breath ten times the bytes, and as much more work. This
touches private names of it: where the app lacks one the widget is drawn the ordinary way, and a
test says so.
"""

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from textual._compositor import CompositorUpdate
from textual.errors import NoWidget
from textual.filter import ANSIToTruecolor
from textual.geometry import Offset
from textual.widget import Widget

from nc_tui.tui.widgets.ball import Picture
from nc_tui.tui.widgets.cells import changed_cells


class _ChangedCells(CompositorUpdate):
    def __init__(self, before: Picture, after: Picture, at: Offset) -> None:
        self._before, self._after, self._at = before, after, at

    def render_segments(self, console: Console) -> str:
        system = COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)
        return changed_cells(self._before, self._after, *self._at, system)


def send_cells(widget: Widget, before: Picture, after: Picture) -> bool:
    """Turn ``before``, which the terminal shows in ``widget``, into ``after``.

    False where that cannot be done: the widget has to be drawn the ordinary way.
    """
    app, screen = widget.app, widget.screen
    display = getattr(app, "_display", None)
    if display is None or getattr(app, "_batch_count", True):
        return False
    if app.screen is not screen or app.is_inline:
        return False
    if any(not isinstance(each, ANSIToTruecolor) for each in app.get_line_filters()):
        return False
    try:
        stands = screen.find_widget(widget)
    except NoWidget:
        return False
    size = (len(after.rows[0]), len(after.rows))
    if stands.region.size != size or not stands.clip.contains_region(stands.region):
        return False
    display(screen, _ChangedCells(before, after, stands.region.offset))
    return True
