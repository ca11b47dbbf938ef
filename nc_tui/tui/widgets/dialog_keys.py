"""The last row of a dialog: its own keys, and where there is room those that help."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual import events

from nc_tui.tui.fields import is_field
from nc_tui.tui.widgets.key_line import Hint, KeyLine, length_of

if TYPE_CHECKING:
    from nc_tui.tui.dialogs.dialog import Dialog

_SURF, _SAFETY = Hint("u", "surf", "screen.surf"), Hint("!", "safety", "screen.safety")
_SURF_IN_FIELDS = Hint("f2", "surf", "app.surf")
_SAFETY_IN_FIELDS = Hint("f3", "safety", "app.safety")
_WITH_HELP = 54  # columns


class DialogKeys(KeyLine):
    """They say what the keys do now: in a field letters are text, and ``esc`` leaves it first."""

    def __init__(self, keys: Sequence[Hint]) -> None:
        super().__init__(keys, strong=True, classes="dialog-keys")
        self._own = tuple(keys)

    def on_mount(self) -> None:
        self.watch(self.screen, "focused", self.renew, init=False)

    def on_resize(self, event: events.Resize) -> None:
        self._show_own(event.size.width)

    def become(self, keys: Sequence[Hint]) -> None:
        """Other keys of the dialog, as what it shows is another."""
        self._own = tuple(keys)
        self.renew()

    def renew(self) -> None:
        """Say what the keys do now."""
        self._show_own(self.size.width)

    def _show_own(self, width: int) -> None:
        dialog = cast("Dialog[object]", self.screen)
        own = self._own
        if dialog.is_in_words:
            own = tuple(
                hint._replace(label="step out") if hint.key == "esc" else hint for hint in own
            )
        help_here: tuple[Hint, ...] = (_SURF, _SAFETY)
        if is_field(dialog.focused):
            help_here = (_SURF_IN_FIELDS, _SAFETY_IN_FIELDS)
        elif _SURF.key in dialog.own_letters:
            help_here = (_SURF_IN_FIELDS, _SAFETY)
        if width < _WITH_HELP:
            help_here = ()
        while help_here and length_of((*own, *help_here), self.gap) > self.content_size.width:
            help_here = help_here[:-1]  # what the dialog asks comes first
        self.show(own, help_here)
