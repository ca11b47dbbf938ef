"""A letter to read, row by row; letting it go, its rows fade from the top."""

from collections.abc import Callable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.color import Color
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from nc_tui.tui.widgets.page import WIDTH
from nc_tui.tui.widgets.page_rows import Row, rows_of

_FADING_AT_ONCE = 5  # rows
_LEVELS = 8  # of fading: finer steps cannot be told apart
_SECONDS, _SECONDS_A_ROW, _LONGEST = 1.2, 0.1, 3.5


class LetterText(ScrollView, can_focus=True):
    """``text`` in rows; no longer than it lasts to fade, whatever its length."""

    DEFAULT_CSS = "LetterText { overflow: hidden scroll; scrollbar-size: 0 0; }"

    BINDINGS = [
        Binding("down,j", "by(1)", "down", tooltip="down", show=False, id="letter.down"),
        Binding("up,k", "by(-1)", "up", tooltip="up", show=False, id="letter.up"),
        Binding("space,pagedown", "page(1)", "read on", tooltip="read on", show=False,
                id="letter.read-on"),
        Binding("backspace,pageup", "page(-1)", "read back", tooltip="read back", show=False,
                id="letter.read-back"),
        Binding("home,g,ctrl+home", "edge(0)", "top", tooltip="top", show=False, id="letter.top"),
        Binding("end,G,ctrl+end", "edge(1)", "end", tooltip="end", show=False, id="letter.end"),
    ]  # fmt: skip

    is_longer: var[bool] = var(False)
    """Whether there is more to read than fits."""
    gone: var[float] = var(0.0)
    """How far letting go has come, 0 to 1."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.auto_links = False
        self._text = text
        self._rows: list[Row] = []
        self._width = 0
        self._levels: tuple[int, ...] = ()

    def on_resize(self, event: events.Resize) -> None:
        width = min(WIDTH, self.scrollable_content_region.width)
        if width != self._width and width > 0:
            self._width = width
            self._rows = rows_of(self._text, width)
            self.virtual_size = Size(width, len(self._rows))
            self.refresh()
        self.is_longer = len(self._rows) > self.size.height

    def fade(self, then: Callable[[], None]) -> None:
        """Let the rows in view go, one after the other, then call; at once without animations."""
        seconds = min(_LONGEST, _SECONDS + _SECONDS_A_ROW * self._in_view)
        self.animate("gone", 1.0, duration=seconds, easing="linear", on_complete=then)

    @property
    def _in_view(self) -> int:
        return min(self.size.height, len(self._rows))

    def watch_gone(self, gone: float) -> None:
        at = gone * (self._in_view + _FADING_AT_ONCE)
        levels = tuple(
            round(max(0.0, min(1.0, (at - row) / _FADING_AT_ONCE)) * _LEVELS)
            for row in range(self._in_view)
        )
        if levels != self._levels:
            self._levels = levels
            self.refresh()

    def render_line(self, y: int) -> Strip:
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        row = self._rows[index] if 0 <= index < len(self._rows) else ""
        content = Content(row) if isinstance(row, str) else row
        (strip,) = Visual.to_strips(
            self, content, width, 1, self.visual_style, apply_selection=False
        )
        level = self._levels[y] if y < len(self._levels) else 0
        return _faded(strip, level / _LEVELS, self.background_colors[1]) if level else strip

    def action_by(self, rows: int) -> None:
        self.scroll_relative(y=rows, animate=False)

    def action_page(self, direction: int) -> None:
        self.scroll_relative(y=direction * max(1, self.size.height - 2), animate=False)

    def action_edge(self, share: int) -> None:
        self.scroll_to(y=share * self.max_scroll_y, animate=False)


def _faded(strip: Strip, share: float, ground: Color) -> Strip:
    """``strip`` on its way into ``ground``; terminal colours, which do not mix, go in one step."""
    segments = (
        Segment(
            text if _stays(style, share) else " " * cell_len(text), _towards(style, ground, share)
        )
        for text, style, _ in strip
    )
    return Strip(segments, strip.cell_length)


def _stays(style: Style | None, share: float) -> bool:
    return share < (1.0 if style and style.color and style.color.triplet else 0.5)


def _towards(style: Style | None, ground: Color, share: float) -> Style | None:
    if style is None or style.color is None or not style.color.triplet:
        return style
    mixed = Color.from_rich_color(style.color).blend(ground, share)
    return style + Style.from_color(mixed.rich_color)
