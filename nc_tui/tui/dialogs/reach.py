"""Reach someone: the people of the plan, and one line that is there for anyone."""

from typing import Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.country import country_of
from nc_tui.core.records import PlanItem
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.dialogs.number import NumberDialog
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.people import PeopleList

_WIDTH, _PADDING = 64, 4  # columns, as in reach.tcss
_COLUMNS = (14, 34)  # where reach and hours begin, where there is room for rows


class _People(PeopleList):
    ground = "$boost"


class ReachDialog(Dialog[Literal["add"]]):
    """Their own people first, in their order; then the line of their country. Enter shows a
    number large. Returns whether someone is to be added."""

    TITLE = "reach someone"
    BINDINGS = [
        Binding("j", "move(1)", "down", tooltip="down", show=False, id="reach.down"),
        Binding("k", "move(-1)", "up", tooltip="up", show=False, id="reach.up"),
        Binding("s", "write_person", "write down someone to call",
                tooltip="write down someone to call", show=False, id="reach.person"),
    ]  # fmt: skip

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog reach"):
            yield Static(Content.styled("Reach someone", "$foreground bold"))
            yield Static(id="reach-words", markup=False)
            yield _People(id="reach-people")
            yield DialogKeys(
                [Hint("enter", "show it large", "choose"), Hint("esc", "back", "leave")]
            )

    def _line(self) -> PlanItem:
        """The line of the country, as one more to call."""
        safety, nc = self.nc.words.safety, self.nc
        country = nc.snapshot.settings.country or country_of(nc.clock.zone.key)
        home = safety.line_for(country)
        name = home.talk_by or "a line to talk"
        return PlanItem(kind="person", at=nc.clock.now(), order=0, name=name, reach=home.talk)

    @property
    def _can_add(self) -> bool:
        return not self.nc.snapshot.plan_of("person") and isinstance(
            self.app.screen_stack[-2], MainScreen
        )

    def _said(self, *, has_people: bool) -> Content:
        if has_people:
            return Content.styled("You need no reason to call.", "$text-muted")
        words = Content.styled("Nobody is written down yet.", "$text-muted")
        if not self._can_add:
            return words
        return Content.assemble(
            words, ("  s", "$primary bold"), (" adds someone to call", "$text-muted")
        )

    def on_mount(self) -> None:
        self.query_one(PeopleList).focus()
        self.watch(self.app, "snapshot", self._show)

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        people = self.nc.snapshot.plan_of("person")
        self.query_one("#reach-words", Static).update(self._said(has_people=bool(people)))
        listed = self.query_one(PeopleList)
        listed.indent = 2
        listed.show([*people, self._line()], min(_WIDTH, self.size.width) - _PADDING, _COLUMNS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "write_person":
            return self._can_add
        return super().check_action(action, parameters)

    def action_move(self, rows: int) -> None:
        self.query_one(PeopleList).action_move(rows)

    def action_choose(self) -> None:
        self.query_one(PeopleList).action_choose()

    def on_row_list_opened(self) -> None:
        person = self.query_one(PeopleList).person
        if person is not None:
            self.app.push_screen(NumberDialog(person))

    def action_write_person(self) -> None:
        self.dismiss("add")
