"""Looking at their profile: counted by itself, in days, whatever it meant for a run."""

from collections.abc import Iterable
from datetime import date, time

from msgspec import Struct

from nc_tui.core.clock import day_of
from nc_tui.core.records import Contact, ContactKind


class Looks(Struct, frozen=True):
    """The days on which there was a look, oldest first; several on one day are one day."""

    days: tuple[date, ...] = ()

    def among_last(self, count: int, today: date) -> int:
        """How many of the ``count`` days that end ``today`` had one."""
        return sum(0 <= (today - day).days < count for day in self.days)

    def days_since(self, today: date) -> int | None:
        """Calendar days from the last one to ``today``; None where there was none."""
        past = [day for day in self.days if day <= today]
        return (today - past[-1]).days if past else None


def read_looks(contacts: Iterable[Contact], day_starts: time) -> Looks:
    """Every day with a live ``looked`` entry, by the entry's own wall clock."""
    looked = (each for each in contacts if each.is_live and each.kind is ContactKind.LOOKED)
    return Looks(tuple(sorted({day_of(each.at, day_starts) for each in looked})))
