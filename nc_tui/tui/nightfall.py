"""Nightfall: whether it is the hour of the night screen, or the person has left it for now."""

from collections.abc import Callable
from datetime import date

from nc_tui.core.clock import Clock
from nc_tui.core.state import Snapshot


class Nightfall:
    """The night screen is there from the night hour on, until the night ends or it is left.

    It is left for one night: the next one brings it back, also after a day asleep, and a clock
    that is set back into the same night does not.
    """

    def __init__(self, look: Callable[[], Snapshot], clock: Clock) -> None:
        """``look`` gives the latest snapshot, in which the hours of the night are set."""
        self._look, self._clock = look, clock
        self._left: date | None = None

    @property
    def is_here(self) -> bool:
        """Whether the night screen is to be seen now."""
        night = self._night
        return night is not None and night != self._left

    @property
    def is_night(self) -> bool:
        """Whether it is the person's night, whatever screen they see."""
        return self._night is not None

    def leave(self) -> None:
        """Show the day screen until this night ends."""
        self._left = self._night

    @property
    def _night(self) -> date | None:
        return self._look().night_of(self._clock.now())
