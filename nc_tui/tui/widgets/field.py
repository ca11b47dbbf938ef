"""Field: one line to write in, where nothing typed or pasted is ever obeyed."""

from textual.binding import Binding
from textual.widgets import Input

from nc_tui.core.text import mend, one_line


class Field(Input):
    """Textual's Input without a frame: ``▎`` and its ground are the focus, its cursor is still.

    What is there at the beginning stays when the person comes to it: they add to it or change it.
    Enter is the page's own ``keep``, done at once rather than by a message that keys typed after
    it would overtake.
    """

    BINDINGS = [Binding("enter", "screen.keep", "keep", show=False)]

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002  (Textual's own name)
    ) -> None:
        super().__init__(
            mend(one_line(value)), placeholder=placeholder, select_on_focus=False, id=id
        )
        self._first = self.value
        self.cursor_blink = False
        self.cursor_position = len(self.value)

    def validate_value(self, value: str) -> str:
        """An Input would send a pasted ESC to the terminal as it is; mending keeps the length."""
        return mend(value)

    def begin(self, value: str) -> None:
        """Stand anew, untouched, with ``value`` in it."""
        self.value = mend(one_line(value))
        self._first = self.value
        self.cursor_position = len(self.value)

    @property
    def is_untouched(self) -> bool:
        return self.line == self._first

    @property
    def held(self) -> str:
        return self.value

    @held.setter
    def held(self, value: str | list[str]) -> None:
        self.value = str(value)
        self.cursor_position = len(self.value)

    @property
    def line(self) -> str:
        """What is written, as one line; "" for nothing but space."""
        return one_line(self.value)
