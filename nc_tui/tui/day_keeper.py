"""DayKeeper: today's reflection as it stands on the screen, each change sent to disk at once."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

import msgspec

from nc_tui.core.clock import Clock
from nc_tui.core.records import Reflection, day_id, whole_seconds
from nc_tui.core.stages import answered, ticked
from nc_tui.core.state import Snapshot
from nc_tui.tui.messages import Intent, Keep, Outcome, Remove

Change = Callable[[Reflection], Reflection]


class DayKeeper:
    """Knows what was changed and is not on disk yet; every change builds on those before it.

    ``post`` sends an intent on its way; ``look`` gives the latest snapshot. Intents are carried
    out in the order they are posted, so that of several quick changes none is lost, even when
    the program is left right after them.
    """

    def __init__(
        self, post: Callable[[Intent], object], look: Callable[[], Snapshot], clock: Clock
    ) -> None:
        self._post, self._look, self._clock = post, look, clock
        self._waiting: list[tuple[date, Change]] = []

    @property
    def today(self) -> date:
        return self._look().today(self._clock.now())

    @property
    def reflection(self) -> Reflection:
        """Today's, with all that was changed here; an empty one before the first tick."""
        return self._as_changed(self.today)

    def tick(self, statement: str, *, on: bool) -> Awaitable[Outcome]:
        """Tick a statement, or take the tick away."""
        return self._keep(
            lambda kept: msgspec.structs.replace(kept, ticks=ticked(kept.ticks, statement, on=on))
        )

    def answer(self, prompt: str, text: str) -> Awaitable[Outcome]:
        """Keep the answer to a question; empty text takes it out."""
        return self._keep(
            lambda kept: msgspec.structs.replace(kept, answers=answered(kept.answers, prompt, text))
        )

    def _keep(self, change: Change) -> Awaitable[Outcome]:
        day = self.today
        kept, pending = self._look().reflection_of(day), bool(self._waiting)
        self._waiting.append((day, change))
        reflection = self._as_changed(day)
        intent: Intent | None = None
        if reflection.ticks or reflection.answers or reflection.action:
            intent = Keep(reflection)
        elif kept is not None or pending:
            # Nothing is left of the day: a tick by mistake leaves no trace.
            intent = Remove(kept or reflection)
        if intent is None:
            self._waiting.remove((day, change))
            return _nothing()
        # A change counts until its outcome is there, whoever still waits for that.
        intent.outcome.add_done_callback(lambda _: self._waiting.remove((day, change)))
        self._post(intent)
        return asyncio.shield(intent.outcome)

    def _as_changed(self, day: date) -> Reflection:
        reflection = self._look().reflection_of(day) or Reflection(
            id=day_id(day), kind="stages", day=day, at=self._clock.now(), zone="", ticks=(),
            answers=(),
        )  # fmt: skip
        for on, change in self._waiting:
            if on == day:
                reflection = change(reflection)
        return msgspec.structs.replace(
            reflection, at=whole_seconds(self._clock.now()), zone=self._clock.zone.key
        )


async def _nothing() -> Outcome:
    return Outcome()
