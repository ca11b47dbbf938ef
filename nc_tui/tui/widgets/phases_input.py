"""The phases of a breath in free words, and below them what was understood, as a wave."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from nc_tui.core.breathing import Pattern, Phase, parse_phases, phase_at, say_phases
from nc_tui.core.errors import UsageError
from nc_tui.tui.widgets.field import Field

PATIENCE = 0.7
"""Seconds of rest before words that are no breath are called so: half a word is no mistake."""
_EIGHTHS = "▁▂▃▄▅▆▇█"


class BreathLine(Widget):
    """One round from its beginning to its end, in one row."""

    DEFAULT_CSS = "BreathLine { height: 1; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._pattern: Pattern | None = None

    def show(self, phases: tuple[Phase, ...]) -> None:
        """Show these, or nothing."""
        self._pattern = Pattern("", "", phases) if phases else None
        self.refresh()

    def render(self) -> Content:
        pattern, width = self._pattern, self.content_size.width
        if pattern is None:
            return Content()
        step = pattern.round_seconds / width
        fills = (phase_at(pattern, (x + 0.5) * step).fill for x in range(width))
        return Content.styled("".join(_EIGHTHS[round(fill * 7)] for fill in fills), "$primary")


class PhasesInput(Vertical):
    """A field that reads "in 4, hold 2, out 6" while the person types."""

    DEFAULT_CSS = "PhasesInput, PhasesInput > Static { height: auto; }"

    class Read(Message):
        """What is understood may be another."""

    def __init__(self, present: Iterable[Phase] = ()) -> None:
        super().__init__()
        self._words = say_phases(present)
        self._waiting: Timer | None = None
        self._problem = ""

    def compose(self) -> ComposeResult:
        yield Field(self._words, placeholder="in 4, hold 2, out 6")
        yield BreathLine()
        yield Static(classes="said", markup=False)

    def on_mount(self) -> None:
        self._show()

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    def phases(self) -> tuple[Phase, ...]:
        """What is meant; nothing where it is no breath, see ``complain``."""
        self._problem = ""
        try:
            return parse_phases(self.field.line)
        except UsageError as error:
            self._problem = str(error)
            return ()

    def complain(self) -> None:
        """Say at once why this is no breath."""
        self._stop_waiting()
        said = self._problem[:1].upper() + self._problem[1:]
        self.query_one(".said", Static).update(Content.styled(said, "$text-muted"))
        self.call_after_refresh(self.scroll_visible, animate=False)

    def on_input_changed(self, message: Field.Changed) -> None:
        message.stop()
        self._show()
        self.post_message(self.Read())

    def _show(self) -> None:
        self._stop_waiting()
        phases = self.phases() if self.field.line else ()
        line = self.query_one(BreathLine)
        line.display = bool(phases)
        line.show(phases)
        self.query_one(".said", Static).update(_said(phases) if phases else Content())
        if not phases and self.field.line:
            self._waiting = self.set_timer(PATIENCE, self.complain)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None


def _said(phases: tuple[Phase, ...]) -> Content:
    """``breathe in 4 · breathe out 6``, and how long a round is."""
    said = " · ".join(f"{phase.word} {phase.seconds:g}" for phase in phases)
    seconds = round(sum(phase.seconds for phase in phases), 1)
    often = f"{60 / seconds:.1f}".removesuffix(".0")
    length = f"{seconds:g} seconds a round, {often} rounds a minute"
    return Content.assemble((said, "$primary bold"), "\n", (length, "$text-muted"))
