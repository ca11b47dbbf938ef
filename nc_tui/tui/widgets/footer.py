"""The footer: the same on every tab, made from the table of commands."""

from textual import events

from nc_tui.tui import actions
from nc_tui.tui.widgets.key_line import Hint, KeyLine

_WIDE = 100
_MEDIUM = 60
_NARROW = 36


class Footer(KeyLine):
    """Left what helps most, right always safety and keys."""

    def __init__(self) -> None:
        super().__init__(strong=True)

    def on_resize(self, event: events.Resize) -> None:
        width = self.app.size.width
        right: tuple[str, ...] = actions.FOOTER_RIGHT_TINY
        if width >= _NARROW:
            right = actions.FOOTER_RIGHT if width >= _MEDIUM else actions.FOOTER_RIGHT_NARROW
        self.show(
            [self._hint(name, width) for name in actions.FOOTER_LEFT],
            [self._hint(name, width) for name in right],
        )

    def _hint(self, command_id: str, width: int) -> Hint:
        command = actions.command(command_id)
        label = command.wide_label if width >= _WIDE else ""
        return Hint(command.shown, label or command.label, command.action)
