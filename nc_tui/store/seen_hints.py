"""What became of the first hints: a file in the state folder, as it is of this machine alone."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from nc_tui.core.first_hints import SeenHints
from nc_tui.store.durable import write_durably


def read_seen_hints(path: Path) -> SeenHints:
    """Never fails: where there is nothing to be read the hints begin anew."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=SeenHints)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError):
        return SeenHints()


def change_seen_hints(path: Path, change: Callable[[SeenHints], SeenHints]) -> None:
    """Write down one change, to what other panes have noted meanwhile. Raises StoreError."""
    before = read_seen_hints(path)
    if (after := change(before)) != before:
        write_durably(path, msgspec.json.encode(after))
