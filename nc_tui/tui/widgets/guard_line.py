"""The quiet line after a long while of writing: a stop, a prompt or a breath, if wanted."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from nc_tui.tui.widgets.key_line import Hint, KeyLine

_OFFERS = (
    Hint("esc", "stop", "screen.step_back"),
    Hint("ctrl+t", "a prompt", "screen.prompt"),
    Hint("f2", "a breath", "app.surf"),
)


class GuardLine(Vertical):
    """Hidden until it is time; it takes no key and asks for no answer."""

    def __init__(self, said: str) -> None:
        super().__init__(classes="-empty")
        self._said = said

    def compose(self) -> ComposeResult:
        yield Static(self._said, id="guard-said", markup=False)
        yield KeyLine(_OFFERS)

    @property
    def is_shown(self) -> bool:
        return not self.has_class("-empty")

    def offer(self, offered: bool) -> None:
        self.set_class(not offered, "-empty")
