"""BesideScreen: a page of its own beside the tabs, with every key of theirs, left by ``esc``."""

from typing import TYPE_CHECKING, ClassVar, cast

from nc_tui.core.state import Snapshot
from nc_tui.tui.actions import Command
from nc_tui.tui.screens.to_tabs import ToTabs
from nc_tui.tui.widgets.key_line import Hint

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

WIDE, MEDIUM, NARROW = 100, 60, 36  # columns


class BesideScreen(ToTabs):
    """It is shown a snapshot at mount, and whenever there is a new one, a minute or a size."""

    commands: ClassVar[tuple[Command, ...]] = ()
    about: ClassVar[str] = ""

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    @property
    def margin(self) -> int:
        """Columns free on both sides."""
        width = self.app.size.width
        return 4 if width >= WIDE else 2 if width >= MEDIUM else 1

    def on_mount(self) -> None:
        self.watch(self.app, "snapshot", self.renew, init=False)
        self.watch(self.app, "minute", self.renew, init=False)

    def on_resize(self) -> None:
        self.renew()
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)  # once it is laid out

    def on_screen_resume(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Draw what is new, once it is seen."""
        if self.is_current:
            self.show(self.nc.snapshot)

    def show(self, snapshot: Snapshot) -> None:
        """Draw a snapshot."""
        raise NotImplementedError

    def go_to(self, record_id: int) -> None:
        """Put the cursor on a record, where this page lists it."""

    def footer_keys(self) -> tuple[list[Hint], list[Hint]]:
        """What the footer names: the way back, and always what helps."""
        width = self.app.size.width
        helps = [Hint("!", "safety", "app.safety")]
        helps += [Hint(".", "cover", "app.cover")] * (width >= MEDIUM)
        helps += [Hint("?", "keys", "app.help")] * (width >= NARROW)
        return [Hint("u", "surf", "app.surf"), Hint("esc", "back", "back")], helps

    def action_back(self) -> None:
        self.dismiss(None)
