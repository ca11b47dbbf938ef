"""A few ways on, side by side or one below the other, in the middle of the screen."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.tui.widgets.key_line import Hint

_GAP, _LEAST_MARGIN = 8, 4  # columns between two of them, and on either side of a row


class Choices(Widget):
    """Each a key, and in full words what it does; a click on one runs its action."""

    DEFAULT_CSS = "Choices { height: auto; width: 1fr; }"

    hints: reactive[tuple[Hint, ...]] = reactive((), layout=True)

    def _spots(self, width: int) -> Sequence[tuple[int, int, Hint]]:
        """Where each of them begins: column, row."""
        lengths = [len(hint.key) + 2 + len(hint.label) for hint in self.hints]
        row = sum(lengths) + _GAP * (len(lengths) - 1)
        if row + 2 * _LEAST_MARGIN <= width:
            begin = (width - row) // 2
            before = [sum(lengths[:index]) + _GAP * index for index in range(len(lengths))]
            return [(begin + x, 0, h) for x, h in zip(before, self.hints, strict=True)]
        begin = max(0, (width - max(lengths, default=0)) // 2)
        return [(begin, index, hint) for index, hint in enumerate(self.hints)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1 + max((row for _, row, _ in self._spots(width)), default=0)

    def render(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        at, line = 0, 0
        for column, row, hint in self._spots(self.size.width):
            if row > line:
                parts.append("\n")
                at, line = 0, row
            parts += [" " * (column - at), (hint.key, "$primary bold"), f"  {hint.label}"]
            at = column + len(hint.key) + 2 + len(hint.label)
        return Content.assemble(*parts)

    async def on_click(self, event: events.Click) -> None:
        for column, row, hint in self._spots(self.size.width):
            end = column + len(hint.key) + 2 + len(hint.label)
            if row == event.y and column <= event.x < end:
                event.stop()
                await self.app.run_action(hint.action)
