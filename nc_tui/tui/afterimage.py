"""What a tab looked like when it was left, shown at once when it is come back to.

Textual styles, lays out and draws a tab anew before it sends the first cell, which takes ten times
as long as changing one word. Where nothing that the tab shows has changed meanwhile, how it will
look is known: that is sent first, and the drawing follows over it.

``Screen._compositor`` and ``App._display`` are private names of Textual. Where one is missing
nothing is kept, and a tab is seen once it is drawn; a test says so.
"""

from collections.abc import Hashable
from typing import Any

from rich.console import Console
from textual._compositor import CompositorUpdate, LayoutUpdate
from textual.screen import Screen


class _Look(CompositorUpdate):
    """All cells of a screen, ready to be sent."""

    def __init__(self, sequence: str) -> None:
        self.sequence = sequence

    def render_segments(self, console: Console) -> str:
        return self.sequence

    def __rich__(self) -> str:
        return self.sequence


class Afterimages:
    """The last looks of one screen, by name."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._kept: dict[str, tuple[Hashable, _Look]] = {}
        self.works = all(
            hasattr(thing, name)
            for thing, name in ((screen, "_compositor"), (screen.app, "_display"))
        )

    def keep(self, name: str, state: Hashable) -> None:
        """Remember how the screen looks now; ``state`` is all that its look depends on."""
        if self.works:
            screen = self._screen
            strips = screen._compositor.render_strips()
            update = LayoutUpdate([[strip] for strip in strips], screen.size.region)
            self._kept[name] = state, _Look(update.render_segments(screen.app.console))

    def forget(self, name: str) -> None:
        """It will not look like that when it is come back to."""
        self._kept.pop(name, None)

    def of(self, name: str, state: Hashable) -> str | None:
        """What would be sent, as escape sequences; None where the look is another by now."""
        then, look = self._kept.get(name, (None, None))
        return look.sequence if look is not None and then == state else None

    def show(self, name: str, state: Hashable) -> None:
        """Send the last look at once, if ``state`` still looks like that."""
        if self.of(name, state) is not None:
            self._screen.app._display(self._screen, self._kept[name][1])
