"""Cover."""

from textual.screen import Screen


class CoverScreen(Screen[None]):
    """."""
