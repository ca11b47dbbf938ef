"""DayKeeper: a day's reflection as it stands on the screen, each change sent to disk at once."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Literal, NamedTuple

import msgspec

from nc_tui.core.clock import Clock
from nc_tui.core.motivation import check_of, returns_on
from nc_tui.core.records import CheckIn, Record, Reflection, day_id, whole_seconds
from nc_tui.core.stages import answered, ticked
from nc_tui.core.state import Snapshot
from nc_tui.tui.intents import Amend, Intent, Outcome

Change = Callable[[Reflection], Reflection]


class DayKeeper:
    """Knows what was changed and is not on disk yet; every change builds on those before it.

    ``ask`` has an intent carried out; ``look`` gives the latest snapshot. Intents are carried
    out in the order they are asked for, each on what is in the file by then, so that of several
    quick changes none is lost, here or in another pane, even when the program is left right
    after them.
    """

    kind: Literal["stages", "motivation"] = "stages"

    def __init__(
        self, ask: Callable[[Intent], object], look: Callable[[], Snapshot], clock: Clock
    ) -> None:
        self._ask, self._look, self._clock = ask, look, clock
        self._waiting: list[tuple[date, Change]] = []
        self.chosen: date | None = None
        """The day that is looked at; None for today, whichever that is."""

    @property
    def today(self) -> date:
        return self._look().today(self._clock.now())

    @property
    def day(self) -> date:
        """The day that is looked at, never one to come."""
        today = self.today
        return min(self.chosen, today) if self.chosen else today

    @property
    def reflection(self) -> Reflection:
        """That day's, with all that was changed here; an empty one before the first tick."""
        return self._as_changed(self.day)

    def tick(self, statement: str, *, on: bool) -> Awaitable[Outcome]:
        """Tick a statement, or take the tick away."""
        return self._keep(
            self.day,
            lambda kept: msgspec.structs.replace(kept, ticks=ticked(kept.ticks, statement, on=on)),
        )

    def answer(self, prompt: str, text: str, day: date | None = None) -> Awaitable[Outcome]:
        """Keep the answer to a question; empty text takes it out. ``day`` is that on which it
        was asked."""
        return self._keep(
            day or self.day,
            lambda kept: msgspec.structs.replace(
                kept, answers=answered(kept.answers, prompt, text)
            ),
        )

    def act(self, action: str, checkin: CheckIn) -> Awaitable[Outcome]:
        """Keep what small thing the day led to, with the check-in it stands in; in one change,
        and only on the check-in as it was read."""
        return self._keep(
            self.day, lambda kept: msgspec.structs.replace(kept, action=action), checkin
        )

    def _keep(
        self, day: date, change: Change, checkin: CheckIn | None = None
    ) -> Awaitable[Outcome]:
        kept, blank, pending = self._kept(day), self._blank(day), bool(self._waiting)
        self._waiting.append((day, change))
        if kept is None and not pending and not _says_more(self._as_changed(day), blank):
            self._waiting.remove((day, change))
            return _nothing()
        new = msgspec.structs.replace(blank, id=kept.id) if kept else blank
        amend = Amend(new, self._on_disk(day, change, new), beside=(checkin,) if checkin else ())
        # A change counts until its outcome is there, whoever still waits for that.
        amend.outcome.add_done_callback(lambda _: self._waiting.remove((day, change)))
        self._ask(amend)
        return asyncio.shield(amend.outcome)

    def _on_disk(
        self, day: date, change: Change, new: Reflection
    ) -> Callable[[Reflection], Reflection | None]:
        """The change, to be made to what is in the file by then: another pane may have ticked
        something in the same second."""
        moment = self._moment(day)

        def amended(there: Reflection) -> Reflection | None:
            changed = moment.stamp(change(there), is_new=not there.updated)
            # Nothing is left of the day: a tick by mistake leaves no trace.
            return changed if _says_more(changed, new) else None

        return amended

    def _as_changed(self, day: date) -> Reflection:
        kept = self._kept(day)
        reflection = kept or self._blank(day)
        for on, change in self._waiting:
            if on == day:
                reflection = change(reflection)
        return self._moment(day).stamp(reflection, is_new=kept is None)

    def _moment(self, day: date) -> "_Moment":
        now = whole_seconds(self._clock.now())
        return _Moment(now, self._clock.zone.key, day == self.today)

    # What one kind of reflection is

    def _kept(self, day: date) -> Reflection | None:
        return self._look().reflection_of(day)

    def _blank(self, day: date) -> Reflection:
        return Reflection(
            id=day_id(day), kind=self.kind, day=day, at=self._clock.now(), zone="", ticks=(),
            answers=(),
        )  # fmt: skip


class CheckKeeper(DayKeeper):
    """The same for the motivation check: one a day of its own id, and a day of return."""

    kind = "motivation"

    def __init__(
        self,
        ask: Callable[[Intent], object],
        look: Callable[[], Snapshot],
        clock: Clock,
        new_id: Callable[[type[Record]], int],
    ) -> None:
        super().__init__(ask, look, clock)
        self._new_id = new_id
        self._ids: dict[date, int] = {}

    def come_back(self, day: date | None) -> Awaitable[Outcome]:
        """Ask again on ``day``, or never. It lies with the latest check; with today's, where
        there is none."""
        reflections = self._look().reflections
        latest = max(
            (each.day for each in reflections if each.kind == self.kind), default=self.today
        )
        today = self.today
        on = today if _says_more(self._as_changed(today), self._blank(today)) else latest
        return self._keep(on, lambda kept: msgspec.structs.replace(kept, return_on=day))

    def _kept(self, day: date) -> Reflection | None:
        return check_of(self._look().reflections, day)

    def _blank(self, day: date) -> Reflection:
        """A day of return that is still to come goes on with the new check."""
        if day not in self._ids:
            self._ids[day] = self._new_id(Reflection)
        blank = super()._blank(day)
        return msgspec.structs.replace(blank, id=self._ids[day], return_on=self._to_come())

    def _to_come(self) -> date | None:
        """What the checks before today's say of a return after today."""
        before = [each for each in self._look().reflections if each.day < self.today]
        day = returns_on(before)
        return day if day is not None and day > self.today else None


class _Moment(NamedTuple):
    """When a change is made, and whether that is on the day the reflection is of."""

    at: datetime
    zone: str
    is_its_day: bool

    def stamp(self, reflection: Reflection, *, is_new: bool) -> Reflection:
        """Changed later, it still is of its own evening."""
        if not is_new and not self.is_its_day:
            return reflection
        return msgspec.structs.replace(reflection, at=self.at, zone=self.zone)


def _says_more(reflection: Reflection, blank: Reflection) -> bool:
    """Whether anything is left to keep, beside what a blank page of that day says."""
    is_written = reflection.ticks or reflection.answers or reflection.action
    return bool(is_written) or reflection.return_on != blank.return_on


async def _nothing() -> Outcome:
    return Outcome()
