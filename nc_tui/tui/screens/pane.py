"""Pane: what the tabs of the main screen have in common."""

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, cast

from textual.geometry import Size
from textual.message import Message

from nc_tui.core.state import Snapshot
from nc_tui.tui.actions import Command
from nc_tui.tui.first_hints import FirstHint
from nc_tui.tui.widgets.page_scroll import PageScroll

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


class Pane(PageScroll):
    """One tab's content. It is shown a snapshot at mount and whenever there is a new one.

    Textual runs the ``on_mount`` of every class on the way, so a pane's own calls no super.
    """

    TITLE: ClassVar[str] = ""
    """What help calls it, where it has no tab."""

    commands: ClassVar[tuple[Command, ...]] = ()
    """What can be done here and only here, for help and palette."""

    class FactChanged(Message):
        """The quiet fact of this pane is another, without a new snapshot."""

    about: ClassVar[str] = ""
    """One or two sentences for help."""

    first_hint: ClassVar[FirstHint | None] = None
    """What the first visits say."""

    footer: ClassVar[tuple[Command, ...]] = ()
    """What the left of the footer names here; none: what it names on every tab."""

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
    def time_told(self) -> object:
        """What of the time is drawn here: once it is another, all of it is drawn anew."""
        now = self.now
        return self.nc.snapshot.today(now), now.date()

    @property
    def room(self) -> Size:
        """Columns and rows inside its margins; while it is hidden, those it will come back to."""
        return self.outer_size - self.styles.gutter.totals

    @property
    def columns(self) -> int:
        """The window's width, which decides how much is said."""
        return self.app.size.width

    _drawn: tuple[object, ...] = ()
    """What was shown last."""

    @property
    def is_drawn(self) -> bool:
        """Whether it was ever shown anything."""
        return bool(self._drawn)

    def on_mount(self) -> None:
        self.watch(self.app, "snapshot", self.renew, init=False)
        self.watch(self.app, "minute", self.renew, init=False)
        self.call_after_refresh(self.renew)

    def on_resize(self) -> None:
        self.renew()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """A pane looks no different with the focus; Textual would restyle all that is in it."""

    def renew(self) -> None:
        """Draw what is new, if anything is and it is seen: coming back to a pane costs no drawing,
        and a breath does not wait for the panes below it."""
        if not (self.display and self.screen.is_current):
            return  # the main screen asks again when this pane is seen
        snapshot = self.nc.snapshot
        state = (snapshot, self.time_told, self.app.size, self.outer_size, self.app.theme)
        if state != self._drawn:
            self._drawn = state
            self.show(snapshot)

    def show(self, snapshot: Snapshot) -> None:
        """Draw a snapshot. Called again for each new one, each new day and each new size."""
        raise NotImplementedError

    def fact(self, snapshot: Snapshot) -> str:
        """One quiet fact for the right end of the tabs."""
        return ""

    @property
    def safety_topic(self) -> str:
        """The topic of Safety that what is read here leads to; "" for none."""
        return ""

    def go_to(self, record_id: int) -> None:
        """Put the cursor on a record, where this pane lists it."""

    def arrive(self) -> None:
        """The person has come to this tab: focus what the keys of this place need."""
        self.focus()
