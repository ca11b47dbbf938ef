"""Conflict copies: what sync programs lay beside the file when two machines wrote it at once."""

import re
from pathlib import Path

# Syncthing, Nextcloud and Dropbox, iCloud.
_MARKS = (r"\.sync-conflict-[0-9]{8}-[0-9]{6}(-\w+)?", r" \([^)]*conflicted copy[^)]*\)", r" [2-9]")


def conflict_copies(path: Path) -> list[Path]:
    """The conflict copies of ``path``, by their names."""
    name = re.compile(f"{re.escape(path.stem)}({'|'.join(_MARKS)}){re.escape(path.suffix)}")
    if not path.parent.is_dir():
        return []
    return sorted(each for each in path.parent.iterdir() if name.fullmatch(each.name))
