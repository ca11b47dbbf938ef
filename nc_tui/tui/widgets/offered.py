"""Lines said before, offered again beside a field: one digit each, as many as fit one row."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.core.text import one_line
from nc_tui.tui.widgets.options import CHOSEN

KEYS = "6789"
"""The digits above those of a mood."""
_GAP, _WIDEST = 2, 24  # columns between two, and the most that one takes where there are several


class Offer(NamedTuple):
    """One that is shown: its key, its whole text, and where it stands."""

    key: str
    text: str
    label: Content
    start: int

    @property
    def end(self) -> int:
        return self.start + 2 + self.label.cell_length


class Offered(Widget):
    """``6 call Sam  7 swim``: what does not fit has no key. A click chooses as the digit does."""

    DEFAULT_CSS = "Offered { height: 1; }"

    chosen: reactive[str] = reactive("")
    """The text that is marked, if it is one of them."""

    class Chosen(Message):
        """One of them was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self._texts = [one_line(text) for text in texts][: len(KEYS)]
        self.display = bool(self._texts)

    def text_of(self, key: str) -> str:
        """The text that ``key`` stands for here; "" for none."""
        return next((offer.text for offer in self._shown() if offer.key == key), "")

    def _shown(self) -> list[Offer]:
        width = self.size.width
        widest = width - 2 if len(self._texts) == 1 else min(_WIDEST, width - 2)
        shown: list[Offer] = []
        start = 0
        for key, text in zip(KEYS, self._texts, strict=False):
            offer = Offer(key, text, Content(text).truncate(widest, ellipsis=True), start)
            if offer.end > width:
                break
            shown.append(offer)
            start = offer.end + _GAP
        return shown

    def render(self) -> Content:
        parts: list[str | Content | tuple[str, str]] = []
        at = 0
        for offer in self._shown():
            is_chosen = offer.text == self.chosen
            parts.append(" " * (offer.start - at))
            parts.append((f"{offer.key} ", CHOSEN if is_chosen else "$primary bold"))
            parts.append(offer.label.stylize(CHOSEN if is_chosen else "$foreground"))
            at = offer.end
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        for offer in self._shown():
            if offer.start <= event.x < offer.end:
                self.post_message(self.Chosen(offer.key))
