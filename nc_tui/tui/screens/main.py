"""The one main screen: a pane a tab, mounted on the first visit."""

from collections.abc import Hashable
from importlib import import_module
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from nc_tui.tui.afterimage import Afterimages
from nc_tui.tui.drawn_once import DrawnOnce
from nc_tui.tui.fields import is_field
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.sizes import size_classes
from nc_tui.tui.widgets.footer import Footer
from nc_tui.tui.widgets.hint_line import HintLine
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.tab_bar import Tab, TabBar

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_NIGHT = "night"
_PANES = {
    _NIGHT: "NightPane",
    "today": "TodayPane",
    "streak": "StreakPane",
    "urges": "UrgesPane",
    "journal": "JournalPane",
    "stages": "StagesPane",
    "insights": "InsightsPane",
    "library": "LibraryPane",
}
TABS = (
    Tab("1", "today", "Today"),
    Tab("2", "streak", "Streak"),
    Tab("3", "urges", "Surf"),
    Tab("4", "journal", "Journal"),
    Tab("5", "stages", "Stages"),
    Tab("6", "insights", "Insights"),
    Tab("7", "library", "Library"),
)
TAB_KEYS: list[BindingType] = [
    Binding(tab.key, f"show_pane('{tab.pane}')", tab.word, id=f"tab.{tab.pane}", show=False)
    for tab in TABS
]


def pane_called(name: str) -> type[Pane]:
    """Each is imported when it is first seen. KeyError for a name that none has."""
    module = import_module(f"nc_tui.tui.screens.{name}")
    return cast("type[Pane]", getattr(module, _PANES[name]))


class MainScreen(DrawnOnce[None]):
    """Tabs, the pane they choose, messages and the footer.

    From the night hour on the night screen takes the pane's place; it lies under a dialog, a page
    being written or a breath, and so comes once those end.
    """

    AUTO_FOCUS = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Who has the focus draws that; Textual's own would draw the whole screen a second time."""
    BINDINGS = TAB_KEYS

    def __init__(self) -> None:
        super().__init__()
        self._by_day = "today"
        """The pane that the night screen took the place of."""
        self._at_rest: tuple[str, Widget | None] | None = None
        """The pane that has been drawn since it was come to, and who had the focus then."""

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    def compose(self) -> ComposeResult:
        # Now, not with the first resize: else all of it is styled, laid out and drawn twice.
        self.update_classes(dict.fromkeys(size_classes(self.app), True), update=False)
        first = _NIGHT if self.nc.nightfall.is_here else self._by_day
        yield TabBar(TABS, self._by_day)
        yield HintLine()
        with ContentSwitcher(initial=first):
            yield pane_called(first)(id=first)
        yield Notice()
        yield Footer()

    def on_mount(self) -> None:
        self.looks = Afterimages(self)
        self._dress()
        self._say_hint()
        self.watch(self.app, "snapshot", self._time_went_on)
        self.watch(self.app, "minute", self._time_went_on, init=False)

    @property
    def pane(self) -> Pane:
        """The pane being shown."""
        switcher = self.query_one(ContentSwitcher)
        return cast("Pane", switcher.visible_content)

    @property
    def is_night(self) -> bool:
        """Whether the night screen is shown."""
        return self.query_one(ContentSwitcher).current == _NIGHT

    async def action_show_pane(self, name: str) -> None:
        self.nc.nightfall.leave()
        self.query_one(Notice).clear_good_news()
        await self._turn_to(name)

    async def action_day_screen(self) -> None:
        """What lies under the night screen, until the night ends."""
        await self.action_show_pane(self._by_day)

    async def _turn_to(self, name: str) -> None:
        self._show_last_look(name)
        switcher = self.query_one(ContentSwitcher)
        if not switcher.query(f"#{name}"):
            pane = pane_called(name)(id=name)
            pane.display = False  # else it takes half the room of the one that is shown still
            await switcher.mount(pane)
        switcher.current = name
        self._dress()
        self._say_hint()
        self._renew_fact()
        self.pane.renew()
        self.pane.arrive()
        self.call_after_refresh(self._come_to_rest, name)

    def _show_last_look(self, name: str) -> None:
        """Before anything is laid out: how it looked, where that is how it will look."""
        left = str(self.pane.id)
        if name == left or not self.is_current or any(line.display for line in self.query(Notice)):
            return
        self.looks.show(name, self.state)
        if self._at_rest == (left, self.focused):  # else it looks different when it is come to
            self.looks.keep(left, self.state)
        else:
            self.looks.forget(left)

    @property
    def state(self) -> Hashable:
        """All that the look of a pane depends on which has not been touched meanwhile."""
        app = self.nc
        return app.snapshot, app.minute, app.size, app.theme, app.config.ascii

    def _come_to_rest(self, name: str) -> None:
        if name == self.query_one(ContentSwitcher).current:
            self._at_rest = name, self.focused

    def _dress(self) -> None:
        """Tabs and footer, as the pane has them."""
        self.set_class(self.is_night, f"-{_NIGHT}")
        if not self.is_night:
            self._by_day = self.query_one(TabBar).active = str(self.pane.id)
        self.query_one(Footer).offer(self.pane.footer)

    def _say_hint(self) -> None:
        self.query_one(HintLine).come_to(self.pane.first_hint, self.pane)

    def _time_went_on(self) -> None:
        self._renew_fact()
        self.call_next(self._keep_hours)

    def on_descendant_blur(self) -> None:
        self.call_next(self._keep_hours)

    async def _keep_hours(self) -> None:
        """The night screen comes with its hour, but not over a line that is being written."""
        is_due = self.nc.nightfall.is_here
        if is_due == self.is_night or is_field(self.focused):
            return
        # The morning begins with Today.
        await self._turn_to(_NIGHT if is_due else "today")

    async def on_tab_bar_chosen(self, message: TabBar.Chosen) -> None:
        await self.action_show_pane(message.pane)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        # All of it was styled a moment ago, as it was mounted.
        event.refresh_styles = event.refresh_styles and self._was_shown
        if self.pane.outer_size:  # else it is about to get one, and draws what fits there
            self.pane.renew()

    def fit(self) -> None:
        self.pane.renew()

    def on_pane_fact_changed(self) -> None:
        self._renew_fact()

    def _renew_fact(self) -> None:
        self.query_one(TabBar).fact = self.pane.fact(cast("NcApp", self.app).snapshot)
