"""A breath of the person's own: its phases as they type them, and what they call it."""

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.content.patterns import all_patterns, is_taken
from nc_tui.core.breathing import Phase
from nc_tui.core.records import PlanItem
from nc_tui.tui.dialogs.plan_line import PlanLineDialog
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.phases_input import PhasesInput

LONGEST_NAME = 20
"""Characters: it stands among the keys of a breath."""


class PatternDialog(PlanLineDialog):
    """One pattern of the plan, new or changed."""

    TITLE = "a breath of your own"

    def __init__(self, present: PlanItem | None = None, problem: str = "") -> None:
        super().__init__("pattern", present, problem)

    def compose(self) -> ComposeResult:
        present = self.present
        phases = (Phase(*phase) for phase in (present.phases or ())) if present else ()
        with VerticalScroll(classes="dialog", id="pattern", can_focus=False):
            title = Content.styled("A breath of your own", "$foreground bold")
            yield Static(title, classes="pattern-title")
            yield Notice()
            with Vertical(classes="dialog-line"):
                yield Static("in, hold and out, with their seconds", markup=False)
                yield PhasesInput(phases)
            with Vertical(classes="dialog-line"):
                yield Static("what you call it, if you want", markup=False)
                name = Field((present.name or "") if present else "", id="pattern-name")
                name.max_length = LONGEST_NAME
                yield name
            caution = Content.styled(self.nc.words.breathing.caution, "$text-muted")
            yield Static(caution, id="pattern-caution", markup=False)
            yield self.line_keys()

    def action_keep(self) -> None:
        asked, name = self.query_one(PhasesInput), self.query_one("#pattern-name", Field)
        phases, called = asked.phases(), name.line
        own = str(self.present.id) if self.present else ""
        patterns = all_patterns(self.nc.words.breathing, self.nc.snapshot.plan)
        if not phases:
            asked.complain()
            asked.field.focus()
        elif called and is_taken(patterns, called, own):
            self.query_one(Notice).tell("Another breath is called that already.", wrong=False)
            name.focus()
        else:
            self.dismiss(self._answer(phases, called))

    def _answer(self, phases: tuple[Phase, ...], called: str) -> PlanItem:
        present = self.item()
        return replace(
            present,
            name=called or None,
            phases=tuple((phase.word, phase.seconds) for phase in phases),
        )
