"""Where a page is written: Textual's editor without a frame, and nothing pasted is obeyed."""

import re
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.widgets import TextArea

from nc_tui.core.journal import TAG
from nc_tui.core.text import mend

_QUOTATION = re.compile(r"\s*(?:>\s*)+")
_MARKED = 2_000  # characters; in a longer line quotations and tags stay plain


class PageArea(TextArea):
    """Soft-wrapped words, a still cursor; quotations and tags in their colour."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page-area--lead", "page-area--said"}

    def __init__(self, text: str, *, placeholder: str = "") -> None:
        super().__init__(
            mend(text), highlight_cursor_line=False, compact=True, placeholder=placeholder
        )
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override]
        # Textual's own handler comes after this one. An ESC that was pasted in would reach the
        # terminal; what is typed is printable anyway.
        event.text = mend(event.text)

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        plain = line.plain
        if len(plain) > _MARKED:
            return line
        said = self.get_component_rich_style("page-area--said", partial=True)
        if lead := _QUOTATION.match(plain):
            quiet = self.get_component_rich_style("page-area--lead", partial=True)
            line.stylize(quiet, 0, lead.end())
            line.stylize(said, lead.end())
        else:
            for tag in TAG.finditer(plain):
                line.stylize(said, *tag.span())
        return line
