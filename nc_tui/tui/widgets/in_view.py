"""Keeping one row of a tall widget in view, where a small window makes its container scroll."""

from textual.geometry import Region
from textual.widget import Widget


def show_row(widget: Widget, row: int, rows: int = 1) -> None:
    """Scroll the container of ``widget`` as little as shows ``rows`` rows from ``row``."""
    region = Region(0, row, 1, rows)
    node = widget
    while isinstance(node.parent, Widget):
        region = region.translate(node.virtual_region.offset)
        node = node.parent
        if node.allow_vertical_scroll:
            node.scroll_to_region(region, animate=False, force=True)
            return
