"""A day in free words: one that was, or one to come."""

from datetime import date
from typing import TYPE_CHECKING

from nc_tui.core.sayings import MONTHS, say_day
from nc_tui.tui.dialogs.which_day import Chosen, DayInput, WhichDayDialog

if TYPE_CHECKING:
    from nc_tui.content.shapes.library import Again
    from nc_tui.tui.app import NcApp


async def which_day(app: "NcApp", today: date) -> date | None:
    """Ask for a day up to ``today``; None when the person left."""
    from nc_tui.core.moments import read_day  # with the first question: it is a large grammar

    asked = DayInput(
        lambda words: read_day(words, today), lambda day: say_day(day, today.year),
        "Empty is today.", "yesterday, last friday, 3 oct",
    )  # fmt: skip
    chosen = await app.push_screen_wait(WhichDayDialog("Which day?", asked))
    return None if chosen is None else chosen.day or today


def said_return(again: "Again", day: date | None, today: date) -> str:
    """When the check comes back, as a sentence."""
    return again.on.format(day=say_day(day, today.year)) if day else again.never


async def day_of_return(
    app: "NcApp", again: "Again", present: date | None, today: date
) -> Chosen | None:
    """Ask when to ask again; an empty line is never. None when the person left."""
    from nc_tui.core.days_ahead import read_day_ahead

    words = ""
    if present is not None and present > today:
        words = f"{present.day} {MONTHS[present.month - 1][:3].lower()} {present.year}"
    asked = DayInput(
        lambda typed: read_day_ahead(typed, today), lambda day: said_return(again, day, today),
        again.never, "in two weeks, next friday", words,
    )  # fmt: skip
    return await app.push_screen_wait(WhichDayDialog(again.asks, asked, again.about))
