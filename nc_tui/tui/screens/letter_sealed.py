"""A letter that is sealed: when it opens, and nothing of its words."""

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.letters import (
    IN_THE_MORNING,
    WHERE_IT_LIES,
    is_sealed,
    say_opening,
    say_sealing,
)
from nc_tui.core.records import Entry, PlanItem
from nc_tui.core.state import Snapshot
from nc_tui.core.text import one_line
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.dialogs.number import NumberDialog
from nc_tui.tui.screens.main import TABS
from nc_tui.tui.screens.to_tabs import ToTabs
from nc_tui.tui.widgets.envelope import Envelope
from nc_tui.tui.widgets.footer import Footer
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_WORDS, _PARAGRAPH = 62, 46  # columns at most


class SealedLetterScreen(ToTabs):
    """The envelope, when it opens, and someone to call."""

    TITLE = "the sealed letter"
    AUTO_FOCUS = ""
    commands = (
        Command("sealed.call", "r", "call", "call the first person of your plan"),
        Command("sealed.open", "enter", "open", "open it, once it is daylight"),
        Command("sealed.back", "escape", "back", "back"),
    )
    about = "Its words are shown nowhere until it opens. No setting and no journey moves that."
    BINDINGS = bindings_of(commands)

    def __init__(self, letter: Entry) -> None:
        super().__init__()
        self._letter = letter

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    def compose(self) -> ComposeResult:
        yield TabBar(TABS, "journal")
        with Vertical(id="sealed"):
            with Center():
                yield Envelope()
            yield Static(id="sealed-title", markup=False)
            yield Static(id="sealed-when", markup=False)
            yield Static(id="sealed-morning", markup=False)
            yield Static(id="sealed-where", markup=False)
            with Center():
                yield KeyLine(id="sealed-keys", strong=True)
        yield Notice()
        yield Footer()

    def on_mount(self) -> None:
        self.watch(self.app, "minute", self._draw, init=False)
        self.watch(self.app, "snapshot", self._stay_while_there, init=False)
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _stay_while_there(self, snapshot: Snapshot) -> None:
        """Undo may take the letter back while it is seen here."""
        if not any(each.id == self._letter.id for each in snapshot.journal) and self.is_current:
            self.dismiss(None)
        else:
            self._draw()

    @property
    def _is_sealed(self) -> bool:
        return is_sealed(self._letter, self.nc.clock.now())

    @property
    def _person(self) -> PlanItem | None:
        return next((each for each in self.nc.snapshot.plan_of("person") if each.name), None)

    def _draw(self) -> None:
        letter, now = self._letter, self.nc.clock.now()
        title = "It is daylight. The letter is open."
        if letter.opens is not None and self._is_sealed:
            title = f"Sealed until daylight, {say_opening(letter.opens, now)}."
        self._say("title", title)
        self._say("when", f"{say_sealing(letter, now)} It has gone nowhere.")
        self._say("morning", IN_THE_MORNING, _PARAGRAPH)
        self._say("where", WHERE_IT_LIES)
        self._draw_keys()

    def _say(self, name: str, words: str, wide: int = _WORDS) -> None:
        rows = Content(words).wrap(min(wide, self.app.size.width - 2))
        self.query_one(f"#sealed-{name}", Static).update(Content("\n").join(rows))

    def _draw_keys(self) -> None:
        person = self._person
        reach = f"call {one_line(person.name or '')}" if person else "reach someone"
        keys = [Hint("r", reach, "call"), Hint("esc", "back", "back")]
        if not self._is_sealed:
            keys.insert(0, Hint("enter", "open it", "open"))
        line = self.query_one("#sealed-keys", KeyLine)
        line.show(keys)
        # As wide as its words, so that it stands in the middle like them.
        line.styles.width = sum(len(each.key) + len(each.label) + 3 for each in keys)

    def action_call(self) -> None:
        person = self._person
        if person is not None and person.reach:
            self.app.push_screen(NumberDialog(person))
        else:
            self.nc.action_reach()

    def action_open(self) -> None:
        from nc_tui.tui.flows.letter import open_letter

        nc, letter_id = self.nc, self._letter.id
        self.dismiss(None)
        nc.run_worker(open_letter(nc, letter_id), group="flow")

    def action_back(self) -> None:
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "open":
            return not self._is_sealed
        return super().check_action(action, parameters)

    async def on_tab_bar_chosen(self, message: TabBar.Chosen) -> None:
        await self.action_show_pane(message.pane)
