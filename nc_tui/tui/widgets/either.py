"""Either: a question with two answers on one line, chosen by letter, arrows or space."""

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.tui.marks import BAR
from nc_tui.tui.widgets.options import CHOSEN, Option, lettered

_GUTTER = 1  # the column in which the bar hangs


class Either(Widget, can_focus=True):
    """``does it end the run?   yes   no``; the answers on a row below where there is no room.

    The first column is the margin, in which the bar of the focus hangs.
    """

    DEFAULT_CSS = "Either { height: auto; }"

    BINDINGS = [
        Binding("right,l", "pick(1)", "second", show=False),
        Binding("left,h", "pick(0)", "first", show=False),
        Binding("space", "swap", "the other", show=False),
    ]

    chosen: reactive[str | None] = reactive(None)

    class Changed(Message):
        """The person chose."""

        def __init__(self, either: "Either") -> None:
            super().__init__()
            self.either = either

        @property
        def control(self) -> "Either":
            return self.either

    def __init__(
        self,
        question: str,
        first: Option,
        second: Option,
        chosen: str | None = None,
        *,
        indent: int = 24,
        id: str | None = None,  # noqa: A002  (Textual's own name)
    ) -> None:
        """``indent`` is the column the answers begin at."""
        super().__init__(id=id)
        self._question, self._answers, self._indent = question, (first, second), indent
        self.set_reactive(Either.chosen, chosen)
        self._first = chosen
        self.is_decided = False
        """Whether the person chose, rather than whoever proposed an answer."""

    def answer(self, value: str) -> None:
        """What a key or a click does: choose, and say so."""
        self.chosen, self.is_decided = value, True
        self.post_message(self.Changed(self))

    @property
    def held(self) -> str:
        """The answer that the person gave; "" where it is another's."""
        return (self.chosen or "") if self.is_decided else ""

    @held.setter
    def held(self, value: str | list[str]) -> None:
        is_one = value in [option.value for option in self._answers]
        self.chosen, self.is_decided = (str(value), True) if is_one else (self._first, False)
        self.post_message(self.Changed(self))

    def choose_key(self, key: str) -> bool:
        """Choose the answer of that letter; whether there is one."""
        for option in self._answers:
            if key and option.key == key:
                self.answer(option.value)
                return True
        return False

    def action_pick(self, index: int) -> None:
        self.answer(self._answers[index].value)

    def action_swap(self) -> None:
        first, second = self._answers
        self.answer(second.value if self.chosen == first.value else first.value)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def _fits(self, width: int) -> bool:
        return _GUTTER + self._indent + sum(len(a.label) + 3 for a in self._answers) <= width + 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1 if self._fits(width) else 2

    def on_click(self, event: events.Click) -> None:
        fits = self._fits(self.size.width)
        if event.y == (0 if fits else 1):
            at = _GUTTER + (self._indent if fits else 0)
            for option in self._answers:
                if at <= event.x < at + len(option.label) + 2:
                    self.answer(option.value)
                at += len(option.label) + 3

    def render(self) -> Content:
        style = "$foreground" if self.has_focus else "$text-muted"
        bar = (BAR if self.has_focus else " ", "$primary")
        question = Content.assemble(bar, (self._question, style))
        answers = Content(" ").join(self._cell(option) for option in self._answers)
        if not self._fits(self.size.width):
            return Content.assemble(question, "\n", bar, answers)
        return question.pad_right(self._indent - len(self._question)) + answers

    def _cell(self, option: Option) -> Content:
        is_chosen = option.value == self.chosen
        style = CHOSEN if is_chosen else "$foreground on $boost"
        letter = CHOSEN if is_chosen else "$primary bold on $boost"
        return Content.assemble(
            (" ", style), lettered(option.label, option.key, style, letter), (" ", style)
        )
