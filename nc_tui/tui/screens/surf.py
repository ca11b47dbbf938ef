"""Surf."""

from textual.screen import Screen


class SurfScreen(Screen[None]):
    """."""
