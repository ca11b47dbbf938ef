"""Putting right what the doctor found, as far as that loses nothing."""

import contextlib
from collections.abc import Iterator
from datetime import datetime

from nc_tui.core.errors import StoreError
from nc_tui.locations import Locations
from nc_tui.store.belongings import sort_backups, strays_in
from nc_tui.store.database import Store
from nc_tui.store.doctor import examine
from nc_tui.store.durable import clear_strays
from nc_tui.store.found import Finding, counted, some_of
from nc_tui.store.rights import not_private


def repair(store: Store, now: datetime) -> Iterator[Finding]:
    """What was done, a finding each. What could not be is found again by the next ``examine``."""
    yield from _mend_rights(store.locations)
    yield from _put_right(store, now)
    with contextlib.suppress(OSError, StoreError):
        yield from _clear_strays(store.locations, now)
    with contextlib.suppress(OSError, StoreError):
        yield from _remove_rotten(store)


def _mend_rights(locations: Locations) -> Iterator[Finding]:
    mended = []
    for path, rights in not_private(locations):
        with contextlib.suppress(OSError):  # another's, or on a disk that has no rights
            path.chmod(rights)
            mended.append(str(path))
    if mended:
        text = f"Made private: {some_of(mended)}."
        yield Finding("rights", "done", text, names=tuple(mended))


def _put_right(store: Store, now: datetime) -> Iterator[Finding]:
    found = examine(store.locations, now)
    if any(each.repairable and each.check in ("file", "records") for each in found):
        # A value nested without end is damage too, but no file's that nc-tui wrote.
        with contextlib.suppress(StoreError, RecursionError):
            store.load()
            yield Finding("file", "done", f"{store.locations.data} was put right.")


def _clear_strays(locations: Locations, now: datetime) -> Iterator[Finding]:
    strays = strays_in(locations, now)
    for stray in strays:
        name, _, _ = stray.name[1:].removesuffix(".tmp").rpartition(".")
        clear_strays(stray.with_name(name))
    cleared = [str(stray) for stray in strays if not stray.exists()]
    if cleared:
        text = f"Removed: {counted(len(cleared), 'temporary file')}."
        yield Finding("strays", "done", text, names=tuple(cleared))


def _remove_rotten(store: Store) -> Iterator[Finding]:
    good, rotten = sort_backups(store.backups)
    if not good or not rotten:
        return
    for backup in rotten:
        backup.path.unlink(missing_ok=True)
    text = f"Removed: {counted(len(rotten), 'backup')} that rotted."
    yield Finding("backups", "done", text, names=tuple(backup.name for backup in rotten))
