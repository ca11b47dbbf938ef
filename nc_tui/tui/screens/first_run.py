"""First run: four questions, each answerable in seconds, skippable, and open to change later."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from nc_tui.core.last_contact import (
    contact_since,
    days_moved_over,
    is_written_down,
    start_of,
)
from nc_tui.core.records import START_ID, Contact, ContactKind, PlanItem, Record, RuleKind
from nc_tui.core.state import Snapshot
from nc_tui.tui.answering import Answering
from nc_tui.tui.dialogs.later_contact import WRONG, LaterContactDialog
from nc_tui.tui.flows import first_answers
from nc_tui.tui.intents import Keep
from nc_tui.tui.screens.first_steps import (
    NAMES,
    PERSON,
    REASON,
    RULE,
    STEP_IDS,
    WHEN,
    compose_steps,
)
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.moment_input import MomentInput
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.page_scroll import PageScroll
from nc_tui.tui.widgets.progress import Progress
from nc_tui.tui.widgets.rule_list import RuleList
from nc_tui.tui.widgets.sphere import Sphere
from nc_tui.tui.widgets.step_keys import StepKeys

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp
    from nc_tui.tui.writer import Writer

_MEDIUM, _WIDE = 60, 100
_BALL, _BALL_WIDE = 0.645, 0.55
"""How much of its place the sphere fills: it is still, and its glow has room all around."""


class FirstRunScreen(Answering, Screen[None]):
    """Each answer is kept when its step is done; until then it outlives a kill as it stands.

    The next question does not wait for the disk: keys typed ahead belong to it. Should saving
    fail, the person is brought back to the answer. Opened again, all of it begins with what is
    there and changes it.
    """

    TITLE = "the first questions"
    AUTO_FOCUS = None
    shuts: ClassVar = frozenset(
        {"write", "letter", "check_in", "contact", "they_wrote", "reach", "search", "settings"}
    )
    """Doors that wait: letters typed on, once a question is answered, must not lead away."""
    BINDINGS: ClassVar = [
        Binding("escape", "skip", "skip; leave, where it was answered before", show=False),
        Binding("enter", "keep", "keep it and go on", show=False),
        Binding("tab", "next_field", "I do not know", show=False),
        # A side pane in tmux may take ctrl+b; shift+tab is the one that is shown.
        Binding("shift+tab,ctrl+b", "back", "back a step", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._step = WHEN
        self._turn = asyncio.Lock()
        self._is_leaving = self._is_done = False
        self._rule_made: PlanItem | None = None
        self._answered: frozenset[int] = frozenset()
        """The questions that were answered before this was opened."""
        self._begun_at: datetime | None = None
        """The last contact as it stood when this was opened; corrected in one visit, it is not
        asked about."""

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    @property
    def snapshot(self) -> Snapshot:
        return self.nc.snapshot

    # What it looks like

    def compose(self) -> ComposeResult:
        with Horizontal(id="first-upper"):
            with PageScroll(id="first-words", can_focus=False):
                yield Static(Content.styled("nc-tui", "$primary bold"), id="first-title")
                about = Content.styled(self.nc.words.safety.first_run_about, "$foreground")
                yield Static(about, id="first-about", markup=False)
                yield Static(self._safety_words(), id="first-safety", markup=False)
                with ContentSwitcher(initial=STEP_IDS[WHEN]):
                    yield from compose_steps(self.nc.words, self.snapshot, self.nc.clock.now)
            yield Sphere(id="first-sphere")
        yield StepKeys()
        yield Progress(NAMES)
        yield Notice()
        yield KeyLine(strong=True, id="first-footer")

    def _safety_words(self) -> Content:
        before, _, after = self.nc.words.safety.first_run.partition("{key}")
        return Content.assemble(
            (before, "$text-muted"), ("f3", "$primary bold"), (after, "$text-muted")
        )

    def on_mount(self) -> None:
        self.query_one(Sphere).ring = False
        start = start_of(self.snapshot)
        self._begun_at = start.at if start else None
        self._answered = self._answered_now()
        self.watch(self.app, "snapshot", self._renew_progress)
        self.begin()
        if self.snapshot.is_empty and self.nc.store.locations.data.exists():
            key = self.nc.keymap.of("redo", "ctrl+y")
            words = f"Taken back by mistake? {key} brings it back."
            self.query_one(Notice).tell("Nothing is kept here now.", words, wrong=False)
            self.add_class("-told")

    @property
    def left_as(self) -> str:
        return "first-run"

    @property
    def brings_back(self) -> bool:
        """Whether what was taken back may come again: nothing is kept, nor answered here."""
        return self._held is not None and self.snapshot.is_empty and not self.is_changed

    def renew_keys(self) -> None:
        self._show_keys()

    def is_kept(self, writer: "Writer") -> bool:
        return writer.problem is None and super().is_kept(writer)

    async def on_unmount(self) -> None:
        """The program ends in the middle of an answer."""
        if not self._is_done:
            await self.put_down()

    def on_resize(self) -> None:
        width = self.app.size.width
        self.query_one(Sphere).fill = _BALL_WIDE if width >= _WIDE else _BALL
        # A field has the focus, so the keys that help are the ones that work in fields.
        right = [Hint("f3", "safety", "app.safety"), Hint("f1", "keys", "app.help")]
        if width >= _MEDIUM:
            right.insert(1, Hint("f4", "cover", "app.cover"))
        self.query_one("#first-footer", KeyLine).show(
            [Hint("f2", "breathe first", "app.surf")], right
        )
        self._show_keys()

    @on(MomentInput.Read)
    def _hear_urge(self) -> None:
        """``u`` is promised from everywhere, and no moment begins with it: not a form first."""
        field = self.query_one(MomentInput).field
        if field.value == "u":
            field.clear()
            self.nc.action_surf()

    def _renew_progress(self) -> None:
        self.query_one(Progress).kept = self._answered_now()

    def _answered_now(self) -> frozenset[int]:
        answers = first_answers.present(self.snapshot)
        return frozenset(step for step, record in enumerate(answers) if record is not None)

    def _show_keys(self) -> None:
        is_wide = self.app.size.width >= _MEDIUM
        moment = self.query_one(MomentInput)
        is_last = self.query_one("#first-reach", Field).has_focus
        enter = "next"
        if self._step == RULE:
            enter = "choose, next" if is_wide else "choose"
        elif self._step == PERSON and is_last:
            enter = "done"
        elif self._step == WHEN and is_wide and not moment.is_empty and not moment.problem:
            enter = "yes, next"
        can_go_back = self._step != WHEN
        self.query_one(StepKeys).offer(
            enter, can_go_back=can_go_back, is_wide=is_wide, is_in_words=self.is_in_words,
            can_leave=self._step in self._answered,
        )  # fmt: skip

    @on(MomentInput.Read)
    @on(events.DescendantFocus)
    def _renew_keys(self) -> None:
        self._show_keys()

    # Going on and back

    def _go(self, step: int) -> None:
        self._step = step
        self.set_class(step == RULE, "-asks-rule")
        self.set_class(step != WHEN, "-began")
        self.query_one(ContentSwitcher).current = STEP_IDS[step]
        self.query_one(Progress).step = step
        self._show_keys()
        self.set_focus(self._focusable_of(step)[0])

    def _focusable_of(self, step: int) -> list[Widget]:
        return list(self.query_one(f"#{STEP_IDS[step]}").query("Field, RuleList"))

    def _go_on(self) -> None:
        self._clear_notice()
        self._go(self._step + 1)

    def action_skip(self) -> None:
        if self.steps_out():
            return
        if self._step in self._answered:
            self._leave()  # there is nothing to answer later
        else:
            self._skip()

    def _skip(self) -> None:
        if self._step == PERSON:
            self._keep(lambda _: None)
        else:
            self._go_on()

    def action_next_field(self) -> None:
        if self._step == WHEN:
            self._skip()
        else:
            self._step_focus(1)

    def action_back(self) -> None:
        if self._step_focus(-1) or self._step == WHEN:
            return
        self._clear_notice()
        self._go(self._step - 1)

    def _clear_notice(self) -> None:
        self.query_one(Notice).clear()
        self.remove_class("-told")

    def _step_focus(self, step: int) -> bool:
        """Focus the next field of this step; whether there is one."""
        fields = self._focusable_of(self._step)
        at = fields.index(self.focused) + step if self.focused in fields else 0
        if not 0 <= at < len(fields):
            return False
        self.set_focus(fields[at])
        return True

    # Answers

    def action_keep(self) -> None:
        if self._step == WHEN:
            self._answer_when()
        elif self._step == RULE:
            rule, now = RuleKind(self.query_one(RuleList).chosen), self.nc.clock.now()
            self._keep(lambda known: first_answers.rule(known, rule, now, self._rule_made))
        elif self._step == REASON:
            reason = self.query_one("#first-reason", Field).line
            self._keep(lambda known: first_answers.reason(known, reason, self.nc.clock.now()))
        else:
            self._answer_person()

    def _answer_when(self) -> None:
        asked = self.query_one(MomentInput)
        if asked.is_empty:
            asked.complain("Nothing is written yet; tab goes on without.")
            return
        moment = asked.moment()
        if moment is None:
            asked.complain()
        elif asked.is_untouched or (self._begun_at and is_written_down(self.snapshot, moment)):
            self._go_on()
        elif self._begun_at and (days := days_moved_over(self.snapshot, moment)):
            self._ask_what_it_was(self._begun_at, moment, days)
        else:
            self._keep_start(moment)

    def _keep_start(self, moment: datetime) -> None:
        zone = self.nc.clock.zone.key
        self._keep(lambda known: first_answers.last_contact(known, moment, zone))

    def _ask_what_it_was(self, since: datetime, moment: datetime, days: int) -> None:
        """A later moment would take days away that were counted: never without a word."""

        def answered(what: str | None) -> None:
            if what == WRONG:
                self._keep_start(moment)
            elif what is not None:
                new = contact_since(ContactKind(what), moment, self.nc.clock.zone.key)
                self._keep(lambda known: None if is_written_down(known, moment) else new)

        self.app.push_screen(LaterContactDialog(since, moment, days), answered)

    def _answer_person(self) -> None:
        name = self.query_one("#first-name", Field)
        reach = self.query_one("#first-reach", Field)
        asks = self.query_one("#first-asks", Static)
        asks.update("")
        if name.has_focus and name.line:
            self.set_focus(reach)
        elif reach.line and not name.line:
            asks.update(Content.styled("A name as well, to know who it is.", "$text-muted"))
            self.set_focus(name)
        else:
            who, how = name.line, reach.line
            self._keep(lambda known: first_answers.person(known, who, how, self.nc.clock.now()))

    def _keep(self, record_of: Callable[[Snapshot], Record | None]) -> None:
        """Keep an answer, made from what is there when its turn comes; None is no change."""
        step = self._step
        if step != PERSON:
            self._go_on()
        elif self._is_leaving:
            return
        else:
            self._clear_notice()
            self._is_leaving = True
        self.run_worker(self._keep_in_turn(step, record_of), group="first-run")

    def _leave(self) -> None:
        """All of them, once what was answered here is kept."""
        if not self._is_leaving:
            self._clear_notice()
            self._is_leaving = True
            self.run_worker(self._leave_in_turn(), group="first-run")

    async def _leave_in_turn(self) -> None:
        async with self._turn:
            self._end()

    def _end(self) -> None:
        if self._is_leaving:  # else an answer could not be kept, and is shown
            self._is_done = True
            self.on_screen_resume()

    async def _keep_in_turn(
        self, step: int, record_of: Callable[[Snapshot], Record | None]
    ) -> None:
        async with self._turn:
            record = record_of(self.snapshot)
            if record is not None:
                outcome = await self.nc.ask(Keep(record))
                if outcome.error is not None:
                    self._bring_back(step, str(outcome.error))
                    return
                if not self.query(MomentInput):
                    return  # the program ends
                self.is_now_kept(*self._focusable_of(step))
                for kept in outcome.records:
                    if isinstance(kept, PlanItem) and kept.kind == "rule":
                        self._rule_made = kept
                    if isinstance(kept, Contact) and kept.id != START_ID:
                        # The first question is still answered by where the first run began.
                        self.query_one(MomentInput).begin_anew()
        if step == PERSON:
            self._end()

    def on_screen_resume(self) -> None:
        # Surf or safety may have been opened meanwhile; only the top screen can leave.
        if self._is_done and self.is_current:
            self._is_done = False  # once: what lay over it may go in the same moment
            self.leave_answers()
            self.dismiss(None)

    def _bring_back(self, step: int, problem: str) -> None:
        """To the answer that could not be kept; it still stands in its field."""
        if not self.query(Notice):
            return  # the program ends
        self._is_leaving = False
        if step != self._step:
            self._go(step)
        self.query_one(Notice).tell(problem, "enter tries again")
        self.add_class("-told")
        if self.focused is not None:
            self.call_after_refresh(self.focused.scroll_visible, animate=False)
