"""A milestone of the person's own: a number of days, and what it means to them."""

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from nc_tui.core.records import PlanItem
from nc_tui.tui.dialogs.plan_line import PlanLineDialog
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.notice import Notice

LONGEST = 36_500
"""Days; beyond it is no lifetime, and no date."""


class MilestoneDialog(PlanLineDialog):
    """One milestone of the plan, new or changed. What will be asked is shown before it is kept."""

    TITLE = "a milestone of your own"

    def __init__(self, present: PlanItem | None = None, problem: str = "") -> None:
        super().__init__("milestone", present, problem)

    def compose(self) -> ComposeResult:
        present = self.present
        days = str(present.days) if present and present.days else ""
        with VerticalScroll(classes="dialog", id="milestone", can_focus=False):
            title = Content.styled("A milestone of your own", "$foreground bold")
            yield Static(title, classes="milestone-title")
            yield Notice()
            with Vertical(classes="dialog-line"):
                yield Static("after how many days of one run", markup=False)
                yield Field(days, id="milestone-days")
                yield Static(classes="said", markup=False)
            with Vertical(classes="dialog-line"):
                yield Static("what it is to you, if you want", markup=False)
                yield Field((present.text or "") if present else "", id="milestone-text")
            yield self.line_keys()

    def on_mount(self) -> None:
        self._say()

    @property
    def _days(self) -> int | None:
        """The number written, where it is one of days."""
        written = self.query_one("#milestone-days", Field).line
        # Digits alone: int() also reads "1_0" and "+7".
        if not (written.isascii() and written.isdigit() and len(written) <= len(str(LONGEST))):
            return None
        return int(written) if 0 < int(written) <= LONGEST else None

    @on(Input.Changed, "#milestone-days")
    def _say(self) -> None:
        days = self._days
        asked = self.nc.words.milestone_question(days) if days else "Whole days, as a number."
        style = "$primary" if days else "$text-muted"
        self.query_one(".said", Static).update(Content.styled(asked, style))

    def action_keep(self) -> None:
        field, days = self.query_one("#milestone-days", Field), self._days
        if days is None:
            self.query_one(Notice).tell(f"Days are a whole number, up to {LONGEST:,}.", wrong=False)
            field.focus()
        elif any(item.days == days for item in self._others()):
            self.query_one(Notice).tell("That is a milestone of yours already.", wrong=False)
            field.focus()
        else:
            self.dismiss(self._answer(days))

    def _others(self) -> list[PlanItem]:
        here = self.present.id if self.present else 0
        return [item for item in self.nc.snapshot.plan_of("milestone") if item.id != here]

    def _answer(self, days: int) -> PlanItem:
        present = self.item()
        text = self.query_one("#milestone-text", Field)
        said = present.text if text.is_untouched else text.line
        return replace(present, days=days, text=said or None)
