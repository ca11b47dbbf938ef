"""A page beside the tabs that a digit leaves for one of them."""

from textual.screen import ModalScreen

from nc_tui.tui.drawn_once import DrawnOnce
from nc_tui.tui.screens.main import TAB_KEYS, MainScreen
from nc_tui.tui.under_way import UnderWay


class ToTabs(DrawnOnce[None]):
    """A digit goes to its tab where only such pages lie between: never past what is being asked
    or written."""

    BINDINGS = TAB_KEYS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action != "show_pane":
            return super().check_action(action, parameters)
        first, *others = self.app.screen_stack
        between = any(isinstance(each, ModalScreen | UnderWay) for each in others)
        return isinstance(first, MainScreen) and not between

    async def action_show_pane(self, name: str) -> None:
        """Leave this page, as ``esc`` does, for a tab."""
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        main = self.app.screen
        if isinstance(main, MainScreen):
            await main.action_show_pane(name)
