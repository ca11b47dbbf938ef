"""Where the style sheets are: in the installed package, or in the checkout beside it."""

from pathlib import Path

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
    """Every sheet, ``app.tcss`` first, as one.

    One source instead of thirty: Textual keeps 64 of them as read, its widgets' own among them,
    and from the 65th on reads them all again whenever a kind of widget is shown first.
    """
    folder = sheet_folder()
    first = folder / "app.tcss"
    paths = [first, *sorted(path for path in folder.glob("*.tcss") if path != first)]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)
