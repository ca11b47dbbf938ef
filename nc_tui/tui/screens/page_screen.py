"""What every screen has on which a page is written: it is kept while it is written."""

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, TypeVar, cast

from nc_tui.core.records import Entry
from nc_tui.tui.drafting import Drafting
from nc_tui.tui.drawn_once import DrawnOnce
from nc_tui.tui.page_keeper import PageKeeper
from nc_tui.tui.under_way import UnderWay
from nc_tui.tui.widgets.page_area import PageArea

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

R = TypeVar("R")

MEDIUM, NARROW = 60, 36
"""Columns from which the hints are said in full, and below which there is room for few."""


class PageScreen(UnderWay, DrawnOnce[R]):
    """The text has the focus or is left; what changes in it becomes a draft; the screen goes
    only while it is the top one. ``page`` has an id.

    A screen says what stands on it (``_as_written``), draws it (``_draw``), tells how keeping it
    went (``_show``) and leaves (``_go_now``). Textual calls the ``on_`` methods of every class:
    what a screen adds to those here stands in ``_begin`` and ``_end``.
    """

    AUTO_FOCUS = ""  # coming back from a dialog, the text stays left if it was

    def __init__(self, page: Entry) -> None:
        super().__init__()
        self._page = page
        self._may_go = self._is_going = self._is_busy = self._is_told = False

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    def on_mount(self) -> None:
        self._keeper = PageKeeper(self._page, self.nc.carry_out, lambda: self.nc.snapshot)
        self._drafting = Drafting(self, self._keeper, self._take, self._show)
        self._area = self.query_one(PageArea)
        self._area.focus()
        self._begin()
        self._draw()

    # What stands here

    def _begin(self) -> None:
        """The page stands, and nothing was typed yet."""

    def _end(self) -> None:
        """The page is gone from the screen, and put down."""

    def _as_written(self) -> Entry:
        raise NotImplementedError

    def _draw(self) -> None:
        raise NotImplementedError

    def _show(self) -> None:
        raise NotImplementedError

    def _go_now(self) -> None:
        raise NotImplementedError

    @property
    def _is_writing(self) -> bool:
        return self._area.has_focus

    def _take(self) -> None:
        """What is on the screen now."""
        self._drafting.is_behind = False
        self._keeper.page = self._as_written()

    def on_resize(self) -> None:
        self._draw()

    def on_descendant_focus(self) -> None:
        self._draw()

    def on_descendant_blur(self) -> None:
        self._draw()

    def on_text_area_changed(self) -> None:
        was_behind = self._drafting.is_behind
        self._drafting.changed()
        if not was_behind:
            self._draw()

    def action_go_on(self) -> None:
        self._area.focus()

    # Coming and going

    def _run(self, steps: Coroutine[Any, Any, None]) -> None:
        """One thing at a time; a second key asks nothing twice."""
        if self._is_busy:
            steps.close()
            return
        self._is_busy = True

        async def run() -> None:
            try:
                await steps
            finally:
                self._is_busy = False

        self.run_worker(run(), group="steps")

    def _go_if_on_top(self) -> None:
        # Surf, safety or the cover may have been opened meanwhile; only the top one can leave.
        # It goes once: what lay over it may go in the same moment, and it is the top one again.
        if self._may_go and self.is_current and not self._is_going:
            self._is_going = True
            self._go_now()

    def on_screen_resume(self) -> None:
        self._go_if_on_top()

    @property
    def page_id(self) -> int | None:
        return self._keeper.page.id

    async def on_unmount(self) -> None:
        """The program ends while this page is open."""
        if not self._may_go and not self.nc.writer.is_given_up:
            self._take()
            await self._keep_at_the_end()
        self._end()

    async def _keep_at_the_end(self) -> None:
        """The page as it was taken last is in the journal, or a draft."""
        await self._keeper.put_down()
