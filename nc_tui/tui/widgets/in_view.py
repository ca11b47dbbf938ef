"""Keeping one row of a tall widget in view, where a small window makes its container scroll."""

from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Input

from nc_tui.tui.fields import is_text_area


def show_row(widget: Widget, row: int, rows: int = 1) -> None:
    """Scroll the container of ``widget`` as little as shows ``rows`` rows from ``row``."""
    region = Region(0, row, 1, rows)
    node = widget
    while isinstance(node.parent, Widget):
        region = region.translate(node.virtual_region.offset)
        node = node.parent
        if node.allow_vertical_scroll:
            # What is docked in it, as a dialog's keys are, lies over what is scrolled.
            docked = node.children[0].dock_gutter
            node.scroll_to_region(region, spacing=docked, animate=False, force=True)
            return


def show_focused(widget: Widget) -> None:
    """Show what has the focus: all of a field, of a tall page the row that is written in."""
    if is_text_area(widget):
        row = widget.cursor_screen_offset.y - widget.region.y
        show_row(widget, max(0, min(row, widget.size.height - 1)))
    elif isinstance(widget, Input):
        show_row(widget, 0)
    else:
        widget.scroll_visible(animate=False)
