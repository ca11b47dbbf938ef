"""Everything that is kept, written out in one of its forms."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nc_tui.core.forms import Form, usual_name
from nc_tui.store.exchange.handing_out import write_file, write_folder
from nc_tui.store.exchange.holdings import Holdings

if TYPE_CHECKING:
    from nc_tui.content.load import Content


class Written(NamedTuple):
    """Where it lies, how many files it is, and how many sealed letters' words are not in it."""

    path: Path
    files: int
    sealed_left_out: int


def write_out(holdings: Holdings, form: Form, path: Path, words: "Content") -> Written:
    """Write everything at ``path``, or under its usual name in the folder that is there: one file
    for json, a folder for the others.

    Raises StoreError where that cannot be done, or something has that name already.
    """
    path = place(path, usual_name(form, holdings.now.date()))
    if form == "json":
        write_file(path, holdings.whole())
        return Written(path, 1, 0)
    if form == "markdown":
        from nc_tui.store.exchange.markdown import folder

        count = write_folder(path, folder(holdings, words))
    else:
        from nc_tui.store.exchange.sheets import sheets

        count = write_folder(path, sheets(holdings))
    return Written(path, count, holdings.sealed)


def place(path: Path, usual: str) -> Path:
    """Where it is written: ``path`` in full; ``usual`` names it within a folder."""
    path = path.absolute()
    is_folder = os.path.isdir(path)  # noqa: PTH112  (Path's raises where it may not look)
    return path / usual if is_folder else path
