"""Safety."""

from textual.screen import Screen


class SafetyScreen(Screen[None]):
    """."""
