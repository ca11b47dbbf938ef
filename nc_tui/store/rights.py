"""The doctor's look at rights: what others could read, and what the person cannot use."""

import contextlib
import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from shlex import quote

from nc_tui.core.errors import DamagedError
from nc_tui.locations import APP, Locations
from nc_tui.store.conflicts import conflict_copies
from nc_tui.store.durable import PRIVATE_FILE, PRIVATE_FOLDER, set_aside_before, strays_of
from nc_tui.store.file_format import decode
from nc_tui.store.found import Finding, some_of
from nc_tui.store.schema import version_of


def is_ours(locations: Locations) -> bool:
    """Whether nc-tui ever kept anything in the file: another program's is left alone."""
    try:
        if locations.state.is_dir():
            return True
    except OSError:  # its folder was closed, and that is nc-tui's
        return True
    try:
        data = bytes_of(locations.data)
        return data is not None and version_of(decode(data, "")) is not None
    except (OSError, DamagedError):
        return False


def bytes_of(path: Path) -> bytes | None:
    """What a file holds; None where something else stands: reading a pipe would never end."""
    return path.read_bytes() if stat.S_ISREG(path.stat().st_mode) else None


def not_private(locations: Locations) -> Iterator[tuple[Path, int]]:
    """What others can read, or the person cannot: where, and the rights it should have.

    Folders come first, so that whoever mends them as they come can see into them.
    """
    if not is_ours(locations):
        return
    state = locations.state
    own = [state.parent, state, locations.backups, locations.drafts, locations.cache]
    if locations.data.parent.name == APP:  # any other folder is not nc-tui's to close
        own.insert(0, locations.data.parent)
    for folder in own:
        found = look_at(folder)
        if found and stat.S_ISDIR(found.st_mode) and found.st_mode & 0o777 != PRIVATE_FOLDER:
            yield folder, PRIVATE_FOLDER
    for file in _files_of(locations):
        found = look_at(file)
        if found and stat.S_ISREG(found.st_mode) and found.st_mode & 0o677 != PRIVATE_FILE:
            yield file, PRIVATE_FILE


def _files_of(locations: Locations) -> list[Path]:
    data = locations.data
    files = [data, locations.machine]
    with contextlib.suppress(OSError):  # a folder that is closed, or is none
        files += [*conflict_copies(data), *set_aside_before(data), *strays_of(data)]
    for folder in (locations.state, locations.backups, locations.drafts, locations.cache):
        with contextlib.suppress(OSError):
            files += sorted(folder.iterdir())
    return files


def look_at(path: Path) -> os.stat_result | None:
    """None where there is nothing, or it is out of reach. Where a link leads is not looked at:
    that is not nc-tui's."""
    try:
        return path.lstat()
    except OSError:
        return None


def examine_rights(locations: Locations, _now: datetime) -> Iterator[Finding]:
    """Whether others than the person may read or write any of it."""
    looks = {path: look_at(path) for path, _ in not_private(locations)}
    wrong = {path: stat.S_IMODE(look.st_mode) for path, look in looks.items() if look}
    if wrong:
        said = [f"{path} ({rights:04o})" for path, rights in wrong.items()]
        text = f"Not yours alone to read and write: {some_of(said)}."
        todo = "nc-tui doctor --repair makes that private."
        names = tuple(map(str, wrong))
        yield Finding("rights", "problem", text, todo, names, repairable=True)
    elif is_ours(locations):
        yield Finding("rights", "ok", "The file and all that belongs to it are yours alone.")
    for folder in dict.fromkeys(map(nearest, (locations.data.parent, locations.state))):
        if not folder.is_dir():
            text = f"{folder} is no folder, so nothing can be kept there."
            yield Finding("rights", "problem", text, "Move it away, or choose another place.")
        elif not os.access(folder, os.W_OK | os.X_OK):
            text = f"There is no right to write in {folder}, so nothing can be kept there."
            yield Finding("rights", "problem", text, "Check its rights, and whose it is.")
    folder = locations.data.parent
    if folder.is_dir() and folder.stat().st_mode & (stat.S_IWOTH | stat.S_ISVTX) == stat.S_IWOTH:
        text = f"Everyone on this machine can write in {folder}, and replace the file."
        yield Finding("rights", "note", text, f"chmod o-w {quote(str(folder))} closes it to them.")


def nearest(folder: Path) -> Path:
    """The folder, or where it would be made, as far as can be seen."""
    while look_at(folder) is None:
        folder = folder.parent
    return folder
