"""A person's number, large enough to read while dialling."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.records import PlanItem
from nc_tui.core.text import one_line
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.banner import Banner
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint

_PADDING = 6


class NumberDialog(Dialog[None]):
    """The name, the number as large as there is room for, and the hours."""

    TITLE = "a number"
    BINDINGS = [
        Binding(
            "enter,escape", "leave", "close", tooltip="close", show=False, id="number.close"
        ),
    ]  # fmt: skip

    def __init__(self, person: PlanItem) -> None:
        super().__init__()
        self._person = person

    def compose(self) -> ComposeResult:
        name, hours = one_line(self._person.name or ""), one_line(self._person.hours or "")
        said = Content.assemble((name, "$foreground bold"), "   ", (hours, "$text-muted"))
        with Vertical(classes="dialog"):
            yield Static(said, id="number-name", markup=False)
            yield Banner()
            yield Static(id="number-words", markup=False)
            yield DialogKeys([Hint("esc", "close", "leave")])

    def on_resize(self) -> None:
        reach = one_line(self._person.reach or "")
        digits = bool(reach) and all(char in "0123456789 +-" for char in reach)
        banner, words = self.query_one(Banner), self.query_one("#number-words", Static)
        banner.display, words.display = digits, not digits
        banner.room, banner.beside = min(76, self.size.width) - _PADDING, 0
        banner.number = reach
        words.update(Content.styled(reach, "$primary bold"))
