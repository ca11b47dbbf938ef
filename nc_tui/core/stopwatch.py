"""Seconds that passed while the program ran: for a breath, which a suspended process interrupts."""

_SUSPENDED_AFTER = 1.5
"""Seconds between two looks above which the process was asleep, not late."""


class Stopwatch:
    """Counts ``since`` (all seconds awake) and ``breathing`` (those not paused).

    It is told the monotonic time and has no clock of its own; it never counts ticks.
    """

    def __init__(self, monotonic: float) -> None:
        self._last = monotonic
        self.since = 0.0
        self.breathing = 0.0
        self.paused = False

    def look(self, monotonic: float) -> None:
        """Take in the time since the last look; a longer gap was sleep and is not counted."""
        passed, self._last = monotonic - self._last, monotonic
        if 0 < passed <= _SUSPENDED_AFTER:
            self.since += passed
            if not self.paused:
                self.breathing += passed
