"""A guard against writing in circles: how long one has really been writing, and when that is long.

Of people looking for meaning, those who wrote on and on did worse for months (Sbarra et al. 2013,
N=90). So a stop is offered, never made.
"""

OFFERED_AFTER = 20 * 60.0
"""Seconds of writing after which a stop is offered."""
_LONGEST_THOUGHT = 60.0
"""Seconds between two changes that still count as writing; after more, one was elsewhere."""


class Circling:
    """Counts the time between changes. Moments are seconds of a clock that only moves forward."""

    def __init__(self) -> None:
        self.seconds = 0.0
        """Of writing, since the page was opened or the last offer was answered."""
        self._last: float | None = None

    @property
    def is_long(self) -> bool:
        """Whether a stop is to be offered now."""
        return self.seconds >= OFFERED_AFTER

    def wrote(self, at: float) -> None:
        """The text was changed."""
        pause = 0.0 if self._last is None else at - self._last
        self._last = at
        if pause <= _LONGEST_THOUGHT:
            self.seconds += pause

    def answered(self) -> None:
        """Something came of the offer, or it was let pass; the next one is as far off again."""
        self.seconds = 0.0
