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
                yield Field(self._item.if_ or "", id="plan-if")
            with Vertical(classes="dialog-line"):
                yield Static("then", markup=False)
                yield Field(self._item.then or "", id="plan-then")
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
        then = self.query_one("#plan-then", Field)
        if not then.value:
            then.begin(_I)
            then.value = f"{_I} "  # the space, so that one types on
            then.cursor_position = len(then.value)

    def _example(self) -> str:
        words, people = self.nc.words.slip.plan, self.nc.snapshot.plan_of("person")
        name = one_line(people[0].name or "") if people else ""
        return words.example.format(name=name) if name else words.example_alone

    def _half(self, name: str) -> str:
        return self.query_one(name, Field).line.rstrip(_STOPS)

    def action_keep(self) -> None:
        first, last = self._half("#plan-if"), self._half("#plan-then")
        if first and last not in ("", _I):
            self.dismiss(replace(self._item, if_=first, then=last))
            return
        self.query_one(Notice).tell(self.nc.words.slip.plan.missing, wrong=False)
        self.query_one("#plan-then" if first else "#plan-if").focus()
