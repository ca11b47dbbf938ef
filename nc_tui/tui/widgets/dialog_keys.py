"""The last row of a dialog: its own keys, and where there is room those that help."""

from collections.abc import Sequence

from textual import events

from nc_tui.tui.widgets.key_line import Hint, KeyLine

_HELP = (Hint("f2", "surf", "app.surf"), Hint("f3", "safety", "app.safety"))
_WITH_HELP = 54  # columns


class DialogKeys(KeyLine):
    """In a dialog only function keys reach surf and safety, so they are named."""

    def __init__(self, keys: Sequence[Hint]) -> None:
        super().__init__(keys, strong=True, classes="dialog-keys")
        self._own = tuple(keys)

    def on_resize(self, event: events.Resize) -> None:
        self._show_own(event.size.width)

    def become(self, keys: Sequence[Hint]) -> None:
        """Other keys of the dialog, as what it shows is another."""
        self._own = tuple(keys)
        self._show_own(self.size.width)

    def _show_own(self, width: int) -> None:
        self.show(self._own, _HELP if width >= _WITH_HELP else ())
