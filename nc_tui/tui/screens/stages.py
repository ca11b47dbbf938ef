"""Stages: what today feels like. Ticked in any order, kept at once, never scored."""

from collections.abc import Awaitable
from datetime import date, timedelta
from functools import cached_property, partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Rule, Static

from nc_tui.content.shapes import Prompt
from nc_tui.content.shapes.stages import Stage
from nc_tui.core.own_words import own_words
from nc_tui.core.records import CheckIn
from nc_tui.core.stages import weeks_end, weeks_of
from nc_tui.core.state import Snapshot
from nc_tui.core.text import one_line
from nc_tui.tui.actions import BY_NAME, Command, bindings_of
from nc_tui.tui.day_keeper import DayKeeper
from nc_tui.tui.dialogs.answer import AnswerDialog
from nc_tui.tui.first_hints import FirstHint
from nc_tui.tui.flows.answering import answer
from nc_tui.tui.flows.intention import intend
from nc_tui.tui.flows.which_day import which_day
from nc_tui.tui.intents import Outcome
from nc_tui.tui.marks import TICKED
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.screens.stages_words import caution_of, first_lines, short_day, title_of
from nc_tui.tui.widgets.feelings import FeelingList
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.row_list import RowList
from nc_tui.tui.widgets.statements import StatementList

_WIDE, _MEDIUM = 100, 60
_QUESTION, _QUESTION_WIDE = 35, 51  # columns, as in stages.tcss
_WORDS = 60  # columns: words wrap here, their mark hangs beside them
_FIXED_ROWS = 16
"""Rows of this pane at 80 columns, besides question and answer, or small thing, and caution."""


class StagesPane(Pane, can_focus=False):
    """The names with their weeks, one of them opened, one question, one small thing."""

    commands = (
        Command("stages.write", "w", "write_about", "write about the question"),
        Command("stages.question", "p", "another_question", "another question"),
        Command("stages.intend", "i", "intend", "make this today's intention"),
        Command("stages.earlier", "b", "turn(-1)", "the day before", found_by="yesterday back"),
        Command("stages.later", "f", "turn(1)", "the day after", found_by="forward today"),
        Command("stages.which-day", "d", "which_day", "another day"),
        BY_NAME["motives"],
    )
    about = "Tick what is true, in any order. Nothing is scored."
    first_hint = FirstHint(
        "stages",
        "enter",
        "on a feeling, then on what is true today; leave the rest",
        "on what is true today",
        is_known=lambda snapshot: any(each.kind == "stages" for each in snapshot.reflections),
    )
    BINDINGS = bindings_of(commands)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._asked: dict[str, int] = {}
        """Which of its questions each stage shows."""
        self._told = False
        """Whether the message line says that a tick was not kept."""

    @cached_property
    def _keeper(self) -> DayKeeper:
        return DayKeeper(self.nc.ask, lambda: self.nc.snapshot, self.nc.clock)

    def compose(self) -> ComposeResult:
        stages = self.nc.words.feelings.stages
        with Horizontal(id="stages-top"):
            with Vertical(id="stages-names"):
                yield Static(id="stages-title", markup=False)
                yield FeelingList(stages)
                yield KeyLine(id="stages-weeks")
            with Vertical(id="stage-page"):
                yield Static(id="stage-hint", markup=False)
                yield Static(id="stage-name", markup=False)
                yield StatementList()
                yield KeyLine(id="stage-keys")
        yield Rule(id="stages-rule")
        with Horizontal(id="stage-low"):
            with Vertical(id="stage-question"):
                with Horizontal(classes="heading"):
                    yield Static(Content.styled("one question", "$text-muted bold"))
                    yield KeyLine(id="question-keys")
                yield Static(id="question", markup=False)
                yield Static(id="answer", markup=False)
            with Vertical(id="stage-step"):
                with Horizontal(classes="heading"):
                    yield Static(Content.styled("one small thing", "$text-muted bold"))
                    yield KeyLine(id="step-keys")
                yield Static(id="small-step", markup=False)
        yield Static(id="stage-caution", markup=False)
        with Horizontal(id="stages-foot"):
            yield Static(id="stages-note", markup=False)
            motives = BY_NAME["motives"]
            yield KeyLine([Hint(motives.shown, "motives", motives.action)], id="stages-motives")

    def arrive(self) -> None:
        opened = self.has_class("-open") and self.columns < _MEDIUM
        self._turn_to(StatementList if opened else FeelingList)

    @property
    def stage(self) -> Stage:
        """The feeling shown."""
        return self.query_one(FeelingList).stage

    @property
    def safety_topic(self) -> str:
        return self.stage.safety_topic if self.query_one("#stage-caution").display else ""

    # What is kept

    def on_statement_list_ticked(self, message: StatementList.Ticked) -> None:
        on = message.statement not in self._keeper.reflection.ticks
        kept = self._keeper.tick(message.statement, on=on)
        self.show(self.nc.snapshot)
        self.run_worker(self._hear(kept), group="tick")

    async def _hear(self, kept: Awaitable[Outcome]) -> None:
        outcome = await kept
        if not self.query(StatementList):
            return  # the program ends
        if outcome.error is not None:
            self._told = True
            self.nc.notice(str(outcome.error), "The tick was not kept. Tick again to try again.")
        elif self._told:
            self._told = False
            self.screen.query_one(Notice).clear()
        self.show(self.nc.snapshot)

    def action_write_about(self) -> None:
        if not isinstance(self.app.screen, AnswerDialog):
            self.run_worker(self._write_about(self._prompt()), group="answer")

    async def _write_about(self, prompt: Prompt) -> None:
        keep = partial(self._keeper.answer, prompt.id, day=self._keeper.day)
        await answer(self.nc, prompt, self._answer_to(prompt), keep, stage=self.stage.id)
        if self.query(FeelingList):  # else the program ends
            self.show(self.nc.snapshot)

    def action_intend(self) -> None:
        step = self.stage.action

        def keep(checkin: CheckIn) -> Awaitable[Outcome]:
            return self._keeper.act(step.id, checkin)

        self.run_worker(intend(self.nc, step.text, keep), group="flow", exclusive=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        is_today = self._keeper.day == self.today
        if action == "intend":
            return is_today or None
        return not (action == "turn" and parameters == (1,) and is_today) or None

    # Which day it is

    def action_turn(self, days: int) -> None:
        self._look_at(self._keeper.day + timedelta(days=days))

    def action_which_day(self) -> None:
        self.run_worker(self._which_day(), group="flow", exclusive=True)

    async def _which_day(self) -> None:
        chosen = await which_day(self.nc, self.today)
        if chosen is not None:
            self._look_at(chosen)

    def _look_at(self, day: date) -> None:
        self._keeper.chosen = None if day >= self.today else day
        self._asked.clear()
        self.show(self.nc.snapshot)

    def go_to(self, record_id: int) -> None:
        """Turn to the day of a reflection."""
        for kept in self.nc.snapshot.reflections:
            if kept.id == record_id and kept.kind == "stages":
                self._look_at(kept.day)

    # What is chosen

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        if isinstance(message.rows, FeelingList):
            self.show(self.nc.snapshot)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        if isinstance(message.rows, FeelingList):
            self._turn_to(StatementList)

    def on_statement_list_left(self) -> None:
        self._turn_to(FeelingList)

    def _turn_to(self, side: type[FeelingList] | type[StatementList]) -> None:
        """Focus one of the two lists; a narrow pane shows only its side."""
        self.set_class(side is StatementList, "-open")
        self.scroll_home(animate=False)
        # A widget that was hidden takes the focus once it is laid out.
        self.query_one(side).focus(scroll_visible=False)

    def on_descendant_focus(self) -> None:
        self._show_keys()

    def action_another_question(self) -> None:
        stage = self.stage
        self._asked[stage.id] = (self._number(stage) + 1) % len(self._prompts(stage))
        self.show(self.nc.snapshot)

    def _number(self, stage: Stage) -> int:
        """Which question is asked: the one gone to, one answered today, or the day's."""
        if stage.id in self._asked:
            return self._asked[stage.id]
        answers = {answer.prompt for answer in self._keeper.reflection.answers}
        for number, prompt in enumerate(self._prompts(stage)):
            if prompt.id in answers:
                return number
        return self._keeper.day.toordinal() % len(stage.prompts)

    def _prompts(self, stage: Stage) -> tuple[Prompt, ...]:
        """Its questions, then those of the person's own, which are asked of every feeling."""
        own = (Prompt(words, words) for words in own_words(self.nc.snapshot.plan, "prompt"))
        return (*stage.prompts, *own)

    def _prompt(self) -> Prompt:
        prompts = self._prompts(self.stage)
        return prompts[self._number(self.stage) % len(prompts)]

    def _answer_to(self, prompt: Prompt) -> str:
        answers = self._keeper.reflection.answers
        return next((answer.text for answer in answers if answer.prompt == prompt.id), "")

    # What is seen

    def show(self, snapshot: Snapshot) -> None:
        if not self.is_mounted:
            return
        stage, reflection = self.stage, self._keeper.reflection
        names, statements = self.query_one(FeelingList), self.query_one(StatementList)
        names.step = 2 if self.columns >= _WIDE else 1
        names.indent = statements.indent = 2 if self.columns >= _MEDIUM else 1
        others = [kept for kept in snapshot.reflections if kept.id != reflection.id]
        self._weeks_end = weeks_end(reflection.day, self.today)
        names.show(weeks_of([*others, reflection], self.nc.words.stage_of, self._weeks_end))
        statements.show(stage.statements, reflection.ticks)
        hint = Content.styled("tick what is true; nothing is scored", "$text-muted")
        title = Content.styled(title_of(reflection.day, self.today), "$foreground bold")
        if self.columns < _MEDIUM:
            title = Content.assemble(title, "\n", hint)
        self._update("stages-title", title)
        # Said, not measured: it may be hidden now, and is measured only when it is seen.
        self.query_one("#stages-title").styles.height = title.plain.count("\n") + 1
        self._update("stage-hint", hint)
        self._show_weeks(names)
        self._update(
            "stage-name",
            Content.assemble((stage.name, "bold"), "\n", (stage.about, "$text-muted")),
        )
        self._update("stages-note", Content.styled(self.nc.words.feelings.note, "$quiet"))
        self._show_question(stage)
        self._show_keys()

    def _update(self, name: str, content: Content) -> None:
        self.query_one(f"#{name}", Static).update(content)

    def _show_weeks(self, names: FeelingList) -> None:
        """Beneath the strip: the keys that turn the days, and how far the weeks go back."""
        is_today = self._keeper.day == self.today
        keys = [Hint("b", "earlier", "turn(-1)")]
        if not is_today:
            keys += [Hint("f", "later", "turn(1)")]
        if self.columns < _MEDIUM:
            keys.insert(0, Hint("enter", "open"))
        until = "now" if self._weeks_end == self.today else short_day(self._weeks_end, self.today)
        label = names.weeks_label(self.columns, until)
        self.query_one("#stages-weeks", KeyLine).show(keys, note=label)

    def _show_question(self, stage: Stage) -> None:
        """The lower half: the question and its answer, the small thing, the caution."""
        room = _QUESTION if self.columns >= _MEDIUM else self.columns - 2
        room = _QUESTION_WIDE if self.columns >= _WIDE else room
        prompt = self._prompt()
        question = Content(prompt.text).wrap(room)
        answer = first_lines(one_line(self._answer_to(prompt)), room)
        caution = caution_of(stage, min(_WORDS, self.columns - 4))
        self._update("question", Content("\n").join(question))
        self._update("answer", Content("\n").join(answer).stylize_before("$text-muted"))
        self.query_one("#answer").display = bool(answer)
        self._update("small-step", Content(stage.action.text))
        self._update("stage-caution", Content("\n").join(caution))
        rows = _FIXED_ROWS + max(len(question) + len(answer), 2) + len(caution)
        self.set_class(rows > self.size.height, "-crowded")
        write = "change" if answer else "write about it" if self.columns >= _WIDE else "write"
        self.query_one("#question-keys", KeyLine).show(
            [Hint("w", write, "write_about"), Hint("p", "another", "another_question")]
        )
        self._show_step_keys(stage)

    def _show_step_keys(self, stage: Stage) -> None:
        keys = [Hint("i", "for today", "intend")]
        checkin = self.nc.snapshot.checkin_of(self.today)
        if self._keeper.day != self.today:
            keys = []
        elif checkin is not None and checkin.intention == stage.action.text:
            keys = [Hint(TICKED, "for today")]
        self.query_one("#step-keys", KeyLine).show(keys)

    def _show_keys(self) -> None:
        if self.query_one(StatementList).has_focus:
            keys = [Hint("space", "tick"), Hint("j k", "next"), Hint("←", "feelings")]
        else:
            keys = [Hint("→", "tick"), Hint("j k", "feelings")]
        self.query_one("#stage-keys", KeyLine).show(keys)
