"""The keys under the list of the journal and under a page, as many as there is room for."""

from nc_tui.core.records import Entry
from nc_tui.tui.widgets.key_line import Hint

_AWAY, _DELETE = Hint("z", "put away", "put_away"), Hint("d", "delete", "delete")
_READ, _ALL = Hint("enter", "read", "go_on"), Hint("esc", "all pages", "list")
_NEW = Hint("n", "new", "app.write")
SEARCHING = (Hint("enter", "to the list"), _ALL)
"""While what is looked for is being typed."""


def page_keys(entry: Entry | None, *, is_longer: bool, is_over: bool, narrow: bool) -> list[Hint]:
    """For the page of ``entry``. ``is_longer``: than its room; ``is_over``: it covers the list."""
    if entry is None:
        return []
    keys = [Hint("enter", "go on" if narrow else "go on writing", "go_on")]
    if is_longer:
        keys.append(Hint("space", "more" if narrow else "read on", "read(1)"))
    if is_over:
        keys.append(Hint("esc", "back" if narrow else "back to the list", "list"))
    if entry.kind == "entry":
        keys.append(Hint("e", "editor", "own_editor"))
    return [*keys, _AWAY, _DELETE]


def list_keys(*, is_found: bool) -> list[Hint]:
    """For the list; ``is_found`` where a search left only some of it."""
    return [_READ, _ALL, _AWAY] if is_found else [_READ, _NEW, _AWAY, _DELETE]
