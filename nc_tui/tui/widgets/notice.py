"""The message line above the footer: what happened, what is safe, and the keys. It stays."""

from textual.content import Content
from textual.geometry import Size
from textual.timer import Timer
from textual.widget import Widget

from nc_tui.core.text import mend, one_line
from nc_tui.tui.marks import BAR

_READ_AFTER = 12.0  # seconds


class Notice(Widget):
    """Two lines on panel, each with the mark; hidden while there is nothing to say."""

    DEFAULT_CSS = """
    Notice { display: none; height: auto; max-height: 4; background: $panel; color: $foreground; }
    Notice.-shown { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._said = self._mark = Content()
        self._fading: Timer | None = None

    def tell(self, happened: str, keys: str = "", *, wrong: bool = True) -> None:
        """Say it until ``clear``. ``keys`` names what can be done."""
        first, stop, rest = one_line(mend(happened)).partition(". ")
        colour = "$error" if wrong else "$primary"
        self._mark = Content.assemble((f"{BAR} ", colour))
        parts: list[str | tuple[str, str]] = [
            (first + ("." if stop else ""), f"{colour} bold"),
            f" {rest}" if rest else "",
        ]
        if keys:
            parts += ["\n", (keys, "$text-muted")]
        self._said = Content.assemble(*parts)
        self.add_class("-shown")
        self.refresh(layout=True)
        if self._fading is not None:
            self._fading.stop()
        # Good news has been read after a while; what went wrong stays until it is dealt with.
        self._fading = None if wrong else self.set_timer(_READ_AFTER, self.clear)

    def clear(self) -> None:
        self.remove_class("-shown")

    def clear_good_news(self) -> None:
        """The person has gone on; what went wrong stays."""
        if self._fading is not None:
            self.clear()

    def _lines(self, width: int) -> list[Content]:
        rows = self._said.wrap(max(1, width - self._mark.cell_length))
        return [self._mark + row for row in rows]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))
