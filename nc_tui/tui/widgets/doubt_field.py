"""Where the library is searched, in whatever words there are."""

from textual.binding import Binding
from textual.message import Message

from nc_tui.tui.widgets.field import Field


class DoubtField(Field):
    """A line to search in: arrows go through what is found, enter reads it, esc leaves."""

    BINDINGS = [
        Binding("down", "step(1)", "down", show=False),
        Binding("up", "step(-1)", "up", show=False),
        Binding("enter", "done", "read it", show=False),
        Binding("escape", "leave", "leave the field", show=False),
    ]

    class Stepped(Message):
        """The person goes on to the card below, or above."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    class Left(Message):
        """They are done searching; ``reads`` the card they came to."""

        def __init__(self, *, reads: bool) -> None:
            super().__init__()
            self.reads = reads

    def action_step(self, rows: int) -> None:
        self.post_message(self.Stepped(rows))

    def action_done(self) -> None:
        self.post_message(self.Left(reads=True))

    def action_leave(self) -> None:
        self.post_message(self.Left(reads=False))
