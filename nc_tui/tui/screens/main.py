"""The one main screen: a pane a tab, mounted on the first visit."""

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from nc_tui.tui.screens.insights import InsightsPane
from nc_tui.tui.screens.journal import JournalPane
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.screens.stages import StagesPane
from nc_tui.tui.screens.streak import StreakPane
from nc_tui.tui.screens.today import TodayPane
from nc_tui.tui.screens.urges import UrgesPane
from nc_tui.tui.widgets.footer import Footer
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.tab_bar import Tab, TabBar

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

PANES: dict[str, type[Pane]] = {
    "today": TodayPane,
    "streak": StreakPane,
    "urges": UrgesPane,
    "journal": JournalPane,
    "stages": StagesPane,
    "insights": InsightsPane,
}
TABS = (
    Tab("1", "today", "Today"),
    Tab("2", "streak", "Streak"),
    Tab("3", "urges", "Surf"),
    Tab("4", "journal", "Journal"),
    Tab("5", "stages", "Stages"),
    Tab("6", "insights", "Insights"),
)


class MainScreen(Screen[None]):
    """Tabs, the pane they choose, messages and the footer."""

    AUTO_FOCUS = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Who has the focus draws that; Textual's own would draw the whole screen a second time."""
    BINDINGS = [
        Binding(tab.key, f"show_pane('{tab.pane}')", tab.word, id=f"tab.{tab.pane}", show=False)
        for tab in TABS
    ]

    def compose(self) -> ComposeResult:
        yield TabBar(TABS, "today")
        with ContentSwitcher(initial="today"):
            yield TodayPane(id="today")
        yield Notice()
        yield Footer()

    def on_mount(self) -> None:
        self.watch(self.app, "snapshot", self._renew_fact)
        self.watch(self.app, "minute", self._renew_fact, init=False)

    @property
    def pane(self) -> Pane:
        """The pane being shown."""
        switcher = self.query_one(ContentSwitcher)
        return cast("Pane", switcher.visible_content)

    async def action_show_pane(self, name: str) -> None:
        self.query_one(Notice).clear_good_news()
        switcher = self.query_one(ContentSwitcher)
        if not switcher.query(f"#{name}"):
            await switcher.mount(PANES[name](id=name))
        switcher.current = name
        self.query_one(TabBar).active = name
        self._renew_fact()
        self.pane.renew()
        self.pane.arrive()

    async def on_tab_bar_chosen(self, message: TabBar.Chosen) -> None:
        await self.action_show_pane(message.pane)

    def on_screen_resume(self) -> None:
        self.pane.renew()

    def on_pane_fact_changed(self) -> None:
        self._renew_fact()

    def _renew_fact(self) -> None:
        self.query_one(TabBar).fact = self.pane.fact(cast("NcApp", self.app).snapshot)
