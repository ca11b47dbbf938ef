"""Writing about the one question: a small page in place, kept however it is left."""

from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from nc_tui.core.records import Entry
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.intents import KeepDraft
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.page_area import PageArea

if TYPE_CHECKING:
    from nc_tui.tui.writer import Writer

_DRAFT_AFTER = 0.8
"""Seconds from a change to its draft: a kill loses less than two."""


class AnswerDialog(Dialog[str]):
    """Returns what stands in the field; ``esc`` keeps it too, so nothing typed is lost.

    ``page`` is the draft's frame: should the program be killed here, the text becomes an entry
    of the journal at the next start.
    """

    TITLE = "writing"
    BINDINGS = [
        Binding(
            "ctrl+s,escape", "keep", "keep it and close", tooltip="keep it and close",
            show=False, priority=True, id="answer.keep",
        ),
    ]  # fmt: skip

    def __init__(self, question: str, page: Entry, problem: str = "") -> None:
        super().__init__(problem)
        self._question = question
        self._page = page
        self._area = PageArea(page.text)
        self._drafting: Timer | None = None

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            question = Content.styled(self._question, "$foreground bold")
            yield Static(question, id="answer-question", markup=False)
            self._area.id = "answer-text"
            yield self._area
            yield Notice()
            yield DialogKeys([Hint("esc", "keep and close", "keep")])

    def on_mount(self) -> None:
        self._area.focus()

    def on_text_area_changed(self) -> None:
        if self._drafting is None:
            self._drafting = self.set_timer(_DRAFT_AFTER, self._write_down)

    @work
    async def _write_down(self) -> None:
        self._drafting = None
        outcome = await self.nc.ask(KeepDraft(self._as_typed()))
        if outcome.error is not None:
            for notice in self.query(Notice):
                notice.tell(str(outcome.error), "It is still here, and esc tries to keep it.")

    def _as_typed(self) -> Entry:
        page = self._page
        return Entry(
            id=page.id, kind="entry", at=page.at, zone=page.zone,
            text=self._area.text, prompt=page.prompt, stage=page.stage,
        )  # fmt: skip

    @property
    def page_id(self) -> int | None:
        return self._page.id

    def is_kept(self, writer: "Writer") -> bool:
        return super().is_kept(writer) and self._page.id not in writer.undrafted

    async def put_down(self) -> None:
        """The next start finds the text as a draft."""
        if self._area.text.strip():
            await self.nc.writer.carry_out(KeepDraft(self._as_typed()))

    def action_keep(self) -> None:
        if self._drafting is not None:
            self._drafting.stop()
        self.dismiss(self._area.text)
