"""The footer: the same on every tab, made from the table of commands."""

from textual import events

from nc_tui.tui import actions
from nc_tui.tui.actions import Command
from nc_tui.tui.widgets.key_line import Hint, KeyLine

_WIDE = 100
_MEDIUM = 60
_NARROW = 36


class Footer(KeyLine):
    """Left what helps most, right always safety and keys."""

    def __init__(self) -> None:
        super().__init__(strong=True)
        self._left_here: tuple[Command, ...] = ()

    def offer(self, left: tuple[Command, ...]) -> None:
        """Name these at the left while this place is shown; none: what every tab has."""
        self._left_here = left
        self._name_keys()

    def on_resize(self, event: events.Resize) -> None:
        self._name_keys()

    def _name_keys(self) -> None:
        width = self.app.size.width
        left = actions.FOOTER_LEFT_WIDE if width >= _WIDE else actions.FOOTER_LEFT
        right: tuple[str, ...] = actions.FOOTER_RIGHT_TINY
        if width >= _NARROW:
            right = actions.FOOTER_RIGHT if width >= _MEDIUM else actions.FOOTER_RIGHT_NARROW
        here = [_hint(each, roomy=width >= _MEDIUM) for each in self._left_here]
        everywhere = [_hint(actions.command(name), roomy=width >= _WIDE) for name in left]
        self.show(here or everywhere, [_hint(actions.command(name)) for name in right])


def _hint(command: Command, *, roomy: bool = False) -> Hint:
    label = command.wide_label if roomy else ""
    return Hint(command.shown, label or command.label, command.action)
