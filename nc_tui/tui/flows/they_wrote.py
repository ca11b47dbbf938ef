"""They wrote: kept at once, never as a slip; then a short answer, a letter, or Safety."""

from typing import TYPE_CHECKING

from nc_tui.core.records import Contact
from nc_tui.tui.dialogs.they_wrote import ANSWER, LEFT_AS, FirstDialog, TheyWroteDialog
from nc_tui.tui.flows.topic import ORDERS, read_topic
from nc_tui.tui.intents import DropAnswers, Keep
from nc_tui.tui.screens.safety import SafetyScreen

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_LATER = "x writes it down by hand."


async def they_wrote(app: "NcApp") -> None:
    """Ask what kind of message it is, keep that, and open what helps with it."""
    wrote = await app.push_screen_wait(TheyWroteDialog())
    if wrote is None:
        return
    # What helps does not wait for the disk; what was not kept is tried again after it.
    keeping = Keep(wrote)
    app.hand_over(keeping)
    said = await _open(app, wrote)
    outcome = await keeping.outcome
    if outcome.error is not None:
        outcome = await app.ask(Keep(wrote))
        app.clear_notices()
    if outcome.error is not None:
        app.notice(str(outcome.error), _LATER)
        return
    app.ask(DropAnswers(LEFT_AS))
    if said:
        app.notice(said, wrong=False)


async def _open(app: "NcApp", wrote: Contact) -> str:
    """What the kind of message calls for; the sentence to say after it ("" for none)."""
    words = app.words.contact.they_wrote
    no_slip = app.words.after_contact(wrote.kind, ends_run=False, days=None)
    match wrote.answer:
        case "unsafe":
            await app.push_screen_wait(SafetyScreen())
            return f"{no_slip} {words.evidence}"
        # Imported where it is first needed: the editor costs the start of the app too much.
        case "emotional":
            from nc_tui.tui.flows.letter import write_letter

            letter = await write_letter(app)
            return "" if letter is not None else no_slip
        case _:
            from nc_tui.tui.flows.reply import short_answer

            return await short_answer(app) if await _may_answer(app) else no_slip


async def _may_answer(app: "NcApp") -> bool:
    """Whether a short answer is due under the rule in force: it speaks first, if it forbids one."""
    first = app.words.contact.they_wrote.first(app.snapshot.rule)
    while first is not None:
        way = await app.push_screen_wait(FirstDialog(first))
        if way is None or way == ANSWER:
            return way is not None
        await read_topic(app, ORDERS)
    return True
