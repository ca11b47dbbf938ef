"""The day's check-in, new or changed; and yesterday's, one key further."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from nc_tui.core.checkins import earlier_intentions
from nc_tui.core.errors import ChangedElsewhereError
from nc_tui.core.records import CheckIn
from nc_tui.core.sayings import say_day
from nc_tui.core.text import one_line
from nc_tui.tui.dialogs.check_in import CheckInDialog, Given, answers_of
from nc_tui.tui.intents import DropAnswers, Keep, Replace

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def check_in(app: "NcApp", day: date | None = None) -> None:
    """Ask for today's, by the day boundary, or that of ``day``; what was answered before is there
    to change."""
    today = app.snapshot.today(app.clock.now())
    days = (today, today - timedelta(days=1), *([day] if day else []))
    given, problem = None, ""
    kept = {day: known for day in days if (known := app.snapshot.checkin_of(day))}
    while True:
        dialog = CheckInDialog(
            today, kept, _intentions(app), day=day, asked_again=given, problem=problem
        )
        given = await app.push_screen_wait(dialog)
        if given is None:
            return
        given, problem = await _keep(app, given)
        if not problem:
            break
    if given.day != today:
        said = "yesterday" if given.day == days[1] else say_day(given.day, today.year)
        app.notice(f"Kept for {said}.", wrong=False)
    elif app.nightfall.is_here:
        app.notice("Checked in.", wrong=False)  # Today itself shows it, the night screen does not


async def _keep(app: "NcApp", given: Given) -> tuple[Given, str]:
    """Keep what was given. The answers as they are then, and why one could not be kept."""
    answers, problem = dict(given.answers), ""
    for checkin in given.keeps:
        outcome = await app.ask(Replace(checkin) if checkin.updated else Keep(checkin))
        if outcome.error is None:
            kept = (each for each in outcome.records if isinstance(each, CheckIn))
            answers[checkin.day] = next(kept)
            await app.ask(DropAnswers(answers_of(checkin.day)))
            continue
        problem = str(outcome.error)
        if isinstance(outcome.error, ChangedElsewhereError):
            # Told once; keeping these answers again is a decision then.
            answers[checkin.day] = replace(checkin, updated=None)
    return given._replace(answers=answers), problem


def _intentions(app: "NcApp") -> list[str]:
    """What they meant to do before, then what their plan names."""
    today = app.snapshot.today(app.clock.now())
    earlier = earlier_intentions(app.snapshot.checkins, today)
    activities = [one_line(item.text or "") for item in app.snapshot.plan_of("activity")]
    return [text for text in dict.fromkeys([*earlier, *activities]) if text]
