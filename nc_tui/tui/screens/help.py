"""Help."""

from textual.screen import Screen


class HelpScreen(Screen[None]):
    """."""

    def __init__(self, shown: "Screen[object]") -> None:
        super().__init__()
