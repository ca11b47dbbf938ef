"""A day looked at closely: what is kept of it is opened from there, and it is come back to."""

from datetime import date
from typing import TYPE_CHECKING

from nc_tui.core.records import CheckIn, Contact, Entry, Record, Reflection, Urge
from nc_tui.tui.dialogs.day import DayDialog
from nc_tui.tui.flows.check_in import check_in
from nc_tui.tui.flows.contact import edit_contact
from nc_tui.tui.flows.journal import go_on
from nc_tui.tui.flows.letter import open_letter

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def open_day(app: "NcApp", day: date, at: int = 0) -> date:
    """Show ``day`` until the person is done, first the record of id ``at``; the day they were at
    last."""
    while True:
        chosen = await app.push_screen_wait(DayDialog(day, at))
        if chosen is None:
            return day
        day, record = chosen.day, chosen.record
        if chosen.check_in:
            await check_in(app, day)
        elif record is None or await _is_elsewhere(app, record):
            return day
        else:
            await _open(app, record)
            at = record.id


async def _open(app: "NcApp", record: Record) -> None:
    match record:
        case CheckIn():
            await check_in(app, record.day)
        case Contact():
            await edit_contact(app, record)
        case Entry():
            await go_on(app, record)


async def _is_elsewhere(app: "NcApp", record: Record) -> bool:
    """Go to where a letter, an urge or what today feels like has a place of its own."""
    from nc_tui.tui.screens.main import MainScreen

    if isinstance(record, Entry) and record.kind == "letter":
        await open_letter(app, record.id)
        return True
    if isinstance(record, Reflection) and record.kind == "motivation":
        app.action_motives()
        return True
    tab = {Urge: "urges", Reflection: "stages"}.get(type(record))
    main = app.screen_stack[0]
    if tab is None or not isinstance(main, MainScreen):
        return False
    await main.action_show_pane(tab)
    main.pane.go_to(record.id)
    return True
