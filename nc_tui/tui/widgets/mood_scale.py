"""The mood of a day, 1 to 5, in five cells: a number and a word each."""

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.tui.marks import BAR

STEPS = 5
_GAP = 1


class MoodScale(Widget, can_focus=True):
    """Chosen by its digit, or with the arrows; none is as good an answer as any."""

    DEFAULT_CSS = "MoodScale { height: 2; }"

    BINDINGS = [
        Binding("right,l,up,k", "move(1)", "better", show=False),
        Binding("left,h,down,j", "move(-1)", "lower", show=False),
    ]

    mood: reactive[int | None] = reactive(None)

    def __init__(self, words: Sequence[str], mood: int | None = None) -> None:
        """``words`` from very low to good."""
        super().__init__()
        self._words = tuple(words)
        self.set_reactive(MoodScale.mood, mood)

    def action_move(self, step: int) -> None:
        middle = (STEPS + 1) // 2
        self.mood = middle if self.mood is None else max(1, min(STEPS, self.mood + step))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        index = event.x // (self._cell + _GAP)
        if index < STEPS:
            self.mood = index + 1

    @property
    def _cell(self) -> int:
        return max(1, (self.size.width - (STEPS - 1) * _GAP) // STEPS)

    def render(self) -> Content:
        wide = self._cell
        numbers = [str(number) for number in range(1, STEPS + 1)]
        if wide >= max(map(len, self._words)):
            words = self._words
        else:
            # Too narrow for all: the ends say which way it goes, the chosen one what it is.
            words = tuple(" " for _ in self._words)
        rows = [self._row(numbers, wide, is_head=True)]
        if any(word.strip() for word in words):
            rows.append(self._row(words, wide, is_head=False))
        else:
            rows.append(self._word_below())
        return Content("\n").join(rows)

    def _row(self, words: Sequence[str], wide: int, *, is_head: bool) -> Content:
        shown = self.mood or (STEPS + 1) // 2
        cells = []
        for number, word in enumerate(words, 1):
            is_chosen = number == self.mood
            style = "$foreground bold" if is_head else "$text-muted"
            style += " on $boost"
            if is_chosen:
                style = "$background on $primary" + (" bold" if is_head else "")
            text = word.center(wide)
            if self.has_focus and number == shown and text.startswith(" "):
                bar = "$background" if is_chosen else "$primary"
                ground = "$primary" if is_chosen else "$boost"
                cells.append(Content.assemble((BAR, f"{bar} on {ground}"), (text[1:], style)))
            else:
                cells.append(Content.styled(text, style))
        return Content(" " * _GAP).join(cells)

    def _word_below(self) -> Content:
        if self.mood is not None:
            return Content.styled(self._words[self.mood - 1], "$foreground")
        width = STEPS * self._cell + (STEPS - 1) * _GAP
        first, last = self._words[0], self._words[-1]
        gap = max(1, width - len(first) - len(last))
        return Content.styled(first + " " * gap + last, "$text-muted")
