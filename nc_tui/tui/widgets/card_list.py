"""The library's list: doubts under their headings, or those that were searched for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from nc_tui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from nc_tui.content.shapes.library import Card, Group, Near


class CardList(RowList):
    """A row a card; headings and empty rows between them cannot be chosen."""

    DEFAULT_CSS = "CardList { scrollbar-size-vertical: 0; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._rows: list[Card | str] = []
        self._said = ""

    def show(
        self, cards: Sequence["Card"], groups: Sequence["Group"] = (), above: "Near | None" = None
    ) -> None:
        """Show these, under the headings of ``groups``; without any, in the order given, and below
        what ``above`` says. The
        cursor stays on its card, or where that was taken out; among found ones it is on the
        best."""
        before, others = self.card, [card for card in self._cards() if card is not self.card]
        place = self._cards().index(before) if before is not None else 0
        rows: list[Card | str] = list(cards)
        self._said = above.said if above else ""
        if above:
            rows = [above.said, "", above.label, *cards]
        if groups:
            rows = []
            for group in groups:
                if under := [card for card in cards if card.group == group.id]:
                    rows += [*[""] * bool(rows), group.label, *under]
        if rows == self._rows:
            return
        self._rows = rows
        ids = [row.id if not isinstance(row, str) else "" for row in rows]
        if groups and before is not None and before.id in ids:
            at = ids.index(before.id)
        elif before is not None and others and others == self._cards():
            at = ids.index(others[min(place, len(others) - 1)].id)
        else:
            at = -1
        self.set_reactive(CardList.cursor, at)
        self.rows_changed()
        if at < 0:
            self.scroll_home(animate=False, immediate=True)

    def _cards(self) -> list["Card"]:
        return [row for row in self._rows if not isinstance(row, str)]

    @property
    def card(self) -> "Card | None":
        """The one under the cursor."""
        row = self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else ""
        return None if isinstance(row, str) else row

    def go_to(self, card_id: str) -> bool:
        """Put the cursor on a card; False when it is not in the list."""
        for place, row in enumerate(self._rows):
            if not isinstance(row, str) and row.id == card_id:
                self.cursor = place
                return True
        return False

    def count(self) -> int:
        return len(self._rows)

    def can_choose(self, index: int) -> bool:
        return 0 <= index < len(self._rows) and not isinstance(self._rows[index], str)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        row = self._rows[index]
        if not isinstance(row, str):
            style = "$foreground bold" if selected else "$foreground"
            return Content.styled(row.doubt, style).truncate(width, ellipsis=True)
        if not row:
            return Content()
        if row == self._said:
            return Content.styled(row, "$foreground").truncate(width, ellipsis=True)
        rule = "─" * (width - len(row) - 1)
        return Content.assemble((row, "$text-muted bold"), " ", (rule, "$rule"))
