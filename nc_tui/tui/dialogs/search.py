"""Search: one line to write in, and below it what was found everywhere, as one types."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.found import Source
from nc_tui.tui.page_search import query_of
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.found_list import FoundList
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.safety_first import SafetyFirst

_EXAMPLES = (
    ("words", "anywhere, also within a word"),
    ('"a phrase"', "whole words beside each other"),
    ("#tag", "pages with it"),
    ("mood:1-2", "pages of that mood; and stage:anger"),
    ("before:10 nov", "and after:yesterday, after:june"),
)
_EXAMPLE = 16  # columns
_ASKS, _ASKS_BRIEFLY = "search pages, days, plan, people, library", "search everywhere"
_ROOMY = 60  # columns from which what they mean stands beside them


class Chosen(NamedTuple):
    """What is to be opened: where it was found, and with what words."""

    source: Source
    thing: Any
    words: str


class SearchDialog(Dialog[Chosen]):
    """The field keeps the focus; arrows move through what was found, enter opens it."""

    TITLE = "search"
    BINDINGS = [
        Binding("enter", "keep", "open it", show=False),
        Binding("down", "list('move(1)')", "down", show=False),
        Binding("up", "list('move(-1)')", "up", show=False),
        Binding("pagedown", "list('page(1)')", "page down", show=False),
        Binding("pageup", "list('page(-1)')", "page up", show=False),
    ]

    def __init__(self, sources: Sequence[Source]) -> None:
        super().__init__()
        self._sources = sources

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog search"):
            with Horizontal(id="search-line"):
                yield Field(id="search-words")
                yield Static(id="search-count", markup=False)
            yield Static(id="search-read", markup=False)
            yield SafetyFirst()
            yield FoundList()
            yield Static(id="search-help", markup=False)
            yield DialogKeys([Hint("enter", "open it", "keep"), Hint("esc", "close", "leave")])

    def on_resize(self) -> None:
        roomy = self.app.size.width >= _ROOMY
        self.query_one(Field).placeholder = _ASKS if roomy else _ASKS_BRIEFLY

    def on_mount(self) -> None:
        field = self.query_one(Field)
        field.focus()
        self.watch(field, "value", self._look)

    def _look(self) -> None:
        self.run_worker(self._find(self.query_one(Field).value), group="search", exclusive=True)

    async def _find(self, words: str) -> None:
        self.query_one(SafetyFirst).hear(words)
        query = query_of(self.nc, words)
        found = [(source, await source.find(query)) for source in self._sources]
        if not self.query(FoundList):
            return  # left while it was looking
        if query.is_empty:
            found = []  # all pages were folded meanwhile
        count = sum(len(things) for _, things in found)
        rows = self.query_one(FoundList)
        rows.show([(source, things) for source, things in found if things], query)
        rows.display = count > 0
        said = Content("\n").join([Content.styled(each, "$text-muted") for each in query.said])
        self._fill("search-read", said, shown=bool(query.said))
        total = f"{count:,} found" if count else ""
        self._fill("search-count", Content.styled(total, "$text-muted"), shown=count > 0)
        nothing = Content.styled("Nothing found.", "$text-muted")
        self._fill("search-help", self._examples() if query.is_empty else nothing, shown=not count)
        self.query_one(".search").set_class(not count, "-bare")

    def _examples(self) -> Content:
        """What can be asked for."""
        roomy = self.app.size.width >= _ROOMY
        lines = [
            Content.assemble(
                (lead.ljust(_EXAMPLE), "$secondary"), (does if roomy else "", "$text-muted")
            )
            for lead, does in _EXAMPLES
        ]
        return Content("\n").join(lines)

    def _fill(self, name: str, words: Content, *, shown: bool) -> None:
        widget = self.query_one(f"#{name}", Static)
        widget.update(words)
        widget.display = shown

    async def action_list(self, action: str) -> None:
        rows = self.query_one(FoundList)
        await self.app.run_action(action, rows)

    def on_row_list_opened(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        chosen = self.query_one(FoundList).chosen
        if chosen is not None:
            self.dismiss(Chosen(*chosen, self.query_one(Field).value))
