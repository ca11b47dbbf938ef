"""Motives: what the silence is for. Ticked or not, never counted; it comes back when asked to."""

from collections.abc import Awaitable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Rule, Static

from nc_tui.content.library import load_motives
from nc_tui.core.motivation import checks_of, returns_on
from nc_tui.core.records import Reflection
from nc_tui.core.state import Snapshot
from nc_tui.core.text import one_line
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.day_keeper import CheckKeeper
from nc_tui.tui.first_hints import FirstHint
from nc_tui.tui.flows.answering import answer
from nc_tui.tui.flows.cards import show_cards
from nc_tui.tui.flows.plan import choose_rule
from nc_tui.tui.flows.topic import read_topic
from nc_tui.tui.flows.which_day import day_of_return, said_return
from nc_tui.tui.intents import Outcome
from nc_tui.tui.screens.beside import MEDIUM, WIDE
from nc_tui.tui.screens.motives_words import before_of
from nc_tui.tui.screens.stages_words import first_lines
from nc_tui.tui.screens.two_lists import TwoLists
from nc_tui.tui.widgets.hint_line import HintLine
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.motive_list import MotiveList
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.page_head import PageHead
from nc_tui.tui.widgets.page_scroll import PageScroll

if TYPE_CHECKING:
    from nc_tui.content.shapes.library import Motive, MotivePrompt

_COLUMN = 36  # columns of words at eighty
_COLUMN_WIDE = 52


class MotivesScreen(TwoLists):
    """Healing beside fishing, one question, what was said before, and when it comes back."""

    TITLE = "motives"
    about = "Both can be true on one evening. Nothing is counted, and nothing follows by itself."
    commands = (
        Command("motives.write", "w", "write_about", "write about the question"),
        Command("motives.question", "p", "another_question", "another question"),
        Command("motives.earlier", "b", "turn(1)", "the time before"),
        Command("motives.later", "f", "turn(-1)", "the time after"),
        Command("motives.again", "t", "again", "when to look again"),
    )
    first_hint = FirstHint(
        "motives",
        "space",
        "ticks what is true; both sides can be",
        "ticks what is true",
        is_known=lambda snapshot: any(each.kind == "motivation" for each in snapshot.reflections),
    )
    BINDINGS = [
        *bindings_of(commands),
        Binding("escape", "back", "back", tooltip="back", show=False, id="motives.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._motives = load_motives()
        self._asked: int | None = None
        self._back = 0
        """How many checks back the one beside lies."""

    @cached_property
    def _keeper(self) -> CheckKeeper:
        nc = self.nc
        return CheckKeeper(nc.ask, lambda: nc.snapshot, nc.clock, nc.new_id)

    def compose(self) -> ComposeResult:
        yield PageHead("y", self._motives.title, "nothing is counted")
        yield HintLine(self.first_hint)
        with PageScroll(id="motives-body", can_focus=False):
            about = Content.styled(self._motives.about, "$text-muted")
            yield Static(about, id="motives-about")
            with Horizontal(id="motives-sides"):
                yield MotiveList(id="motives-left")
                yield MotiveList(id="motives-right")
            yield KeyLine(id="motives-keys")
            yield Rule(id="motives-rule")
            with Horizontal(id="motives-low"):
                with Vertical(id="motives-question"):
                    with Horizontal(classes="heading"):
                        yield Static(Content.styled("one question", "$text-muted bold"))
                        yield KeyLine(id="motives-question-keys")
                    yield Static(id="motives-asked", markup=False)
                    with Horizontal(classes="heading"):
                        yield Static(Content.styled("ask again", "$text-muted bold"))
                        yield KeyLine([Hint("t", "change", "again")])
                    yield Static(id="motives-again", markup=False)
                with Vertical(id="motives-before"):
                    with Horizontal(classes="heading"):
                        yield Static(id="motives-before-head", markup=False)
                        yield KeyLine(id="motives-before-keys")
                    yield Static(id="motives-before-words", markup=False)
            yield Static(Content.styled(self._motives.note, "$quiet"), id="motives-note")
        yield Notice()
        yield KeyLine(id="motives-footer", strong=True)

    @property
    def _today(self) -> date:
        return self._keeper.today

    @property
    def motive(self) -> "Motive":
        """The statement under the cursor."""
        known = {motive.id: motive for motive in self._motives.statements}
        return known.get(str(self.listed.value), self._motives.statements[0])

    # What is seen

    def show(self, snapshot: Snapshot) -> None:
        width, check = self.app.size.width, self._keeper.reflection
        self.hide_or_show_right()
        column = width - 2 * self.margin
        if self.has_two:
            column = _COLUMN_WIDE if width >= WIDE else _COLUMN
        groups = [
            (kind.label, self._motives.statements_of(kind.id)) for kind in self._motives.kinds
        ]
        sides = (groups[:1], groups[1:]) if self.has_two else (groups, [])
        for listed, side in zip(self.query(MotiveList), sides, strict=True):
            listed.indent = min(2, self.margin)
            listed.show_motives(side, check.ticks, column)
        self._show_question(check, column)
        self._show_before(snapshot, column)
        returns = said_return(self._motives.again, self._returns(snapshot), self._today)
        self._fill("again", Content(returns))
        self._show_keys()

    def _fill(self, name: str, content: Content) -> None:
        self.query_one(f"#motives-{name}", Static).update(content)

    def _show_question(self, check: Reflection, width: int) -> None:
        prompt = self._prompt()
        said = one_line(self._answer_to(prompt))
        rows = [*Content(prompt.text).wrap(width)]
        rows += [row.stylize_before("$text-muted") for row in first_lines(said, width)]
        self._fill("asked", Content("\n").join(rows))
        self.query_one("#motives-question-keys", KeyLine).show(
            [
                Hint("w", "change" if said else "write", "write_about"),
                Hint("p", "another", "another_question"),
            ]
        )

    def _checks(self, snapshot: Snapshot) -> list[Reflection]:
        """What was said on other days, the latest first."""
        return [each for each in checks_of(snapshot.reflections) if each.day != self._today]

    def _show_before(self, snapshot: Snapshot, width: int) -> None:
        """What was said another time, one check at a time."""
        checks = self._checks(snapshot)
        self._back = max(0, min(self._back, len(checks) - 1))
        keys = []
        if self._back < len(checks) - 1:
            keys.append(Hint("b", "earlier", "turn(1)"))
        if self._back:
            keys.append(Hint("f", "later", "turn(-1)"))
        check = checks[self._back] if checks else None
        head, words = before_of(check, self._motives, self._today, width)
        self._fill("before-head", head)
        self._fill("before-words", words)
        self.query_one("#motives-before-keys", KeyLine).show(keys)

    def _returns(self, snapshot: Snapshot) -> date | None:
        """The day on which to ask again, as far as it is still to come, or not yet done."""
        others = [each for each in snapshot.reflections if each.id != self._keeper.reflection.id]
        return returns_on([*others, self._keeper.reflection])

    def _show_keys(self) -> None:
        roomy = self.app.size.width >= MEDIUM
        keys = [Hint("space", "tick"), Hint("enter", self._lead_words(), "lead")]
        if roomy:
            keys.insert(1, Hint("← →", "sides"))
        self.query_one("#motives-keys", KeyLine).show(keys)
        self.query_one("#motives-footer", KeyLine).show(*self.footer_keys())

    def on_row_list_moved(self) -> None:
        self._show_keys()

    def on_descendant_focus(self) -> None:
        self._show_keys()

    # What is ticked and written

    def on_motive_list_ticked(self, message: MotiveList.Ticked) -> None:
        on = message.motive not in self._keeper.reflection.ticks
        self._hear(self._keeper.tick(message.motive, on=on))

    def _hear(self, kept: Awaitable[Outcome]) -> None:
        self.renew()
        self.run_worker(self._tell(kept), group="tick")

    async def _tell(self, kept: Awaitable[Outcome]) -> None:
        outcome = await kept
        if outcome.error is not None:
            self.nc.notice(str(outcome.error), "It was not kept. Press the key again to try again.")
        self.renew()

    def _number(self) -> int:
        """Which question is asked: the one gone to, one answered today, or the day's."""
        prompts = self._motives.prompts
        if self._asked is None:
            answers = {each.prompt for each in self._keeper.reflection.answers}
            known = (number for number, each in enumerate(prompts) if each.id in answers)
            return next(known, self._today.toordinal() % len(prompts))
        return self._asked % len(prompts)

    def _prompt(self) -> "MotivePrompt":
        return self._motives.prompts[self._number()]

    def _answer_to(self, prompt: "MotivePrompt") -> str:
        answers = self._keeper.reflection.answers
        return next((each.text for each in answers if each.prompt == prompt.id), "")

    def action_another_question(self) -> None:
        self._asked = self._number() + 1
        self.renew()

    def action_write_about(self) -> None:
        self.do(self._write_about())

    async def _write_about(self) -> None:
        prompt = self._prompt()
        keep = partial(self._keeper.answer, prompt.id, day=self._keeper.day)
        await answer(self.nc, prompt, self._answer_to(prompt), keep)
        self.renew()

    # Where it leads, and when it comes back

    def _lead(self) -> str:
        lead = self.motive.leads_to
        # Under such a rule nothing here leads to a message.
        return "order" if lead == "limited" and self.nc.snapshot.rule.has_no_end else lead

    def _lead_words(self) -> str:
        kind, _, card_id = self._lead().partition(":")
        card = self.nc.library.card(card_id) if kind == "card" else None
        return card.doubt if card else self._motives.lead(kind)

    def on_row_list_opened(self) -> None:
        self.action_lead()

    def action_lead(self) -> None:
        match self._lead().partition(":"):
            case ("plan", _, _):
                self.nc.action_plan()
            case ("limited", _, _):
                self.do(choose_rule(self.nc))
            case ("card", _, card_id):
                self.do(show_cards(self.nc, card_id))
            case (topic, _, _):
                self.do(read_topic(self.nc, topic))

    def action_again(self) -> None:
        self.do(self._ask_again())

    async def _ask_again(self) -> None:
        present = self._returns(self.nc.snapshot)
        chosen = await day_of_return(self.nc, self._motives.again, present, self._today)
        if chosen is not None:
            self._hear(self._keeper.come_back(chosen.day))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action != "turn":
            return super().check_action(action, parameters)
        is_earlier = parameters == (1,)
        there = self._back < len(self._checks(self.nc.snapshot)) - 1 if is_earlier else self._back
        return bool(there) or None

    def action_turn(self, step: int) -> None:
        self._back += step
        self.renew()
