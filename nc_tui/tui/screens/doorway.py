"""What lies under the breath of ``nc-tui surf``: nothing to see, and the way out."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual.screen import Screen
from textual.worker import WorkerError

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


class Doorway(Screen[None]):
    """Opens in a breath at once; to come back here is to leave the program."""

    def __init__(self, breath: Callable[[], Screen[None]]) -> None:
        super().__init__()
        self._breath = breath
        self._is_entered = False

    def on_mount(self) -> None:
        self.app.push_screen(self._breath())

    def on_screen_suspend(self) -> None:
        self._is_entered = True

    def on_screen_resume(self) -> None:
        if self._is_entered:
            self.run_worker(self._leave(), group="leave", exclusive=True)

    async def _leave(self) -> None:
        """Once what the breath led to has been left as well."""
        for worker in [each for each in self.app.workers if each.group == "flow"]:
            with suppress(WorkerError):  # another took its place
                await worker.wait()
        if self.is_current:
            # In its turn: what the breath asked the app to keep stands in the same queue.
            self.app.call_later(cast("NcApp", self.app).action_quit)
