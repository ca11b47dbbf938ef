"""Export: which forms there are, and everything that is kept written in one of them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from nc_tui.store.exchange.handing_out import write_file, write_folder
from nc_tui.store.exchange.holdings import Holdings

if TYPE_CHECKING:
    from nc_tui.content.load import Content

Form = Literal["json", "markdown", "csv"]
FORMS: tuple[Form, ...] = ("json", "markdown", "csv")


class Written(NamedTuple):
    """Where it lies, how many files it is, and how many sealed letters' words are not in it."""

    path: Path
    files: int
    sealed_left_out: int


def usual_name(form: Form, today: date) -> str:
    """What an export is called where nobody named it."""
    return f"nc-tui-{today.isoformat()}" + (".json" if form == "json" else f"-{form}")


def write_out(holdings: Holdings, form: Form, path: Path, words: "Content") -> Written:
    """Write everything at ``path``: one file for json, a folder for the others.

    Raises StoreError where that cannot be done, or something is there already.
    """
    path = Path(path).expanduser().absolute()
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
