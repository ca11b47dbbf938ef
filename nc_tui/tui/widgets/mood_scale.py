"""The mood of a day, 1 to 5, in five cells: a number and a word each."""

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.tui.marks import BAR
from nc_tui.tui.widgets.options import CHOSEN

STEPS = 5
_GAP = 1


class MoodScale(Widget, can_focus=True):
    """Chosen by its digit, or with the arrows; none is as good an answer as any.

    The first column is the margin, in which the bar of the focus hangs.
    """

    DEFAULT_CSS = "MoodScale { height: 2; }"

    BINDINGS = [
        Binding("right,l,up,k", "move(1)", "better", show=False),
        Binding("left,h,down,j", "move(-1)", "lower", show=False),
    ]

    mood: reactive[int | None] = reactive(None, init=False)

    class Changed(Message):
        """Another mood was chosen, or none."""

    def __init__(self, words: Sequence[str], mood: int | None = None) -> None:
        """``words`` from very low to good."""
        super().__init__()
        self._words = tuple(words)
        self.set_reactive(MoodScale.mood, mood)

    def watch_mood(self) -> None:
        self.post_message(self.Changed())

    @property
    def held(self) -> str:
        return str(self.mood or "")

    @held.setter
    def held(self, mood: str | list[str]) -> None:
        digit = str(mood)
        self.mood = int(digit) if digit in "12345" and digit else None

    def action_move(self, step: int) -> None:
        middle = (STEPS + 1) // 2
        self.mood = middle if self.mood is None else max(1, min(STEPS, self.mood + step))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        end = 0
        for index, wide in enumerate(self._widths):
            end += _GAP + wide
            if event.x < end:
                self.mood = index + 1
                return

    @property
    def _widths(self) -> list[int]:
        """The cells' widths: together, a gap before each, they fill the row."""
        least, rest = divmod(max(STEPS, self.size.width - STEPS * _GAP), STEPS)
        return [least + (index >= STEPS - rest) for index in range(STEPS)]

    def render(self) -> Content:
        widths = self._widths
        numbers = [str(number) for number in range(1, STEPS + 1)]
        head = self._row(numbers, widths, "$foreground bold")
        if widths[0] >= max(map(len, self._words)):
            return Content("\n").join([head, self._row(self._words, widths, "$text-muted")])
        return Content("\n").join([head, self._word_below(widths)])

    def _row(self, words: Sequence[str], widths: Sequence[int], style: str) -> Content:
        focused = self.mood or (STEPS + 1) // 2 if self.has_focus else 0
        cells: list[tuple[str, str]] = []
        for number, (word, wide) in enumerate(zip(words, widths, strict=True), 1):
            cells.append((BAR if number == focused else " " * _GAP, "$primary"))
            is_chosen = number == self.mood
            cells.append((word.center(wide), CHOSEN if is_chosen else f"{style} on $boost"))
        return Content.assemble(*cells)

    def _word_below(self, widths: Sequence[int]) -> Content:
        """Too narrow for all words: the ends say which way it goes, the chosen one what it is."""
        whole = sum(widths) + STEPS * _GAP
        if self.mood is None:
            first, last = self._words[0], self._words[-1]
            gap = max(1, whole - _GAP - len(first) - len(last))
            return Content.styled(" " * _GAP + first + " " * gap + last, "$text-muted")
        word = self._words[self.mood - 1]
        middle = sum(widths[: self.mood - 1]) + self.mood * _GAP + widths[self.mood - 1] / 2
        start = max(_GAP, min(whole - len(word), round(middle - len(word) / 2)))
        return Content.assemble(" " * start, (word, "$foreground"))
