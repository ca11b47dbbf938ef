"""The rules of contact to choose from, one line about each where there is room for it."""

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.content.shapes.contact import Rule
from nc_tui.tui.marks import BAR
from nc_tui.tui.widgets.in_view import show_row

_NARROW = 44


class RuleList(Widget, can_focus=True):
    """Arrows and enter, or the number: both are the page's own ``keep``.

    Narrow, only the rule under the cursor says what it means.
    """

    DEFAULT_CSS = "RuleList { height: auto; }"

    BINDINGS = [
        Binding("down,j", "move(1)", "down", show=False),
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("enter", "screen.keep", "choose", show=False),
        *[Binding(str(n), f"take({n - 1})", "choose", show=False) for n in range(1, 5)],
    ]

    cursor: reactive[int] = reactive(0)

    def __init__(self, rules: Sequence[Rule], present: str, *, ground: str = "$panel") -> None:
        """``present`` is the id of the rule in force, where the cursor begins; ``ground`` that
        of the row it stands on."""
        super().__init__()
        self._ground = ground
        self._rules = tuple(rules)
        ids = [rule.id for rule in rules]
        self.set_reactive(RuleList.cursor, ids.index(present) if present in ids else 0)

    def choose(self, rule: str) -> None:
        """Put the cursor on the rule of that id, if there is one."""
        ids = [each.id for each in self._rules]
        if rule in ids:
            self.cursor = ids.index(rule)

    def action_move(self, step: int) -> None:
        self.cursor = max(0, min(len(self._rules) - 1, self.cursor + step))

    def watch_cursor(self, cursor: int) -> None:
        if not self.has_focus:
            return
        is_narrow = self.size.width < _NARROW
        if is_narrow:
            show_row(self, len(self._rules) + 1, 2)
        tall = 1 if is_narrow else 2
        show_row(self, cursor * tall, tall)

    async def action_take(self, index: int) -> None:
        if index < len(self._rules):
            self.cursor = index
            await self.run_action("screen.keep")

    @property
    def chosen(self) -> str:
        """The id of the rule under the cursor."""
        return self._rules[self.cursor].id

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        # Narrow: the rules, one empty row, and two for what the one under the cursor means.
        return len(self._rules) + 3 if width < _NARROW else 2 * len(self._rules)

    async def on_click(self, event: events.Click) -> None:
        row = event.y if self.size.width < _NARROW else event.y // 2
        if row == self.cursor:
            await self.action_take(row)
        elif row < len(self._rules):
            self.cursor = row

    def render(self) -> Content:
        width = self.size.width
        is_narrow = width < _NARROW
        lines = []
        for index, rule in enumerate(self._rules):
            lines.append(self._row(index, (str(index + 1), rule.label), width))
            if not is_narrow:
                lines.append(self._row(index, ("", rule.about), width))
        if is_narrow:
            about = Content.styled(self._rules[self.cursor].about, "$text-muted")
            lines += [Content(), *about.wrap(width)]
        return Content("\n").join(lines)

    def _row(self, index: int, words: tuple[str, str], width: int) -> Content:
        number, text = words
        is_marked = index == self.cursor
        style = "$text-muted"
        if number:
            style = "$foreground bold" if is_marked else "$foreground"
        row = Content.assemble(
            (BAR if is_marked and self.has_focus else " ", "$primary"), " ",
            (number or " ", "$primary bold"), "  ", (text, style),
        ).truncate(width, ellipsis=True)  # fmt: skip
        row = row.pad_right(max(0, width - row.cell_length))
        return row.stylize_before(f"on {self._ground}") if is_marked else row
