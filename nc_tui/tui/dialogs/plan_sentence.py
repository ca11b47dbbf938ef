"""A sentence for the plan: if this, I do that. The first half is there already, to change."""

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.records import PlanItem
from nc_tui.core.text import one_line
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.notice import Notice

_I = "I"
_STOPS = ".,; "


class PlanSentenceDialog(Dialog[PlanItem]):
    """Returns the sentence for the plan; ``esc`` keeps none."""

    TITLE = "a plan for next time"
    AUTO_FOCUS = "#plan-then"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "keep", show=False)]

    def __init__(self, item: PlanItem, problem: str = "") -> None:
        """``item`` has the halves so far."""
        super().__init__(problem)
        self._item = item
        self._first = Field(item.if_ or "", id="plan-if")
        self._last = Field(item.then or "", id="plan-then")

    @property
    def left_as(self) -> str:
        return "plan-sentence"

    def compose(self) -> ComposeResult:
        words = self.nc.words.slip.plan
        with VerticalScroll(classes="dialog", id="plan-sentence", can_focus=False):
            yield Static(Content.styled(words.title, "$foreground bold"))
            yield Static(words.about, markup=False)
            yield Notice()
            with Vertical(classes="dialog-line"):
                yield Static("if", markup=False)
                yield self._first
            with Vertical(classes="dialog-line"):
                yield Static("then", markup=False)
                yield self._last
            yield Static(self._example(), classes="plan-aside", markup=False)
            source = f"After {words.source}. {words.mark.capitalize()} evidence."
            yield Static(source, classes="plan-aside", id="plan-source", markup=False)
            yield DialogKeys(
                [
                    Hint("enter", "keep", "screen.keep"),
                    Hint("tab", "next", "app.focus_next"),
                    Hint("esc", "not now", "screen.leave"),
                ]
            )

    def on_mount(self) -> None:
        if not self._last.value:
            self._last.begin(_I)
            self._last.value = f"{_I} "  # the space, so that one types on
            self._last.cursor_position = len(self._last.value)

    def _example(self) -> str:
        words, people = self.nc.words.slip.plan, self.nc.snapshot.plan_of("person")
        name = one_line(people[0].name or "") if people else ""
        return words.example.format(name=name) if name else words.example_alone

    def _written(self) -> PlanItem | None:
        """The sentence; None while a half of it is missing."""
        first, last = (half.line.rstrip(_STOPS) for half in (self._first, self._last))
        is_whole = first and last not in ("", _I)
        return replace(self._item, if_=first, then=last) if is_whole else None

    def action_keep(self) -> None:
        written = self._written()
        if written is not None:
            self.dismiss(written)
            return
        self.query_one(Notice).tell(self.nc.words.slip.plan.missing, wrong=False)
        (self._last if self._first.line.rstrip(_STOPS) else self._first).focus()

    async def put_down(self) -> None:
        await super().put_down()
        written = self._written()
        if written is not None and written != self._item:
            self._item = await self.keep_at_the_end(written) or self._item
