"""A question, a trigger or a card of the person's own."""

from typing import NamedTuple

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.records import PlanItem
from nc_tui.core.text import one_line
from nc_tui.tui.dialogs.plan_line import PlanLineDialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.notice import Notice


class About(NamedTuple):
    """How a kind of one's own words is spoken of, and what stands above its fields."""

    one: str
    all: str
    title: str
    label: str
    below: str = ""


ABOUT = {
    "prompt": About(
        "question", "Your own questions", "A question of your own", "what you want to be asked"
    ),
    "trigger": About(
        "trigger", "Your own triggers", "A trigger of your own", "what sets an urge off"
    ),
    "card": About(
        "card", "Your own cards", "A card of your own", "the doubt, as you would type it",
        "what you want to read then",
    ),
}  # fmt: skip


class OwnWordsDialog(PlanLineDialog):
    """One line of the plan, new or changed; a card has its doubt and what answers it."""

    TITLE = "your own words"

    def __init__(self, kind: str, present: PlanItem | None = None, problem: str = "") -> None:
        super().__init__(kind, present, problem, called=f"own-{kind}")
        first, _, rest = ((present.text if present else None) or "").strip().partition("\n")
        self._rest = rest
        is_card = bool(ABOUT[kind].below)
        self._first = Field(first if is_card else one_line(f"{first} {rest}"), id="own-first")
        self._below = Field(one_line(rest), id="own-below")

    def compose(self) -> ComposeResult:
        about = ABOUT[self.kind]
        with VerticalScroll(classes="dialog", id="own-words", can_focus=False):
            yield Static(Content.styled(about.title, "$foreground bold"), classes="own-title")
            yield Notice()
            with Vertical(classes="dialog-line"):
                yield Static(about.label, markup=False)
                yield self._first
            if about.below:
                with Vertical(classes="dialog-line"):
                    yield Static(about.below, markup=False)
                    yield self._below
            keys = [Hint("enter", "keep", "screen.keep"), Hint("esc", "not now", "screen.leave")]
            if about.below:
                keys.insert(1, Hint("tab", "next", "app.focus_next"))
            yield DialogKeys(keys)

    def on_mount(self) -> None:
        self._first.focus()

    def action_keep(self) -> None:
        written = self._written()
        if written is None:
            self.query_one(Notice).tell("A few words, to know it by.", wrong=False)
            self._first.focus()
        else:
            self.dismiss(written)

    def _written(self) -> PlanItem | None:
        first, below = self._first.line, self._below.line
        if not first:
            return None
        if self._below.is_untouched:
            below = self._rest  # a field shows its lines as one
        text = f"{first}\n{below}" if ABOUT[self.kind].below and below.strip() else first
        return replace(self.item(), text=text)

    async def put_down(self) -> None:
        await super().put_down()
        written = self._written()
        if written is not None and written != self.present:
            self.present = await self.keep_at_the_end(written) or self.present
