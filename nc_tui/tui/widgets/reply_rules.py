"""The four rules beside a draft. One lights up where a second look may help; nothing is scored."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.content.shapes.reply import ReplyRule
from nc_tui.core.reply import Hint
from nc_tui.tui.marks import BAR

_NAME = 12  # columns: "informative", and one to spare
_ROWS_FROM = 31  # columns from which name and words share a row


class ReplyRules(Widget):
    """A rule's name and what it means, or the hint in its place: the rows never move."""

    DEFAULT_CSS = "ReplyRules { height: auto; }"

    lit: reactive[tuple[Hint, ...]] = reactive(())

    def __init__(self, rules: Sequence[ReplyRule]) -> None:
        super().__init__()
        self._rules = tuple(rules)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rules) if width >= _ROWS_FROM else 3 * len(self._rules) - 1

    def render(self) -> Content:
        seen = {str(hint.rule): hint.seen for hint in self.lit}
        width = self.size.width
        rows = [self._row(rule, seen.get(rule.id), width) for rule in self._rules]
        return Content("\n" if width >= _ROWS_FROM else "\n\n").join(rows)

    def _row(self, rule: ReplyRule, seen: str | None, width: int) -> Content:
        """One rule; ``seen`` is what its hint speaks of, None for none."""
        is_lit = seen is not None
        bar = (f"{BAR} " if is_lit else "  ", "$secondary")
        name = (rule.label, "$foreground bold" if is_lit else "$foreground")
        words = (rule.about, "$text-muted")
        if is_lit:
            words = (rule.hint.format(seen=seen), "$secondary")
        if width < _ROWS_FROM:
            return Content.assemble(bar, name, "\n", bar, words)
        row = Content.assemble(bar, name, " " * (_NAME - len(rule.label)), words)
        return row.truncate(width, ellipsis=True)
