"""What a page scrolls in."""

from typing import Any

from textual.containers import VerticalScroll


class PageScroll(VerticalScroll):
    """It is where it was scrolled to at once: Textual glides there for a third of a second."""

    def scroll_to(
        self, x: float | None = None, y: float | None = None, *, animate: bool = True, **how: Any
    ) -> None:
        super().scroll_to(x, y, animate=False, **how)

    def scroll_end(self, *, animate: bool = True, **how: Any) -> None:
        super().scroll_end(animate=False, **how)
