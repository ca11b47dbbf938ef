"""The last contact answered again, with a later day: was there contact, or a wrong date?"""

from datetime import datetime
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.content.shapes import Way
from nc_tui.core.records import ContactKind
from nc_tui.core.sayings import say_day, say_moment
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.phrases import counted
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.keyed_rows import KeyedRows

WRONG: Literal["wrong"] = "wrong"
"""The answer that the date counted from so far was wrong."""


class LaterContactDialog(Dialog[str]):
    """Returns the kind of the contact that was, or ``WRONG``; ``esc`` changes nothing."""

    SHEETS = ("keyed",)
    TITLE = "what it was"

    def __init__(self, since: datetime, at: datetime, days: int) -> None:
        """So many ``days`` are counted from ``since`` to ``at``; one at least."""
        super().__init__()
        self._since, self._at, self._days = since, at, days

    def compose(self) -> ComposeResult:
        year = self.nc.clock.now().year
        stay = "day before stays" if self._days == 1 else f"{self._days} days before stay"
        about = f"So far you count from {say_day(self._since.date(), year)}."
        about += f" If there was contact, the {stay} as a run."
        with Vertical(classes="dialog keyed", id="later-contact"):
            asks = f"What happened on {say_moment(self._at, year)}?"
            yield Static(Content.styled(asks, "$foreground bold"))
            yield Static(Content.styled(about, "$text-muted"), classes="keyed-line")
            yield KeyedRows(self._ways())
            yield DialogKeys([Hint("esc", "leave it as it is", "screen.leave")])

    def _ways(self) -> tuple[Way, ...]:
        lost = f"Count from then; the {counted(self._days, 'day')} before no more."
        return (
            Way(id=ContactKind.REACHED_OUT, key="o", label="I reached out", about=""),
            Way(id=ContactKind.REPLIED, key="p", label="I replied", about=""),
            Way(id=ContactKind.MET, key="t", label="we met", about=""),
            Way(
                id=ContactKind.THEY_WROTE, key="w", label="they wrote",
                about="Not a slip: the run goes on.",
            ),
            Way(id=WRONG, key="d", label="nothing; the date was wrong", about=lost),
        )  # fmt: skip

    def action_keep(self) -> None:
        self.dismiss(self.query_one(KeyedRows).chosen)
