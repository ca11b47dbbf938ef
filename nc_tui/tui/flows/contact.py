"""Contact happened: asked about, kept, changed, taken back; and the run that begins after it."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from nc_tui.core.records import Contact, whole_seconds
from nc_tui.core.sayings import say_moment
from nc_tui.core.streak import days_of_run_at, endings
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.dialogs.contact import ContactDialog
from nc_tui.tui.flows.keeping import ask_and_keep
from nc_tui.tui.flows.slip import after_slip, is_recent, what_became
from nc_tui.tui.intents import Remove, Replace

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def log_contact(app: "NcApp") -> None:
    """Ask what happened, keep it, and say one kind sentence; more, where a run has just ended."""
    below = app.screen
    kept = await ask_and_keep(app, None, ContactDialog)
    if kept is None:
        return
    _point_at(app, kept)
    said = _said_after(app, kept)
    # While it was being saved the person may have gone on: nothing comes between then.
    if kept.ends_run and is_recent(app, kept) and app.screen is below:
        await after_slip(app, kept, said)
    else:
        app.notice(said, what_became(app, kept) if kept.ends_run else "", wrong=False)


def _point_at(app: "NcApp", kept: Contact) -> None:
    """What is changed or taken back next is the line just written, not the one before."""
    from nc_tui.tui.screens.streak import StreakPane

    for screen in app.screen_stack:
        for pane in screen.query(StreakPane):
            pane.go_to(kept.id)


def _said_after(app: "NcApp", kept: Contact) -> str:
    snapshot = app.snapshot
    days = days_of_run_at(kept, snapshot.contacts, snapshot.settings.day_starts)
    said = app.words.after_contact(kept.kind, ends_run=kept.ends_run, days=days, rule=snapshot.rule)
    if kept.ends_run and kept.begins_run_at is None:
        return f"{said} {app.words.contact.after_contact.later}"
    return said


async def edit_contact(app: "NcApp", contact: Contact) -> None:
    """The same questions for a line that stands in the ledger."""
    await ask_and_keep(app, contact, ContactDialog)


async def take_back(app: "NcApp", contact: Contact) -> None:
    """Take a line out of the ledger, once it was asked."""
    which = named(app, contact)
    asked = Confirm("Take this line back?", which, yes="take it back", no="leave it")
    if not await app.push_screen_wait(asked):
        return
    outcome = await app.ask(Remove(contact))
    if outcome.error is not None:
        app.notice(str(outcome.error))


def named(app: "NcApp", contact: Contact) -> str:
    """Which line it is: what happened, and when."""
    when = say_moment(contact.at, app.clock.now().year)
    return f"{app.words.kind_label(contact.kind)}\n{when}"


async def recommit(app: "NcApp") -> None:
    """Begin a new run, where contact left that open."""
    ending = endings(app.snapshot.contacts)
    if not ending or ending[-1].begins_run_at is not None:
        return
    last, now = ending[-1], whole_seconds(app.clock.now())
    # A clock that was set back begins no run before the contact it follows.
    begins = now if now.timestamp() >= last.at.timestamp() else last.at
    outcome = await app.ask(Replace(replace(last, resumed_at=begins)))
    if outcome.error is not None:
        app.notice(str(outcome.error))
    else:
        app.notice("A new run begins.", wrong=False)
