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


_FIRST = ("app", "today", "night")
"""What all screens share, and the panes that the app may open on."""


def first_sheets() -> str:
    """What the first picture needs of them, as one."""
    folder = sheet_folder()
    return "\n".join(_text(folder / f"{name}.tcss") for name in _FIRST)


def _other_sheets() -> list[Path]:
    return sorted(path for path in sheet_folder().glob("*.tcss") if path.stem not in _FIRST)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


class Sheets(Stylesheet):
    """A style sheet that reads each source once for each theme, and those that the first picture
    does not need after it: ``read_on`` one more, ``complete`` all of them.

    Textual's own reads all of them a second time as the first widget is shown, since new colours
    are tried on a copy and what was read for that is dropped; and, from the 65th source on, all of
    them whenever a kind of widget is shown first.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        # A private name: where it is another, it is only slower.
        self._parse_cache = LRUCache(1024)
        self._others: list[Path] | None = None

    def read_on(self) -> bool:
        """Read one more sheet; whether there are others. None of it is for what is shown yet."""
        if self._others is None:
            self._others = _other_sheets()[::-1]
        if self._others:
            path = self._others.pop()
            self.add_source(_text(path), read_from=(str(path), ""))
            self.parse()
        return bool(self._others)

    def complete(self) -> None:
        """Read all that are left: something is about to be shown first."""
        while self.read_on():
            pass

    def reparse(self) -> None:
        # ``set_variables`` has forgotten what was read with other colours; an error changes nothing
        # here either: the rules are exchanged once all of them are read.
        self.parse()
