"""Where a page is written: Textual's editor without a frame, and nothing pasted is obeyed."""

import re
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.document._document_navigator import DocumentNavigator
from textual.geometry import Offset
from textual.widgets import TextArea

from nc_tui.core.journal import TAG
from nc_tui.core.text import mend
from nc_tui.tui.widgets.long_text import LONG, LongLine, WrappedText

_QUOTATION = re.compile(r"\s*(?:>\s*)+")


class PageArea(TextArea):
    """Soft-wrapped words, a still cursor; quotations and tags in their colour, but not in a line
    that is very long."""

    BINDINGS = [
        Binding("ctrl+home", "edge(0)", "top", show=False),
        Binding("ctrl+end", "edge(1)", "end", show=False),
        Binding("ctrl+shift+home", "edge(0, True)", "select to the top", show=False),
        Binding("ctrl+shift+end", "edge(1, True)", "select to the end", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"page-area--lead", "page-area--said"}

    def __init__(self, text: str, *, placeholder: str = "") -> None:
        super().__init__(
            mend(text), highlight_cursor_line=False, compact=True, placeholder=placeholder
        )
        self.cursor_blink = self._has_a_size = False
        self.wrapped_document = WrappedText(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor(self.document.end)

    def on_resize(self) -> None:
        """The lines are wrapped anew: where one writes stays in view."""
        if self._has_a_size:
            self.call_after_refresh(self.scroll_cursor_visible)
        self._has_a_size = True

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override]
        # Textual's own handler comes after this one. An ESC that was pasted in would reach the
        # terminal; what is typed is printable anyway.
        event.text = mend(event.text)

    def put(self, text: str) -> None:
        """Have another text stand here; ``ctrl+z`` in it brings the one before back."""
        if text != self.text:
            self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
            self.move_cursor(self.document.end)

    def action_edge(self, share: int, select: bool = False) -> None:
        self.move_cursor(self.document.end if share else (0, 0), select=select)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        # In an undo Textual asks for it while the cursor still stands below the text.
        if self.cursor_location[0] >= self.document.line_count:
            return Offset()
        return super().scroll_cursor_visible(center, animate)

    def get_line(self, line_index: int) -> Text:
        if len(self.document[line_index]) > LONG:
            return LongLine(self.document[line_index], end="", no_wrap=True)
        line = super().get_line(line_index)
        plain = line.plain
        said = self.get_component_rich_style("page-area--said", partial=True)
        if lead := _QUOTATION.match(plain):
            quiet = self.get_component_rich_style("page-area--lead", partial=True)
            line.stylize(quiet, 0, lead.end())
            line.stylize(said, lead.end())
        else:
            for tag in TAG.finditer(plain):
                line.stylize(said, *tag.span())
        return line
