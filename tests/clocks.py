"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

NEW_YORK = ZoneInfo("America/New_York")


class FrozenClock:
    """``nc_tui.core.clock.Clock`` without the machine: it goes only where ``advance`` takes it.

    A moment without a zone is wall time in ``zone``.
    """

    def __init__(self, moment: str = "2026-11-20T23:40:12", zone: str = "America/New_York") -> None:
        self.zone = ZoneInfo(zone)
        read = datetime.fromisoformat(moment)
        self._instant = (read if read.tzinfo else read.replace(tzinfo=self.zone)).astimezone(UTC)
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._instant.astimezone(self.zone)

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float = 0, **parts: float) -> None:
        """Let time pass: ``advance(90)``, ``advance(hours=8)``; wall clock and timers alike."""
        passed = timedelta(seconds=seconds, **parts)
        self._instant += passed
        self._monotonic += passed.total_seconds()

    def set_back(self, seconds: float) -> None:
        """Someone sets the wall clock back; timers do not notice."""
        self._instant -= timedelta(seconds=seconds)

    def travel(self, zone: str) -> None:
        """The same instant, in another zone."""
        self.zone = ZoneInfo(zone)

    def move_to(self, zone: str) -> None:
        """The zone of the settings; this machine's own is where the clock stands."""
        if zone != "system":
            self.travel(zone)
