"""The rule: which one is theirs, and of limited contact the ways and matters it allows."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.content.shapes.plan import PlanSection
from nc_tui.core.answers import Answers
from nc_tui.core.plan import allows, next_order, next_rule_at, parts_of
from nc_tui.core.records import PlanItem, RuleKind, whole_seconds
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.rule_list import RuleList


class RuleDialog(Dialog[PlanItem]):
    """Returns a rule of its own, so that the ones before stay what they were; None for the
    same one."""

    SHEETS = ("plan",)
    TITLE = "your rule"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "keep", show=False)]

    def __init__(
        self, section: PlanSection, present: PlanItem | None = None, problem: str = ""
    ) -> None:
        """``present`` is the rule in force, or the answers that could not be saved."""
        super().__init__(problem)
        self._section, self._present = section, present

    @property
    def left_as(self) -> str:
        return "rule"

    def answers(self) -> Answers:
        return super().answers() | {"rule": self.query_one(RuleList).chosen}

    def take_up(self, answers: Answers) -> None:
        self.query_one(RuleList).choose(str(answers.get("rule", "")))
        super().take_up(answers)

    def compose(self) -> ComposeResult:
        words = self.nc.words.plan
        rule, channels, topics = allows(self._present)
        with VerticalScroll(classes="dialog plan-dialog", id="rule", can_focus=False):
            title = Content.styled(self._section.asks, "$foreground bold")
            yield Static(title, classes="plan-title")
            yield Notice()
            yield RuleList(self.nc.words.contact.rules, rule, ground="$boost")
            with Vertical(id="rule-limits"):
                for label, parts, example, name in (
                    (self._section.label, channels, words.channels_example, "rule-channels"),
                    (words.topics_label, topics, words.topics_example, "rule-topics"),
                ):
                    with Vertical(classes="dialog-line"):
                        yield Static(label, markup=False)
                        yield Field(", ".join(parts), placeholder=example, id=name)
            yield DialogKeys(
                [
                    Hint("enter", "keep", "screen.keep"),
                    Hint("tab", "next", "app.focus_next"),
                    Hint("esc", "not now", "screen.leave"),
                ]
            )

    def on_mount(self) -> None:
        rules = self.query_one(RuleList)
        self.watch(rules, "cursor", self._show_limits)
        rules.focus()

    @property
    def _is_limited(self) -> bool:
        return self.query_one(RuleList).chosen == RuleKind.LIMITED

    def _show_limits(self) -> None:
        self.query_one("#rule-limits").display = self._is_limited
        self.answered()

    def action_keep(self) -> None:
        rules, channels = self.query_one(RuleList), self.query_one("#rule-channels", Field)
        if rules.has_focus and self._is_limited:
            channels.focus()
        elif channels.has_focus:
            self.query_one("#rule-topics", Field).focus()
        else:
            self.dismiss(self._answer())

    def _answer(self) -> PlanItem | None:
        before = self.nc.snapshot.plan_of("rule")
        given = PlanItem(
            kind="rule",
            at=next_rule_at(before, whole_seconds(self.nc.clock.now())),
            order=next_order(before),
            rule=RuleKind(self.query_one(RuleList).chosen),
            channels=self._parts("#rule-channels"),
            topics=self._parts("#rule-topics"),
        )
        is_kept = self._present is not None and self._present.updated is not None
        return None if is_kept and allows(given) == allows(self._present) else given

    def _parts(self, name: str) -> tuple[str, ...]:
        return parts_of(self.query_one(name, Field).line) if self._is_limited else ()
