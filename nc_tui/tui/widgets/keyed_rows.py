"""A few ways on, each taken by its letter, by arrows and enter, or by a click."""

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.content.shapes import Way
from nc_tui.tui.marks import BAR
from nc_tui.tui.widgets.in_view import show_row

_INDENT = 5  # columns: the bar, a space, the letter, two spaces
_ROOMY = 44  # columns from which an empty row stands between two


class KeyedRows(Widget, can_focus=True):
    """A label, and below it where it leads. Taking one is the page's own ``keep``.

    The letters are the page's while this has the focus.
    """

    DEFAULT_CSS = "KeyedRows { height: auto; }"
    letters = "take the one they stand beside"

    BINDINGS = [
        Binding("down,j", "move(1)", "down", show=False),
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("enter", "screen.keep", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    def __init__(
        self,
        ways: Sequence[Way],
        *,
        id: str | None = None,  # noqa: A002  (Textual's own name)
    ) -> None:
        super().__init__(id=id)
        self._ways = tuple(ways)

    @property
    def chosen(self) -> str:
        """The id of the way under the cursor."""
        return self._ways[self.cursor].id

    async def on_key(self, event: events.Key) -> None:
        for index, way in enumerate(self._ways):
            if way.key == event.character:
                event.stop()
                await self._take(index)

    async def _take(self, index: int) -> None:
        self.cursor = index
        await self.run_action("screen.keep")

    async def on_click(self, event: events.Click) -> None:
        row = 0
        for index, block in enumerate(self._blocks(self.size.width)):
            if row <= event.y < row + len(block):
                await self._take(index)
            row += len(block)

    def action_move(self, step: int) -> None:
        self.cursor = max(0, min(len(self._ways) - 1, self.cursor + step))

    def watch_cursor(self, cursor: int) -> None:
        if self.has_focus:
            blocks = self._blocks(self.size.width)
            show_row(self, sum(map(len, blocks[:cursor])), len(blocks[cursor]))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return sum(map(len, self._blocks(width)))

    def render(self) -> Content:
        width = self.size.width
        return Content("\n").join([row for block in self._blocks(width) for row in block])

    def _blocks(self, width: int) -> list[list[Content]]:
        """The rows of each way."""
        return [self._block(index, width) for index in range(len(self._ways))]

    def _block(self, index: int, width: int) -> list[Content]:
        way, is_marked = self._ways[index], index == self.cursor
        label = "$foreground bold" if is_marked else "$foreground"
        bar = (BAR if is_marked and self.has_focus else " ", "$primary")
        rows = [Content.assemble(bar, " ", (way.key, "$primary bold"), "  ", (way.label, label))]
        about = Content.styled(way.about, "$text-muted").wrap(max(1, width - _INDENT))
        for line in about if way.about else ():
            rows.append(Content.assemble(bar, " " * (_INDENT - 1), line))
        if is_marked:
            rows = [
                row.pad_right(max(0, width - row.cell_length)).stylize_before("on $boost")
                for row in rows
            ]
        if width >= _ROOMY and index < len(self._ways) - 1:
            rows.append(Content())
        return rows
