"""Every path the program uses, in one place. Nothing is made until something is written."""

import os
from pathlib import Path
from typing import NamedTuple

try:  # as the library's own ``random`` does: ``hashlib`` brings OpenSSL, 3 ms and 3 MB
    from _sha2 import sha256  # type: ignore[import-not-found, unused-ignore]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        from hashlib import sha256

APP = "nc-tui"
DATA_FILE = "nc.json"
DATA_VARIABLE = "NC_TUI_DATA"


class Locations(NamedTuple):
    """Where one data file and all that belongs to it lie.

    ``state`` is local to this machine and to this data file: its lock, its drafts, its backups.
    """

    data: Path
    config: Path
    state: Path
    backups: Path
    cache: Path

    @property
    def lock(self) -> Path:
        return self.state / "lock"

    @property
    def drafts(self) -> Path:
        return self.state / "drafts"

    @property
    def changes(self) -> Path:
        """The log of changes: for undo, and for coming back from damage."""
        return self.state / "changes.jsonl"

    @property
    def seen_hints(self) -> Path:
        """What became of the first hints."""
        return self.state / "hints.json"

    @property
    def machine(self) -> Path:
        """Holds this machine's random name; one a machine, whatever the data file."""
        return self.state.parent / "machine"


def find_locations(data: str | Path | None = None) -> Locations:
    """The paths for ``data`` (``--data``), else ``NC_TUI_DATA``, else the person's data folder.

    The state folder is named after the resolved data path: a lock beside a synced file could
    be replaced by another program and then admit a second holder.
    """
    from platformdirs import PlatformDirs

    folders = PlatformDirs(APP, appauthor=False)
    named = data or os.environ.get(DATA_VARIABLE)
    path = Path(named).expanduser() if named else Path(folders.user_data_dir) / DATA_FILE
    resolved = Path(os.path.realpath(path))
    mark = sha256(os.fsencode(resolved)).hexdigest()[:16]
    state = Path(folders.user_state_dir) / mark
    return Locations(
        data=resolved,
        config=Path(folders.user_config_dir) / "config.toml",
        state=state,
        backups=state / "backups",
        cache=Path(folders.user_cache_dir),
    )


def path_typed(words: str) -> Path:
    """The path a person typed; ``~`` is their home, and that of nobody known stays as it is."""
    try:
        return Path(words).expanduser()
    except RuntimeError:
        return Path(words)
