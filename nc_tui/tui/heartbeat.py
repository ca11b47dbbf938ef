"""The heartbeat: once a second a look at the wall clock and at the file.

So midnight, sleep, a moved clock and other writers are noticed, without a watcher.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from nc_tui.core.errors import DamagedError, NcError

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_EVERY = 1.0  # seconds


class Heartbeat:
    """Keeps ``app.minute`` and ``app.snapshot`` up with the world."""

    def __init__(self, app: "NcApp") -> None:
        self._app = app
        self._told = self._is_reloading = False

    def begin(self) -> None:
        self._app.minute = self._minute()
        self._app.set_interval(_EVERY, self._beat)

    def _minute(self) -> datetime:
        return self._app.clock.now().replace(second=0, microsecond=0)

    def _beat(self) -> None:
        minute = self._minute()
        if minute != self._app.minute:
            self._app.minute = minute
        if not self._is_reloading and self._app.store.has_changed():
            self._is_reloading = True
            self._app.run_worker(self._reload(), group="reload")

    async def _reload(self) -> None:
        app = self._app
        try:
            outcome = await app.writer.reload()
        except NcError as error:
            # The last good snapshot stays; the person is told once.
            if not self._told:
                self._told = True
                app.notice(_damaged(error) if isinstance(error, DamagedError) else str(error))
            return
        finally:
            self._is_reloading = False
        if self._told:
            self._told = False
            app.clear_notices()
        app.take(outcome)


def _damaged(error: DamagedError) -> str:
    what, _, _ = str(error).partition(". ")
    return f"{what}. What you see is whole, and your next change puts the file right."
