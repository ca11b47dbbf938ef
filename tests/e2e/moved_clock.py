"""A wall clock that a test moves under a running program, by libfaketime."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.faketime import by_file


class MovedClock:
    """The wall clock of the programs started with ``prefix``; timers go on as they are.

    Each change is a new difference to the real clock, which the programs read at once: between
    changes their clock runs on.
    """

    def __init__(self, folder: Path, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        self._file = folder / "clock"
        self._ahead = 0.0
        self._write()
        self.prefix = by_file(self._file, zone)

    def put_to(self, wall: str) -> None:
        """Now it is ``wall`` there, such as ``2026-11-20 23:58:00``."""
        wanted = datetime.fromisoformat(wall).replace(tzinfo=self._zone)
        self._ahead = wanted.timestamp() - datetime.now(self._zone).timestamp()
        self._write()

    def move(self, seconds: float) -> None:
        """Set it forward, or back below zero."""
        self._ahead += seconds
        self._write()

    def now(self) -> datetime:
        """What it shows."""
        real = datetime.now(self._zone).timestamp()
        return datetime.fromtimestamp(real + self._ahead, self._zone)

    def _write(self) -> None:
        aside = self._file.with_suffix(".new")
        aside.write_text(f"{self._ahead:+.3f}\n", encoding="ascii")
        aside.replace(self._file)  # never half written
