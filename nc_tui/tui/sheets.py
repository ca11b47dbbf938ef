"""Where the style sheets are: in the installed package, or in the checkout beside it."""

from pathlib import Path

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

from nc_tui.core.errors import ContentError

_PACKAGE = Path(__file__).resolve().parent.parent


def sheet_folder() -> Path:
    """``nc_tui/styles`` of a wheel, else the checkout's ``styles``; ContentError for neither."""
    installed = _PACKAGE / "styles"
    if (installed / "app.tcss").is_file():
        return installed
    checkout = _PACKAGE.parent
    # Any folder may be called "styles"; a checkout is one that also has the project file.
    if (checkout / "pyproject.toml").is_file() and (checkout / "styles" / "app.tcss").is_file():
        return checkout / "styles"
    message = "the style sheets of nc-tui are missing; your data is safe; install it again."
    raise ContentError(message)


def read_sheets() -> str:
    """Every sheet, ``app.tcss`` first, as one."""
    folder = sheet_folder()
    first = folder / "app.tcss"
    paths = [first, *sorted(path for path in folder.glob("*.tcss") if path != first)]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


class Sheets(Stylesheet):
    """A style sheet that reads each source once for each theme.

    Textual's own reads all of them a second time as the first widget is shown, since new colours
    are tried on a copy and what was read for that is dropped; and, from the 65th source on, all of
    them whenever a kind of widget is shown first.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        # A private name: where it is another, it is only slower.
        self._parse_cache = LRUCache(1024)

    def reparse(self) -> None:
        # ``set_variables`` has forgotten what was read with other colours; an error changes nothing
        # here either: the rules are exchanged once all of them are read.
        self.parse()
