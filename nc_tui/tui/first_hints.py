"""The first hints: of each place the one key that matters there, until it is known."""

from collections.abc import Callable
from typing import NamedTuple

from nc_tui.core.state import Snapshot


def _by_key_alone(_snapshot: Snapshot) -> bool:
    return False


class FirstHint(NamedTuple):
    """``u breathes with you``: a key and what it does, said on the first visits to ``place``."""

    place: str
    key: str
    words: str
    brief: str
    """What is said in a narrow window."""
    action: str = ""
    """What the key runs: once it has, the hint is of no more use."""
    is_known: Callable[[Snapshot], bool] = _by_key_alone
    """Whether the record shows that the person has done it."""
