"""Cover: a bland screen at once, for a passing look. What is beneath stays as it is."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from nc_tui.tui.actions import bindings_of, command
from nc_tui.tui.covered import Coverable, is_covered

_TITLE = "sh"
_KEEP_TITLE, _GIVE_TITLE_BACK = "\x1b[22;2t", "\x1b[23;2t"
"""Of the terminal's window: many shells set it to the command that runs. xterm's own sequences;
a terminal that has no such store keeps the bland one."""
_STILL = (("$ ", "$text-muted"), (" ", "$text-muted reverse"))
_ASKS = "Show the screen again?  enter yes   any other key no"


class CoverScreen(Coverable, ModalScreen[None], inherit_bindings=False):
    """An idle prompt. Any key asks first; only safety opens at once, without the person's own
    people, and comes back here."""

    TITLE = "the cover"
    BINDINGS = [*bindings_of((command("safety"),))]

    def __init__(self) -> None:
        super().__init__()
        self._asking = False
        self._is_lifted = False
        """Whether it may go: the person said so, or another cover lies above."""

    def compose(self) -> ComposeResult:
        yield Static(id="cover", markup=False)

    def on_mount(self) -> None:
        self._title, self.app.title = self.app.title, _TITLE
        self._say(f"{_KEEP_TITLE}\x1b]2;{_TITLE}\x07")
        self._draw()

    def on_unmount(self) -> None:
        self.app.title = self._title
        self._say(_GIVE_TITLE_BACK)

    def _say(self, sequence: str) -> None:
        """To the terminal itself, in the order of what is drawn. Private name: without it, the
        window keeps its title."""
        driver = vars(self.app).get("_driver")
        if driver is not None and not self.app.is_headless:
            driver.write(sequence)

    def _draw(self) -> None:
        shown = Content.assemble(*_STILL)
        if self._asking:
            shown = Content.assemble(shown, "\n\n", (_ASKS, "$text-muted"))
        self.query_one("#cover", Static).update(shown)

    def on_key(self, event: events.Key) -> None:
        if event.key in self.active_bindings:
            return
        event.stop()
        event.prevent_default()
        if self._asking and event.key == "enter":
            self._lift()
            return
        self._asking = not self._asking
        self._draw()

    def _lift(self) -> None:
        self._is_lifted = True
        self.dismiss(None)

    def on_click(self) -> None:
        self._asking = True
        self._draw()

    def on_screen_suspend(self) -> None:
        if self._is_lifted:
            return
        if is_covered(self.app.screen):
            self._asking = False
            self._draw()
        else:
            # What was under way beneath has opened something above, or taken this away.
            self._is_lifted = True
            self.app.push_screen(CoverScreen())

    def on_screen_resume(self) -> None:
        if self._is_lifted:
            self.dismiss(None)
