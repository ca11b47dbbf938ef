"""Field: one line to write in, where nothing typed or pasted is ever obeyed."""

from textual.widgets import Input

from nc_tui.core.text import mend, one_line


class Field(Input):
    """Textual's Input without a frame: ``▎`` and its ground are the focus, its cursor is still.

    What is there at the beginning stays when the person comes to it: they add to it or change it.
    """

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
        self.cursor_blink = False
        self.cursor_position = len(self.value)

    def validate_value(self, value: str) -> str:
        """An Input would send a pasted ESC to the terminal as it is; mending keeps the length."""
        return mend(value)

    @property
    def line(self) -> str:
        """What is written, as one line; "" for nothing but space."""
        return one_line(self.value)
