"""Keys in order: what is typed while a page is still opening belongs to that page.

Textual hands every key to the widget that has the focus when the key arrives. A fast hand, or a
slow line that delivers ``n`` and the first words at once, would then type commands into the
screen before. Here each key waits until the one before it has done what it does.
"""

import asyncio
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.dom import DOMNode
from textual.timer import Timer

from nc_tui.tui.fields import is_field

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_LOOKS_EVERY = 0.05  # seconds
_LOST_AFTER = 20
"""Looks after which a key is taken to be done, whatever became of it."""

Typed = events.Key | events.Paste


class TypedAhead:
    """Follows one key through the app, and holds the next ones meanwhile."""

    def __init__(self, app: "NcApp", *, waits: bool = False) -> None:
        """With ``waits`` all keys are held until ``begin``."""
        self._app = app
        self._waiting: deque[Typed] = deque()
        self._turn = 0
        """The number of the key under way; what is heard of earlier ones is over."""
        self._is_free = not waits
        self._at: DOMNode | None = None
        """Where the key under way is."""
        self._looks = 0
        self._patience: Timer | None = None

    def begin(self) -> None:
        """Take what was typed so far."""
        self._next(self._turn)

    def holds(self, event: Typed) -> bool:
        """Whether ``event`` has to wait; if so it comes again by itself."""
        if self._is_free:
            return False
        self._waiting.append(event)
        return True

    def follow(self, event: Typed, target: DOMNode) -> None:
        """``event`` was handed to ``target``; know when all that it bubbles through is done."""
        self._turn += 1
        if is_field(target) and (isinstance(event, events.Paste) or event.is_printable):
            self._next(self._turn)
            return
        self._is_free, self._looks = False, 0
        self._patience = self._app.set_interval(_LOOKS_EVERY, partial(self._look, self._turn))
        self._step([*target.ancestors_with_self], self._app.screen, self._turn)

    def _step(self, path: list[DOMNode], screen: DOMNode, turn: int) -> None:
        while path and not path[0].is_running:
            path = path[1:]  # it went away under the key
        self._at = path[0] if path else None
        if path:
            # A callback stands behind the key in each queue that the key goes through.
            path[0].call_later(self._step, path[1:], screen, turn)
        else:
            self._app.call_later(self._arrived, screen, turn)

    def _look(self, turn: int) -> None:
        """A widget that goes away with the key in its queue never says that it is done."""
        self._looks += 1
        is_gone = self._at is not None and not self._at.is_running
        if is_gone or self._looks >= _LOST_AFTER:
            self._next(turn)

    async def _arrived(self, screen: DOMNode, turn: int) -> None:
        for _ in range(3):
            await asyncio.sleep(0)  # what the key set in motion opens its page now
        if self._app.screen is not screen:
            self._at = self._app.screen
            self._at.call_after_refresh(self._next, turn)
        else:
            self._next(turn)

    def _next(self, turn: int) -> None:
        if turn != self._turn:
            return
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
        self._is_free = not self._waiting
        if self._waiting:
            self._turn += 1
            self._app.call_later(self._app.take_key, self._waiting.popleft())
