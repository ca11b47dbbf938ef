"""The next breath, made ready while nothing is pressed: ``u`` only has to show it.

Nothing of it has begun: no record, no clock, no timer. It is on no stack, so nothing else sees it.
"""

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

from textual.widget import AwaitMount

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp
    from nc_tui.tui.screens.surf import SurfScreen

_PAUSE = 0.1
"""Seconds without a key after which there is time for it."""
_FRAME = 1 / 60
_ROUNDS = 2
"""What is laid out hears of its size and is drawn anew; the second time nothing is left to do."""


class BreathAhead:
    """Keeps a breath ready that fits the screen as it is."""

    def __init__(self, app: "NcApp") -> None:
        self._app = app
        self._ready: SurfScreen | None = None
        self._fits: tuple[object, ...] = ()
        self._is_waiting = False
        self._touched = 0.0

    def take(self) -> "SurfScreen":
        """A breath to show now: the one made ready, or, where none is that fits, a new one."""
        from nc_tui.tui.screens.surf import SurfScreen

        fits, breath, self._ready = self.is_ready, self._ready, None
        if breath is None or fits:
            return breath or SurfScreen()
        breath.remove()
        return SurfScreen()

    @property
    def is_ready(self) -> bool:
        """Whether there is one that fits."""
        return self._ready is not None and self._fits == self._looks

    def make_soon(self) -> None:
        """Have one made in the next pause, where none that fits is ready."""
        if not (self._is_waiting or self.is_ready or self._is_breathing):
            self._is_waiting = True
            self._wait()

    def feel(self) -> None:
        """A key or a click: it comes first."""
        self._touched = monotonic()

    @property
    def _looks(self) -> tuple[object, ...]:
        """What a breath is composed, styled and drawn for, and what its first frame tells."""
        app, now = self._app, self._app.snapshot
        terminal = (app.size, app.theme, app.animation_level, app.no_color, app.native_ansi_color)
        return *terminal, now.settings, now.plan, not now.urges

    @property
    def _is_breathing(self) -> bool:
        from nc_tui.tui.screens.surf import SurfScreen

        return any(isinstance(screen, SurfScreen) for screen in self._app.screen_stack)

    def _wait(self) -> None:
        rest = self._touched + _PAUSE - monotonic()
        self._app.set_timer(max(rest, _FRAME), self._try)

    async def _try(self) -> None:
        if monotonic() < self._touched + _PAUSE:
            self._wait()
            return
        try:
            if not self._is_breathing:
                await self._make()
        finally:
            self._is_waiting = False

    async def _make(self) -> None:
        from nc_tui.tui.screens.surf import SurfScreen

        app = self._app
        before, self._ready, self._fits = self._ready, None, self._looks
        if before is not None:
            await before.remove()
        # A private name, as Textual mounts no screen that is not shown: where it is another, each
        # breath is made as it is opened.
        if hasattr(app, "_register"):
            breath = SurfScreen()
            await AwaitMount(breath, app._register(app, breath))
            for _ in range(_ROUNDS):
                await asyncio.sleep(_FRAME)  # keys come first, and what the last round set off
                if not app.is_running:
                    return
                breath.draw_ahead()
            self._ready = breath
