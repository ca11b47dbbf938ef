"""Drafting: a page is written down while it changes, and tried again where that failed."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from nc_tui.tui.page_keeper import PageKeeper

_AFTER = 0.6
"""Seconds from a change to its draft, so that a kill loses less than two."""
_TRY_AGAIN_AFTER = 4.0


class Drafting:
    """When drafts are kept: never two at once, always the last state.

    ``take`` gives the keeper what is on the screen, ``shown`` tells how it went.
    """

    def __init__(
        self,
        screen: Screen[Any],
        keeper: PageKeeper,
        take: Callable[[], None],
        shown: Callable[[], None],
    ) -> None:
        self.is_behind = False
        """Whether the page changed since it was last taken."""
        self._screen, self._keeper, self._take, self._shown = screen, keeper, take, shown
        self._timer: Timer | None = None

    def changed(self) -> None:
        """The page changed: it is on disk within a second."""
        self.is_behind = True
        if self._timer is None:
            self._after(_AFTER)

    def _after(self, seconds: float) -> None:
        self._timer = self._screen.set_timer(seconds, self._begin)

    def _begin(self) -> None:
        self._screen.run_worker(self._keep(), group="draft")

    async def _keep(self) -> None:
        self.is_behind = False
        self._take()
        went_well = await self._keeper.keep_draft()
        # Only now may the next one be asked for.
        self._timer = None
        if self.is_behind:
            self._after(_AFTER)
        elif not went_well:
            self._after(_TRY_AGAIN_AFTER)
        self._shown()
