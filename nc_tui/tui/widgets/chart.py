"""What the charts of Insights have in common: rows of cells, drawn once for a size and a theme."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from nc_tui.tui.widgets.ball import mix
from nc_tui.tui.widgets.breath_paint import colour_named

_LOWEST, _HIGHEST = 4, 14  # rows of a drawing: above, it says no more
_LOW = 24  # rows of a window below which less is drawn
EIGHTHS = " ▁▂▃▄▅▆▇█"


def joined(cells: Iterable[tuple[str, str]]) -> Content:
    """Cells (characters, style) as one row: neighbours of one style are one run."""
    runs = groupby(cells, key=lambda cell: cell[1])
    return Content.assemble(*(("".join(text for text, _ in run), style) for style, run in runs))


def named(label: str, width: int, air: int = 2) -> Content:
    """A label in ``width`` columns, ``air`` of them air, cut where it is longer."""
    name = Content(label).truncate(max(1, width - air), ellipsis=True)
    return name.pad_right(max(0, width - name.cell_length))


class Chart(Widget):
    """A drawing of rows, one a line of the terminal. Subclasses draw; this keeps what was drawn."""

    DEFAULT_CSS = "Chart { width: 1fr; height: auto; }"

    given: reactive[int] = reactive(0, layout=True)
    """Rows of the page that are its own; 0 where it shares them, and takes what it needs."""

    _drawn: tuple[object, ...] = ()
    _strips: Sequence[Strip] = ()

    def rows(self, width: int, height: int) -> Sequence[Content]:
        """The rows, ``width`` columns at most, ``height`` of them where the drawing can choose."""
        raise NotImplementedError

    def changed(self) -> None:
        """Call after what it shows is other."""
        self._drawn = ()
        self.refresh(layout=True)

    @property
    def is_low(self) -> bool:
        """Whether there are so few rows that a chart shows less, for its sentence to be seen."""
        return self.app.size.height < _LOW

    def high(self, usual: int, beside: int) -> int:
        """How high a drawing is that can choose: ``usual`` rows, or what the page gives it;
        ``beside`` are those of its axis and numbers."""
        return max(_LOWEST, min(_HIGHEST, self.given - beside)) if self.given else usual

    def tint(self, low: str, high: str, share: float) -> str:
        """The colour ``share`` (0 to 1) of the way between two roles of the theme; the nearer one
        where a terminal's own colours do not mix."""
        variables = self.app.theme_variables
        return mix(colour_named(variables[low]), colour_named(variables[high]), share)

    def faded(self, colour: str, strength: float) -> str:
        """A colour of which ``strength`` (0 to 1) is left on the ground; all of it where a
        terminal's own colours do not mix."""
        if self.app.current_theme.ansi:
            return colour
        return mix(colour_named(self.app.theme_variables["background"]), colour, strength)

    def shade(self, role: str, strength: float) -> str:
        """``faded`` of a role of the theme."""
        return self.faded(colour_named(self.app.theme_variables[role]), strength)

    def render_lines(self, crop: Region) -> list[Strip]:
        drawn = (self.size, self.app.theme, self.app.no_color)
        if drawn != self._drawn:
            self._drawn, self._strips = drawn, self._draw()
        return super().render_lines(crop)

    def _draw(self) -> list[Strip]:
        width, style = self.size.width, self.visual_style
        return [
            Visual.to_strips(self, row, width, 1, style, pad=True)[0]
            for row in self.rows(width, self.size.height)
        ]

    def render_line(self, y: int) -> Strip:
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, self.rich_style)
