"""What a feeling may sound like: statements to tick, in any order, and to untick."""

from collections.abc import Collection, Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.content.shapes import Statement
from nc_tui.tui.marks import TICKED, UNTICKED
from nc_tui.tui.widgets.short_list import ShortList


class StatementList(ShortList):
    """A row a statement, ``●`` where it is true today."""

    BINDINGS = [
        Binding(
            "space,enter", "tick", "tick it, or not", tooltip="tick it, or not", show=False,
            id="statements.tick",
        ),
        Binding(
            "left,escape,tab,shift+tab", "leave", "back to the feelings",
            tooltip="back to the feelings", show=False, id="statements.leave",
        ),
    ]  # fmt: skip

    marks_always = False

    class Ticked(Message):
        """A statement was ticked or unticked."""

        def __init__(self, statement: str) -> None:
            super().__init__()
            self.statement = statement

    class Left(Message):
        """The person goes back to the feelings."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._statements: Sequence[Statement] = ()
        self._ticks: Collection[str] = ()
        self.set_reactive(StatementList.cursor, 0)

    def show(self, statements: Sequence[Statement], ticks: Collection[str]) -> None:
        """Show these; others than before begin at the first."""
        if statements != self._statements:
            self._statements = statements
            self.cursor = 0
        self._ticks = ticks
        self.rows_changed()

    def count(self) -> int:
        return len(self._statements)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        statement = self._statements[index]
        if statement.id in self._ticks:
            return Content.assemble(
                (TICKED, "$primary"), "  ", (statement.text, "$foreground bold")
            )
        return Content.assemble((UNTICKED, "$text-muted"), "  ", (statement.text, "$foreground"))

    def action_tick(self) -> None:
        if self.can_choose(self.cursor):
            self.post_message(self.Ticked(self._statements[self.cursor].id))

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def on_click(self, event: events.Click) -> None:
        row = event.y + self.scroll_offset.y
        if self.can_choose(row):
            event.prevent_default()
            self.cursor = row
            self.action_tick()
