"""Stages: what today feels like. Ticked in any order, kept at once, never scored."""

from collections.abc import Awaitable

import msgspec
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.content.shapes import Prompt, Stage
from nc_tui.core.own_words import own_words
from nc_tui.core.records import Entry, whole_seconds
from nc_tui.core.stages import weeks_of
from nc_tui.core.state import Snapshot
from nc_tui.core.text import one_line
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.day_keeper import DayKeeper
from nc_tui.tui.dialogs.answer import AnswerDialog
from nc_tui.tui.marks import BAR
from nc_tui.tui.messages import DropDraft, Outcome
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.widgets.feelings import FeelingList
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.row_list import RowList
from nc_tui.tui.widgets.statements import StatementList

_WIDE, _MEDIUM = 100, 60
_QUESTION, _QUESTION_WIDE = 35, 51  # columns, as in stages.tcss
_WORDS = 60  # columns: words wrap here, their mark hangs beside them
_BESIDE = 3  # columns between a caution and the key beside it
_ANSWER_LINES = 2
_FIXED_ROWS = 16
"""Rows of this pane at 80 columns, besides question and answer, or small thing, and caution."""


class StagesPane(Pane, can_focus=False):
    """The names with their weeks, one of them opened, one question, one small thing."""

    commands = (
        Command("stages.write", "w", "write_about", "write about the question"),
        Command("stages.question", "p", "another_question", "another question"),
    )
    about = "Tick what is true, in any order. Nothing is scored."
    BINDINGS = bindings_of(commands)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._asked: dict[str, int] = {}
        """Which of its questions each stage shows."""
        self._told = False
        """Whether the message line says that a tick was not kept."""

    def on_mount(self) -> None:
        # Straight to the app: this pane may be gone before a message would have bubbled.
        self._keeper = DayKeeper(self.app.post_message, lambda: self.nc.snapshot, self.nc.clock)

    def compose(self) -> ComposeResult:
        stages = self.nc.words.feelings.stages
        with Horizontal(id="stages-top"):
            with Vertical(id="stages-names"):
                yield Static(id="stages-title", markup=False)
                yield FeelingList(stages)
                yield Static(id="stages-weeks", markup=False)
            with Vertical(id="stage-page"):
                yield Static(id="stage-hint", markup=False)
                yield Static(id="stage-name", markup=False)
                yield StatementList()
                yield KeyLine(id="stage-keys")
        yield Static(id="stages-rule", markup=False)
        with Horizontal(id="stage-low"):
            with Vertical(id="stage-question"):
                with Horizontal(classes="heading"):
                    yield Static(Content.styled("one question", "$text-muted bold"))
                    yield KeyLine(id="question-keys")
                yield Static(id="question", markup=False)
                yield Static(id="answer", markup=False)
            yield Static(id="small-step", markup=False)
        yield Static(id="stage-caution", markup=False)
        yield Static(id="stages-note", markup=False)

    def arrive(self) -> None:
        opened = self.has_class("-open") and self.columns < _MEDIUM
        self._turn_to(StatementList if opened else FeelingList)

    @property
    def stage(self) -> Stage:
        """The feeling shown."""
        return self.query_one(FeelingList).stage

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
        page = Entry(
            id=self.nc.new_id(Entry), kind="entry", at=whole_seconds(self.now),
            zone=self.nc.clock.zone.key, text=self._answer_to(prompt), prompt=prompt.id,
            stage=self.stage.id,
        )  # fmt: skip
        problem = ""
        while True:
            text = await self.app.push_screen_wait(AnswerDialog(prompt.text, page, problem))
            page = msgspec.structs.replace(page, text=text or "")
            outcome = await self._keeper.answer(prompt.id, page.text)
            if outcome.error is None:
                break
            problem = str(outcome.error)
        self.app.post_message(DropDraft(page.id))
        self.show(self.nc.snapshot)

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
        return self.today.toordinal() % len(stage.prompts)

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
        names.show(weeks_of([*others, reflection], self.nc.words.stage_of, self.today))
        statements.show(stage.statements, reflection.ticks)
        hint = Content.styled("tick what is true; nothing is scored", "$text-muted")
        title = Content.styled("What today feels like", "$foreground bold")
        if self.columns < _MEDIUM:
            title = Content.assemble(title, "\n", hint)
        self._update("stages-title", title)
        self._update("stage-hint", hint)
        self._update("stages-weeks", self._weeks_label(names))
        self._update(
            "stage-name",
            Content.assemble((stage.name, "bold"), "\n", (stage.about, "$text-muted")),
        )
        self._update("stages-note", Content.styled(self.nc.words.feelings.note, "$quiet"))
        margin = 4 if self.columns >= _WIDE else 2
        self._update("stages-rule", Content.styled("─" * (self.columns - 2 * margin), "$rule"))
        self._show_question(stage)
        self._show_keys()

    def _update(self, name: str, content: Content) -> None:
        self.query_one(f"#{name}", Static).update(content)

    def _weeks_label(self, names: FeelingList) -> Content:
        label = names.weeks_label(self.columns)
        if self.columns >= _MEDIUM:
            return Content.styled(label, "$quiet")
        gap = max(1, self.columns - 2 - len("enter open") - len(label))
        return Content.assemble(
            ("enter", "$primary"), (" open", "$text-muted"), " " * gap, (label, "$quiet")
        )

    def _show_question(self, stage: Stage) -> None:
        """The lower half: the question and its answer, the small thing, the caution."""
        room = _QUESTION if self.columns >= _MEDIUM else self.columns - 2
        room = _QUESTION_WIDE if self.columns >= _WIDE else room
        prompt = self._prompt()
        question = Content(prompt.text).wrap(room)
        answer = _first_lines(one_line(self._answer_to(prompt)), room)
        caution = _caution(stage, min(_WORDS, self.columns - 4))
        self._update("question", Content("\n").join(question))
        self._update("answer", Content("\n").join(answer).stylize_before("$text-muted"))
        self.query_one("#answer").display = bool(answer)
        self._update(
            "small-step",
            Content.assemble(("one small thing", "$text-muted bold"), "\n", stage.action.text),
        )
        self._update("stage-caution", Content("\n").join(caution))
        rows = _FIXED_ROWS + max(len(question) + len(answer), 2) + len(caution)
        self.set_class(rows > self.size.height, "-crowded")
        write = "change" if answer else "write about it" if self.columns >= _WIDE else "write"
        self.query_one("#question-keys", KeyLine).show(
            [Hint("w", write, "write_about"), Hint("p", "another", "another_question")]
        )

    def _show_keys(self) -> None:
        if self.query_one(StatementList).has_focus:
            keys = [Hint("space", "tick"), Hint("j k", "next"), Hint("←", "feelings")]
        else:
            keys = [Hint("→", "tick"), Hint("j k", "feelings")]
        self.query_one("#stage-keys", KeyLine).show(keys)


def _first_lines(text: str, width: int) -> list[Content]:
    """As much of an answer as is shown: its first lines, none for no text."""
    lines = Content(text).wrap(width) if text else []
    if len(lines) > _ANSWER_LINES:
        last = lines[_ANSWER_LINES - 1].truncate(width - 1)
        lines = [*lines[: _ANSWER_LINES - 1], Content.assemble(last, "…")]
    return lines


def _caution(stage: Stage, width: int) -> list[Content]:
    """The caution behind its mark, and the way to Safety where it leads there."""
    lines = Content(stage.caution).wrap(width)
    if stage.safety_topic:
        key = Content.assemble(("!", "$primary bold"), (" safety", "$text-muted"))
        if lines[-1].cell_length + _BESIDE + key.cell_length <= max(width, _MEDIUM + 10):
            lines[-1] = Content.assemble(lines[-1], " " * _BESIDE, key)
        else:
            lines.append(key)
    return [Content.assemble((BAR, "$secondary"), " ", line) for line in lines]
