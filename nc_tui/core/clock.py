"""The one place that knows what time it is, and which day a moment belongs to."""

import os
import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nc_tui.core.errors import NcError

_LINK = "/etc/localtime"


class Clock(Protocol):
    """Time as the person lives it; passed to whatever needs it."""

    @property
    def zone(self) -> ZoneInfo:
        """The zone in force, by its IANA name."""
        ...

    def now(self) -> datetime:
        """The present moment, aware, in ``zone``."""
        ...

    def monotonic(self) -> float:
        """Seconds that only ever move forward; for timers, never for dates."""
        ...

    def move_to(self, zone: str) -> None:
        """Show ``zone`` from now on: an IANA name, or ``system`` for the machine's own."""
        ...


class SystemClock:
    """The machine's clock, in the machine's zone until it is moved to the person's.

    The store needs a clock to be opened with, and which zone it shows lies in the store.
    """

    def __init__(self, zone: str = "system") -> None:
        self._setting = zone
        self._last: ZoneInfo | None = None
        self._asked_in = 0

    def move_to(self, zone: str) -> None:
        # The last one stays: it is shown on where the machine's own has no name.
        if zone != self._setting:
            self._setting, self._asked_in = zone, 0

    @property
    def zone(self) -> ZoneInfo:
        """The zone in force; NcError when it is the machine's, that has no name that is known
        here, and no zone was in force before."""
        if self._setting == "system":
            self._last = self._machines_zone()
        elif self._last is None or self._last.key != self._setting:
            self._last = ZoneInfo(self._setting)
        return self._last

    def _machines_zone(self) -> ZoneInfo:
        # Asked anew each minute, since it means reading files: an app left open travels with its
        # machine. By the wall clock, which sleep moves and the monotonic one does not feel.
        minute = int(time.time() // 60)
        if self._last is not None and minute == self._asked_in:
            return self._last
        self._asked_in = minute
        try:
            return _zone_by_link() or _zone_by_all_signs()
        except (ZoneInfoNotFoundError, ValueError, OSError, AttributeError):
            return self._last or _zone_by_offset()

    def now(self) -> datetime:
        return datetime.now(UTC).astimezone(self.zone)

    def monotonic(self) -> float:
        return time.monotonic()


def _zone_by_link() -> ZoneInfo | None:
    """The zone that TZ names, or else the link most systems keep; None where neither does.

    tzlocal would come to the same, but a command that keeps one line waits longer for its import
    than for the disk.
    """
    named = os.environ.get("TZ", "").removeprefix(":")
    if not named:
        _, _, named = os.path.realpath(_LINK).rpartition("/zoneinfo/")
    with suppress(ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(named) if named else None
    return None


def _zone_by_all_signs() -> ZoneInfo:
    from tzlocal import reload_localzone

    return ZoneInfo(reload_localzone().key)


def _zone_by_offset() -> ZoneInfo:
    """A zone for a machine that only says how far from UTC it is, such as ``TZ=<+03>-3``.

    IANA has names for whole hours, with the sign turned round; NcError for the others.
    """
    hours, rest = divmod(time.timezone, 3600)
    if rest:
        message = (
            "this machine's time zone has no name that is known here. Nothing was changed; "
            "set TZ to one such as Europe/London, or nc-tui start --zone."
        )
        raise NcError(message)
    return ZoneInfo(f"Etc/GMT{hours:+d}")


def day_of(moment: datetime, day_starts: wall_time) -> date:
    """The calendar day ``moment`` belongs to, by its own wall clock.

    A wall time before ``day_starts`` still belongs to the day before: with 03:00, two in the
    morning is last night.
    """
    day = moment.date()
    return day - timedelta(days=1) if moment.time() < day_starts else day


def is_night(moment: datetime, night_from: wall_time, night_to: wall_time) -> bool:
    """Whether the wall time lies in [night_from, night_to), over midnight where it must.

    It never asks where the day starts: at 03:00 the day changes and the night goes on.
    Equal bounds mean that there is no night.
    """
    wall = moment.time()
    if night_from <= night_to:
        return night_from <= wall < night_to
    return wall >= night_from or wall < night_to


def night_of(moment: datetime, night_from: wall_time, night_to: wall_time) -> date | None:
    """The date of the evening on which the night around ``moment`` began; None by day."""
    if not is_night(moment, night_from, night_to):
        return None
    is_past_midnight = night_from > night_to and moment.time() < night_to
    return moment.date() - timedelta(days=is_past_midnight)
