"""What an error of ours leaves behind: one sentence. Textual's reports print what a person wrote,
from the values of a function's names to the text that a style or a markup was read from.

Private names: where they are others, the report is Textual's.
"""

import os
from typing import Any

from textual._context import active_message_pump
from textual.app import App
from textual.widget import Widget

_SAID = (
    "nc-tui stopped by an error of its own. What was kept is as it was; start it again. "
    "NC_TUI_DEBUG=1 shows the error, with what is on the screen in it."
)


class OwnErrors(App[None]):
    """Ends in order after an error of ours, wherever it was raised."""

    def panic(self, *renderables: Any) -> None:
        """Textual's other way out: for errors that draw themselves, and the thread of the keys."""
        self._return_code = 1
        if "NC_TUI_DEBUG" in os.environ:
            super().panic(*renderables)
        else:
            self._fatal_error()

    def _fatal_error(self) -> None:
        if "NC_TUI_DEBUG" in os.environ:
            super()._fatal_error()
            return
        # One error brings others: where several are told, Textual adds how to see them all.
        self._exit_renderables[:] = [_SAID]
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        opening, ends = active_message_pump.get(None), self._exit or not self.is_running
        if ends and isinstance(opening, Widget) and not opening.is_mounted:
            return  # what opens while the program ends is given no widgets, and holds nothing yet
        super()._handle_exception(error)

    async def _shutdown(self) -> None:
        """Whatever fails on the way out has ended by then: the screens below it still put down
        what they hold."""
        for _ in range(len(self.screen_stack) + 1):
            try:
                await super()._shutdown()
            except Exception as error:  # noqa: BLE001  (each is told, in that sentence)
                self._handle_exception(error)
            else:
                return
        if self._driver is not None:
            self._driver.close()  # which gives the terminal back, before anything is said there
        self._print_error_renderables()
