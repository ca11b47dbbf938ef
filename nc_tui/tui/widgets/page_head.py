"""The head of a screen that stands by itself: its key and name as a tab, and the rule beneath."""

from textual.content import Content
from textual.widget import Widget

_FACT_FROM = 60  # columns


class PageHead(Widget):
    """``! Safety``, marked on the rule like an active tab, with a muted fact at the right end."""

    DEFAULT_CSS = "PageHead { height: 2; }"

    def __init__(self, key: str, word: str, fact: str = "") -> None:
        super().__init__()
        self._key, self._word, self._fact = key, word, fact

    def render(self) -> Content:
        width = self.size.width
        margin = 4 if width >= 100 else 2 if width >= 60 else 1
        length = len(self._key) + 1 + len(self._word)
        gap = width - 2 * margin - length - len(self._fact)
        fact = self._fact if width >= _FACT_FROM and gap > 2 else ""
        return Content.assemble(
            " " * margin, (f"{self._key} {self._word}", "$primary bold"),
            " " * gap if fact else "", (fact, "$text-muted"), "\n",
            ("─" * margin, "$rule"), ("━" * length, "$primary"),
            ("─" * max(0, width - margin - length), "$rule"),
        )  # fmt: skip
