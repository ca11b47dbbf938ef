"""One small thing to do: the person's own, or one that the program knows."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.text import one_line
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint


class ActivityDialog(Dialog[None]):
    """Theirs first, one after the other; then small ones."""

    TITLE = "one small thing"
    BINDINGS = [
        Binding("n,space", "another", "another", show=False),
        Binding("enter", "leave", "I will", show=False),
    ]

    def __init__(self, only: Sequence[str] = ()) -> None:
        """``only`` these, where the moment asks for something in particular."""
        super().__init__()
        self._only = only

    def compose(self) -> ComposeResult:
        words = self.nc.words.after.activity
        own = [one_line(item.text or "") for item in self.nc.snapshot.plan_of("activity")]
        now = self.nc.clock.now()
        day = self.nc.snapshot.today(now).toordinal()
        small = self.nc.words.choices.small_things(day, now.hour)
        if self._only:
            turn = day % len(self._only)
            own, small = [], [*self._only[turn:], *self._only[:turn]]
        self._things = [*filter(None, own), *small]
        self._at = 0
        with Vertical(classes="dialog activity"):
            yield Static(Content.styled(words.title, "$text-muted bold"), markup=False)
            yield Static(id="activity-thing", markup=False)
            yield Static(Content.styled(words.about, "$text-muted"), markup=False)
            yield DialogKeys(
                [Hint("enter", "I will", "leave"), Hint("n", "another", "another"),
                 Hint("esc", "not now", "leave")]
            )  # fmt: skip

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        thing = Content.styled(self._things[self._at], "$foreground bold")
        self.query_one("#activity-thing", Static).update(thing)

    def action_another(self) -> None:
        self._at = (self._at + 1) % len(self._things)
        self._show()
