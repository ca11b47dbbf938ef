"""A list whose rows name days without their year: a heading says where an earlier one begins."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from textual.content import Content

from nc_tui.tui.widgets.row_list import RowList

Item = TypeVar("Item")


class YearList(RowList, Generic[Item]):
    """A row an item, newest first; the cursor stays on its item.

    Subclasses say what an item is known by, which year its row belongs to, and how it looks.
    """

    leads = False
    """Whether a cursor on the newest stays there when there is a newer one."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._rows: list[Item | int] = []
        self._wanted: Hashable = None
        """An item to go to once it is listed: a new one may be on its way."""

    def key_of(self, item: Item) -> Hashable:
        """What an item is known by, in this list and the next."""
        raise NotImplementedError

    def year_of(self, item: Item) -> int:
        """The year of the day that its row names."""
        raise NotImplementedError

    def item_row(self, item: Item, width: int, *, selected: bool) -> Content:
        """The row of one, ``width`` columns at most."""
        raise NotImplementedError

    def fill(self, items: Iterable[Item], year: int) -> None:
        """List these, newest first; ``year`` is the one that needs no heading."""
        at, was_first = self.item, self.cursor == self._nearest(0, 1, -1)
        self._rows = []
        for item in items:
            if self.year_of(item) != year:
                year = self.year_of(item)
                self._rows.append(year)
            self._rows.append(item)
        if at is not None and not (self.leads and was_first):
            self.set_reactive(YearList.cursor, self._row_of(self.key_of(at), self.cursor))
        elif at is not None:
            self.set_reactive(YearList.cursor, self._nearest(0, 1, -1))
        self.rows_changed()
        if self._wanted is not None:
            self.go_to(self._wanted)

    @property
    def item(self) -> Item | None:
        """The one under the cursor."""
        row = self._rows[self.cursor] if 0 <= self.cursor < self.count() else None
        return None if isinstance(row, int) else row

    def go_to(self, key: Hashable) -> None:
        """Put the cursor on an item, or have it go there once the item is listed."""
        row = self._row_of(key, -1)
        self._wanted = None if row >= 0 else key
        if row >= 0:
            self.cursor = row

    def _row_of(self, key: Hashable, otherwise: int) -> int:
        rows = enumerate(self._rows)
        same = (n for n, row in rows if not isinstance(row, int) and self.key_of(row) == key)
        return next(same, otherwise)

    def count(self) -> int:
        return len(self._rows)

    def can_choose(self, index: int) -> bool:
        return 0 <= index < self.count() and not isinstance(self._rows[index], int)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        row = self._rows[index]
        if isinstance(row, int):
            return Content.styled(str(row), "$quiet")
        return self.item_row(row, width, selected=selected)
