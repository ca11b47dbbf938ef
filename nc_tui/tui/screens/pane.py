"""Pane: what the tabs of the main screen have in common."""

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import VerticalScroll

from nc_tui.core.state import Snapshot
from nc_tui.tui.actions import Command

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


class Pane(VerticalScroll):
    """One tab's content. It is shown a snapshot at mount and whenever there is a new one."""

    commands: ClassVar[tuple[Command, ...]] = ()
    """What can be done here and only here, for help and palette."""

    about: ClassVar[str] = ""
    """One or two sentences for help."""

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    @property
    def now(self) -> datetime:
        return self.nc.clock.now()

    @property
    def today(self) -> date:
        return self.nc.snapshot.today(self.now)

    @property
    def columns(self) -> int:
        """The window's width, which decides how much is said."""
        return self.app.size.width

    def on_mount(self) -> None:
        self.watch(self.app, "snapshot", self._snapshot_changed, init=False)
        self.watch(self.app, "minute", self._minute_changed, init=False)
        self.call_after_refresh(self.show, self.nc.snapshot)

    def _snapshot_changed(self, snapshot: Snapshot) -> None:
        self.show(snapshot)

    def _minute_changed(self) -> None:
        self.show(self.nc.snapshot)

    def on_resize(self) -> None:
        self.show(self.nc.snapshot)

    def show(self, snapshot: Snapshot) -> None:
        """Draw a snapshot. Called again for each new one, each minute and each new size."""
        raise NotImplementedError

    def fact(self, snapshot: Snapshot) -> str:
        """One quiet fact for the right end of the tabs."""
        return ""

    def arrive(self) -> None:
        """The person has come to this tab: focus what the keys of this place need."""
        self.focus()
