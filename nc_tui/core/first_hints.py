"""First hints: which of them were seen often enough, or are of no more use to the person."""

from msgspec import Struct
from msgspec.structs import replace

VISITS = 3
"""On so many first visits to a place its hint is shown."""


class SeenHints(Struct, frozen=True):
    """What became of the hints on this machine, each by the name of its place."""

    visits: dict[str, int] = {}
    put_away: tuple[str, ...] = ()
    """Those whose key the person has used, or that they hid."""
    are_off: bool = False

    def is_due(self, name: str, visit: int) -> bool:
        """Whether it is shown on that visit to its place, counted from 1."""
        return not self.are_off and name not in self.put_away and visit <= VISITS

    def next_visit(self, name: str) -> int:
        """Which visit to its place the next one is, counted from 1."""
        return self.visits.get(name, 0) + 1

    def visited(self, name: str) -> "SeenHints":
        """One visit more; beyond the last that counts nothing is noted."""
        visit = self.next_visit(name)
        if not self.is_due(name, visit):
            return self
        return replace(self, visits={**self.visits, name: visit})

    def without(self, name: str) -> "SeenHints":
        """That one is never shown again."""
        if name in self.put_away:
            return self
        return replace(self, put_away=(*self.put_away, name))

    def turned(self) -> "SeenHints":
        """All of them off; and on again, from the beginning."""
        return SeenHints() if self.are_off else replace(self, are_off=True)
