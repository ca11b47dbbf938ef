"""The search line over a list: a slash, what is looked for, and how much there is."""

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Static

from nc_tui.tui.widgets.field import Field

_ASKS = ("search words, #tags, mood:1-2", "search words, #tags", "search words", "search")
"""What can be looked for, as much of it as there is room for."""


class SearchField(Field):
    """The words. A slash in an empty field searches everywhere."""

    # Its room is the same whatever is in it: Input would lay out the whole screen at each letter.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def __init__(self, *, below: str, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        """``below`` is the id of the list that enter and ↓ go to."""
        super().__init__(placeholder="search", id=id)
        self._below = below

    BINDINGS = [Binding("enter,down", "below", "to the list", show=False)]

    def action_below(self) -> None:
        self.screen.query_one(f"#{self._below}").focus()

    def on_resize(self, event: events.Resize) -> None:
        room = event.size.width - 1  # beside the cursor
        self.placeholder = next((asks for asks in _ASKS if len(asks) <= room), _ASKS[-1])

    def on_key(self, event: events.Key) -> None:
        if event.character == "/" and not self.value:
            event.stop()
            event.prevent_default()
            self.app.call_later(self.app.run_action, "app.search_everywhere")


class SearchBar(Horizontal):
    """Surface ground; with the focus ``▎`` and panel ground."""

    def __init__(self, *, below: str, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self.field = SearchField(below=below)
        self._said = ""
        self._fact = Static(classes="search-fact", markup=False)

    def compose(self) -> ComposeResult:
        yield Static(Content.styled("/", "$primary"), classes="search-slash", markup=False)
        yield self.field
        yield self._fact

    def say(self, fact: str) -> None:
        """One quiet fact at the right end; "" for none."""
        if fact != self._said:
            self._said = fact
            # Its width is fixed, so that the screen is not laid out anew at each letter.
            self._fact.update(Content.styled(fact, "$quiet"), layout=False)
