"""The style sheets: where they are, and when each is read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from textual.cache import LRUCache
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from nc_tui.core.errors import ContentError

_PACKAGE = Path(__file__).resolve().parent.parent
_OURS = "nc_tui.tui."
_SHARED = "app"


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


def shared_sheet() -> str:
    """What all screens share."""
    return (sheet_folder() / f"{_SHARED}.tcss").read_text(encoding="utf-8")


def sheets_of(kind: type[DOMNode]) -> Iterator[str]:
    """The names of the sheets that may be there for nodes of that kind: what the modules of its
    classes are called, and what those classes share with others (``SHEETS``)."""
    for each in kind.__mro__:
        if each.__module__.startswith(_OURS):
            yield each.__module__.rpartition(".")[2]
            yield from vars(each).get("SHEETS", ())


class Sheets(Stylesheet):
    """A style sheet that reads each source once for each theme, and of ours those that are for
    something that was shown: a sheet is read as the first node of a kind of its own is styled.

    What is in a sheet comes to the same whenever it is read: where two rules are as particular,
    the one of the sheet that is later in the alphabet counts. So a rule stands in the sheet of the
    kind that it is for, or of one that always lies around it.

    Textual's own reads all of them a second time as the first widget is shown, since new colours
    are tried on a copy and what was read for that is dropped; and, from the 65th source on, all of
    them whenever a kind of widget is shown first.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        # A private name: where it is another, it is only slower.
        self._parse_cache = LRUCache(1024)
        paths = sorted(sheet_folder().glob("*.tcss"))
        self._unread = {path.stem: (place, path) for place, path in enumerate(paths, 1)}
        del self._unread[_SHARED]  # the app has it, as its own
        self._met = set[type[DOMNode]]()

    def apply(
        self,
        node: DOMNode,
        *,
        animate: bool = False,
        cache: dict[tuple[Any, ...], RulesMap] | None = None,
    ) -> None:
        """Style a node."""
        kind = type(node)
        if kind not in self._met:
            self._met.add(kind)
            for name in sheets_of(kind):
                self.need(name)
        super().apply(node, animate=animate, cache=cache)

    def need(self, name: str) -> None:
        """Have a sheet read, where there is one of that name. Nothing that is shown is for it yet,
        so what is styled stays as it is."""
        if name in self._unread:
            place, path = self._unread.pop(name)
            css = path.read_text(encoding="utf-8")
            self.add_source(css, read_from=(str(path), ""), tie_breaker=place)

    def reparse(self) -> None:
        # ``set_variables`` has forgotten what was read with other colours; an error changes nothing
        # here either: the rules are exchanged once all of them are read.
        self.parse()
