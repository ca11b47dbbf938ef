"""Which day: one in free words, said back before it is taken."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.read_input import ReadInput


class Chosen(NamedTuple):
    """The day; None where the line was left empty."""

    day: date | None


class DayInput(ReadInput[date]):
    """A day in free words."""

    def __init__(
        self,
        read: Callable[[str], date],
        say: Callable[[date], str],
        empty: str,
        placeholder: str,
        words: str = "",
    ) -> None:
        super().__init__(
            lambda day: Content.styled(say(day), "$primary bold"),
            words=words,
            empty=lambda: Content.styled(empty, "$text-muted"),
            placeholder=placeholder,
        )
        self._read = read

    def understand(self, words: str) -> date:
        return self._read(words)


class WhichDayDialog(Dialog[Chosen]):
    """``read`` gives the day that words mean; an empty line is an answer too, ``empty`` says
    which."""

    TITLE = "a day"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "take it", show=False)]

    def __init__(self, title: str, asked: DayInput, about: str = "", problem: str = "") -> None:
        super().__init__(problem)
        self._title, self._about, self._asked = title, about, asked

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", id="which-day", can_focus=False):
            yield Static(Content.styled(self._title, "$foreground bold"))
            if self._about:
                yield Static(Content.styled(self._about, "$text-muted"))
            yield Notice()
            yield self._asked
            yield DialogKeys(
                [Hint("enter", "take it", "screen.keep"), Hint("esc", "not now", "screen.leave")]
            )

    def on_mount(self) -> None:
        self._asked.field.focus()

    def action_keep(self) -> None:
        if self._asked.is_empty:
            self.dismiss(Chosen(None))
            return
        day = self._asked.read()
        if day is None:
            self._asked.complain()
        else:
            self.dismiss(Chosen(day))
