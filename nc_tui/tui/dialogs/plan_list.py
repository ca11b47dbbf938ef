"""Lines of the plan in a list: one to change or to take away, or a new one."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.records import PlanItem
from nc_tui.tui.dialogs.choice import Choice
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.row_list import RowList
from nc_tui.tui.widgets.short_list import ShortList


class PlanList(ShortList):
    """A row a line."""

    BINDINGS = [Binding("enter", "choose", "change it", show=False)]

    def on_mount(self) -> None:
        self.rows_changed()

    @property
    def item(self) -> PlanItem | None:
        """The person's own line under the cursor; None for none."""
        raise NotImplementedError

    def words(self, index: int, width: int, *, selected: bool) -> Content:
        """What a row says, in ``width`` columns at most."""
        raise NotImplementedError

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        row = self.words(index, width, selected=selected)
        # A dialog stands on panel, the usual ground of a selected row.
        row = row.pad_right(max(0, width - row.cell_length))
        return row.stylize_before("on $boost") if selected else row


class PlanListDialog(Dialog[Choice]):
    """Returns what is wanted of which line; nothing is changed here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "a new one", show=False),
        Binding("d", "take_away", "take it away", show=False),
    ]

    def __init__(self, frame: str, title: str, about: str = "") -> None:
        """``frame`` is the id of the frame in the sheets; ``about`` stands below the list."""
        super().__init__()
        self._frame, self._title, self._about = frame, title, about

    def compose_list(self) -> PlanList:
        """The list; the app is there to ask."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", id=self._frame, can_focus=False):
            yield Static(Content.styled(self._title, "$foreground bold"), classes="list-title")
            yield self.compose_list()
            if self._about:
                yield Static(Content.styled(self._about, "$text-muted"), classes="list-about")
            yield DialogKeys(
                [
                    Hint("enter", "change", "screen.change"),
                    Hint("n", "new", "screen.new"),
                    Hint("d", "take away", "screen.take_away"),
                    Hint("esc", "done", "screen.leave"),
                ]
            )

    @property
    def _list(self) -> PlanList:
        return self.query_one(PlanList)

    def on_mount(self) -> None:
        self._list.focus()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.action_change()

    def action_new(self) -> None:
        self.dismiss(Choice("new"))

    def action_change(self) -> None:
        self._choose(Choice("change", self._list.item))

    def action_take_away(self) -> None:
        self._choose(Choice("take away", self._list.item))

    def _choose(self, choice: Choice) -> None:
        if choice.item is not None:  # what is ours stays as it is
            self.dismiss(choice)
