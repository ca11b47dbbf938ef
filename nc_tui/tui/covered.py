"""Screens that can show nothing of the person's, and what may be done over them."""

from typing import Any

from textual.screen import Screen


class Coverable:
    """The cover, and Safety where it was opened from the cover."""

    covered: bool = True


def is_covered(screen: Screen[Any]) -> bool:
    """Whether ``screen`` shows nothing of the person's."""
    return isinstance(screen, Coverable) and screen.covered


def may_run(action: str, screen: Screen[Any]) -> bool:
    """Whether a key that reaches every screen may do ``action`` while ``screen`` is shown.

    Priority keys reach past a modal screen; past the cover only safety does.
    """
    return action in ("safety", "cover") or not is_covered(screen)
