"""The last thirty days as a row of marks, today in accent."""

from datetime import date

from textual.content import Content

from nc_tui.core.streak import Ledger, last_days, mark_of
from nc_tui.tui.marks import DAY


def day_strip(ledger: Ledger, today: date, count: int = 30) -> Content:
    """One mark a day for ``count`` days ending today."""
    cells = []
    for day in last_days(count, today):
        mark, style = DAY[mark_of(day, ledger, today)]
        cells.append((mark, "$accent" if day == today else style))
    return Content.assemble(*cells)
