"""The urges that were, newest first: when, how strong, where it went."""

from collections.abc import Callable, Sequence
from datetime import date

from textual.binding import Binding
from textual.content import Content

from nc_tui.core.records import Urge
from nc_tui.tui.marks import strength_style
from nc_tui.tui.phrases import LONGEST_DAY, how_it_went, spoken_day
from nc_tui.tui.widgets.year_list import YearList

_WHEN = LONGEST_DAY + 8  # the day, a column, the hour, and two columns


class UrgeList(YearList[Urge]):
    """``last night   23:40  8 → 3  in 11 minutes``."""

    BINDINGS = [Binding("enter", "choose", "breathe, now", show=False)]

    leads = True

    def __init__(self, day_of: Callable[[Urge], date]) -> None:
        super().__init__()
        self._day_of = day_of
        self._today = self._date = date.min

    def show(self, urges: Sequence[Urge], today: date, date_now: date) -> None:
        """Show these, in any order; the cursor stays on its urge. ``date_now`` is the wall's."""
        self._today, self._date = today, date_now
        self.fill(sorted(urges, key=lambda urge: (urge.at, urge.id), reverse=True), today.year)

    @property
    def urge(self) -> Urge | None:
        """The one under the cursor."""
        return self.item

    def key_of(self, item: Urge) -> int:
        return item.id

    def year_of(self, item: Urge) -> int:
        return self._day_of(item).year

    def item_row(self, item: Urge, width: int, *, selected: bool) -> Content:
        day = spoken_day(item.at, self._day_of(item), self._today, self._date)
        said = f"{day:<{LONGEST_DAY}} {item.at:%H:%M}"
        style = "$foreground bold" if selected else "$text-muted"
        went = how_it_went(item)
        if went is None:
            return Content.assemble((said.ljust(_WHEN), style), ("no number", "$text-muted"))
        high, last, took = went
        parts: list[str | tuple[str, str]] = [
            (said.ljust(_WHEN), style), (str(high), f"{strength_style(high)} bold"),
        ]  # fmt: skip
        if took:
            parts += [(" → ", "$text-muted"), (str(last), f"{strength_style(last)} bold")]
        if took and width >= _WHEN + 7 + len(took):
            parts += [("  " + took, "$text-muted")]
        return Content.assemble(*parts)
