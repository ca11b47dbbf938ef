"""Seconds that passed while the program ran: for a breath, which a suspended process interrupts."""

SUSPENDED_AFTER = 1.5
"""Seconds between two looks above which the process was stopped, not late.

A frame comes many times a second and the app's heartbeat once, so either keeps it awake. A machine
that sleeps needs no gap: its monotonic clock sleeps too, on Linux and macOS.
"""


class Stopwatch:
    """Counts ``since`` (all seconds awake) and ``breathing`` (those not paused).

    It is told the monotonic time and has no clock of its own: it never counts ticks, and no
    change of date or zone reaches it. Look at least once a second for as long as it should count.
    """

    def __init__(self, monotonic: float) -> None:
        self._last = monotonic
        self.since = 0.0
        self.breathing = 0.0
        self.paused = False

    def look(self, monotonic: float) -> None:
        """Take in the time since the last look; a longer gap was sleep and is not counted."""
        passed, self._last = monotonic - self._last, monotonic
        if 0 < passed <= SUSPENDED_AFTER:
            self.since += passed
            if not self.paused:
                self.breathing += passed

    def pause(self, monotonic: float) -> None:
        """From now on nothing is breathed; the urge itself goes on."""
        self.look(monotonic)
        self.paused = True

    def go_on(self, monotonic: float) -> None:
        """Breathe on from where it was paused."""
        self.look(monotonic)
        self.paused = False
