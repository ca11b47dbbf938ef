"""The night screen: Today from the night hour on. Three ways on; no count, nothing to decide."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.state import Snapshot
from nc_tui.tui.actions import Command, bindings_of, command
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.widgets.choices import Choices
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.sphere import Sphere

_DIM = 0.42
"""How far the sphere fades into the ground; the words never do."""
_MEDIUM, _NARROW, _SHORT = 60, 36, 10


class NightPane(Pane):
    """It has no tab: it comes with the night and goes with it, with its one key, or for a tab."""

    TITLE = "the night screen"
    commands = (
        Command(
            "day-screen", "escape", "screen.day_screen",
            "the day screen, until the night ends", "day", "day screen", key_shown="esc",
        ),
    )  # fmt: skip
    footer = commands
    about = "It comes at the hour set for the night, and goes by itself in the morning."
    BINDINGS = bindings_of(commands)

    def compose(self) -> ComposeResult:
        yield Sphere(dim=_DIM, id="night-sphere")
        yield Static(id="night-words", markup=False)
        yield Choices(id="night-ways")

    def on_mount(self) -> None:
        self.focus()  # the app may open here, and its key has to be heard
        self.show(self.nc.snapshot)  # also under a dialog, through which it is seen

    def show(self, snapshot: Snapshot) -> None:
        night = self.nc.words.choices.night
        is_smallest = self.columns < _NARROW or self.app.size.height < _SHORT
        said = [night.late] if is_smallest else [night.late, night.rest]
        between = " " if self.columns >= _MEDIUM else "\n"
        self.query_one("#night-words", Static).update(Content(between.join(said)))
        hints = []
        for way in night.ways:
            key = command(way.id)
            # The smallest window has room for what it does, not for where it stays.
            label = way.label.partition(",")[0] if is_smallest else way.label
            shown = self.nc.keymap.of(key.id, key.shown)
            hints.append(Hint(shown, label, key.action))
        self.query_one(Choices).hints = tuple(hints)
