"""The tabs: a number and a word each, and the rule beneath with the active one marked on it."""

from typing import TYPE_CHECKING, NamedTuple, cast

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_WORDS_FROM = 76
_GAP_WIDE = 3
_GAP = 2


class Tab(NamedTuple):
    """A tab's key, its pane's id and its word."""

    key: str
    pane: str
    word: str


class TabBar(Widget):
    """One row of tabs, one of rule. Below 76 columns only the active word stays."""

    DEFAULT_CSS = "TabBar { height: 2; }"

    active: reactive[str] = reactive("")
    fact: reactive[str] = reactive("")
    """One quiet fact at the right end, in a wide window."""

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, tabs: tuple[Tab, ...], active: str, *, margin: int = 0) -> None:
        super().__init__()
        self._tabs = tabs
        self._spots: list[tuple[int, int, str]] = []
        self.set_reactive(TabBar.active, active)

    def on_mount(self) -> None:
        of = cast("NcApp", self.app).keymap.of
        self._tabs = tuple(tab._replace(key=of(f"tab.{tab.pane}", tab.key)) for tab in self._tabs)

    @property
    def _margin(self) -> int:
        width = self.size.width
        return 4 if width >= 100 else 2 if width >= 60 else 1

    def render(self) -> Content:
        width, margin = self.size.width, self._margin
        gap = _GAP_WIDE if width >= 100 else _GAP
        parts: list[str | tuple[str, str]] = [" " * margin]
        at, mark = margin, (margin, margin)
        self._spots = []
        for index, tab in enumerate(self._tabs):
            if index:
                parts.append(" " * gap)
                at += gap
            is_active = tab.pane == self.active
            word = f" {tab.word}" if is_active or width >= _WORDS_FROM else ""
            length = len(tab.key) + len(word)
            parts.append((tab.key, "$primary" if is_active else "$quiet"))
            parts.append((word, "$primary bold" if is_active else "$text-muted"))
            if is_active:
                mark = (at, at + length)
            self._spots.append((at, at + length, tab.pane))
            at += length
        fact_at = width - margin - len(self.fact)
        if self.fact and width >= 100 and fact_at > at + gap:
            parts += [" " * (fact_at - at), (self.fact, "$quiet")]
        rule = [
            ("─" * mark[0], "$rule"),
            ("━" * (mark[1] - mark[0]), "$primary"),
            ("─" * (width - mark[1]), "$rule"),
        ]
        return Content.assemble(*parts, "\n", *rule)

    def on_click(self, event: events.Click) -> None:
        for start, end, pane in self._spots:
            if start <= event.x < end:
                self.post_message(self.Chosen(pane))
