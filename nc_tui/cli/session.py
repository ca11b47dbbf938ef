"""What one command works with: where things lie, the records, and the person's clock."""

import os
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from nc_tui.core.clock import SystemClock
from nc_tui.core.errors import NcError, StoreError, UsageError
from nc_tui.locations import DATA_VARIABLE, Locations, find_locations

if TYPE_CHECKING:
    from nc_tui.core.state import Snapshot
    from nc_tui.store.database import Store


class Session:
    """Opens what a command asks for, when it asks: ``locate`` reads no records."""

    def __init__(self, locations: Locations) -> None:
        self.locations = locations
        self._clock = SystemClock()

    @cached_property
    def store(self) -> "Store":
        from nc_tui.store.database import Store
        from nc_tui.store.random_bits import random_bits

        return Store(self.locations, self._clock, random_bits)

    @cached_property
    def snapshot(self) -> "Snapshot":
        """The records as they were when first asked for. StoreError when unreadable."""
        snapshot = self.store.load()
        self._clock.move_to(snapshot.settings.zone)
        return snapshot

    def require_whole(self) -> None:
        """Raises DamagedError where ``snapshot`` would put the file right: for a command whose
        news nobody hears."""
        self.store.reload()

    @property
    def zone(self) -> str:
        """The IANA name of the zone in force."""
        return self._in_zone().zone.key

    def now(self) -> datetime:
        """The present, in whole seconds, in the zone in force."""
        return self._in_zone().now().replace(microsecond=0)

    def move_to(self, zone: str) -> None:
        """Read and write moments in ``zone`` for the rest of this command."""
        self._in_zone().move_to(zone)

    def in_zone(self, moment: datetime) -> datetime:
        """``moment`` in the zone in force, or the machine's where the records cannot be read:
        nothing is put right for it."""
        return moment.astimezone(self._zone_at_hand)

    def take_back_pages(self) -> None:
        """Make drafts of what was saved in an editor when its nc-tui was killed."""
        if any(self.locations.drafts.glob("*.json")):
            from nc_tui.store.drafts import Drafts

            Drafts(self.locations.drafts).take_back()

    def take_news(self) -> list[str]:
        """What happened to the file on the way, a sentence each, once; none without a store."""
        return self.store.take_news() if "store" in vars(self) else []

    @cached_property
    def _zone_at_hand(self) -> ZoneInfo:
        with suppress(StoreError):
            self._clock.move_to(self.store.reload().settings.zone)
        return self._clock.zone

    def _in_zone(self) -> SystemClock:
        # The settings say which zone; asked before they are read, it would be the machine's.
        _ = self.snapshot
        return self._clock


def open_session(data: str | None) -> Session:
    """The session for ``--data``, else for the usual place. Nothing is made on disk. Raises
    UsageError for a path without meaning, NcError where nobody knows the person's home."""
    if data == "":
        message = "--data names no file. Nothing was done; give it a path."
        raise UsageError(message)
    try:
        return Session(find_locations(data))
    except RuntimeError as error:  # a home folder that is not to be found
        if (data or os.environ.get(DATA_VARIABLE, "")).startswith("~"):
            message = "no home folder is known for that path. Nothing was done; write it in full."
            raise UsageError(message) from error
        message = "no home folder is known here. Nothing was done; set HOME to yours."
        raise NcError(message) from error
