"""A few lines to write in: they wrap, so that all of it is seen, and enter keeps them."""

from textual.binding import Binding

from nc_tui.tui.widgets.page_area import PageArea


class WordsArea(PageArea):
    """As high as its words, within what its sheet allows. Lines of their own stay lines.

    Enter is the page's own ``keep``; ``ctrl+j`` begins a line, as a paste may.
    """

    BINDINGS = [
        Binding("enter", "screen.keep", "keep", show=False, priority=True),
        Binding("ctrl+j", "begin_line", "a new line", show=False, priority=True),
    ]

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        id: str,  # noqa: A002  (Textual's own name)
    ) -> None:
        super().__init__(text, placeholder=placeholder)
        self._first = self.text
        self.id = id

    @property
    def words(self) -> str:
        """What is written, without space around it; "" for nothing but space."""
        return self.text.strip()

    @property
    def is_untouched(self) -> bool:
        return self.text == self._first

    @property
    def held(self) -> str:
        return self.text

    @held.setter
    def held(self, text: str | list[str]) -> None:
        self.put(str(text))

    def begin_with(self, text: str) -> None:
        """Put ``text`` in its place, to be gone on with."""
        self.text = text
        self.move_cursor(self.document.end)

    def action_begin_line(self) -> None:
        self.insert("\n")
