"""The four questions of the first run, each with what answers it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from nc_tui.content.load import Content as Words
from nc_tui.core.clock import day_of
from nc_tui.core.sayings import say_day, say_moment, say_span
from nc_tui.core.state import Snapshot
from nc_tui.tui.flows import first_answers
from nc_tui.tui.phrases import say_today
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.moment_input import MomentInput
from nc_tui.tui.widgets.rule_list import RuleList

if TYPE_CHECKING:
    from nc_tui.core.moments import Reading

NAMES = ("last contact", "your rule", "a reason", "a person")
WHEN, RULE, REASON, PERSON = range(4)
STEP_IDS = ("step-when", "step-rule", "step-reason", "step-person")


def compose_steps(
    words: Words, snapshot: Snapshot, now: Callable[[], datetime]
) -> Iterator[Widget]:
    """A container a step, filled in with what is there already."""
    start, _, reason, person = first_answers.present(snapshot)
    yield _step(
        WHEN,
        _words("When was the last contact?", "heading"),
        _words("In your words: yesterday 9pm, 10 nov, 3h ago.", "line"),
        MomentInput(
            now, lambda reading: _read_back(reading, now(), snapshot),
            day_starts=snapshot.settings.day_starts,
            present=start.at if start else None,
        ),
    )  # fmt: skip
    yield _step(
        RULE,
        _words("Which rule is yours?", "heading"),
        RuleList(words.contact.rules, snapshot.rule),
    )
    yield _step(
        REASON,
        _words("What is your reason, or one of them?", "heading"),
        _words("Today shows it, in your own words.", "line"),
        Field((reason.text or "") if reason else "", id="first-reason"),
    )
    yield _step(
        PERSON,
        _words("Whom could you call?", "heading"),
        _words("A name, and how to reach them.", "line"),
        _words("name", "label"),
        Field((person.name or "") if person else "", id="first-name"),
        _words("how to reach them", "label"),
        Field((person.reach or "") if person else "", id="first-reach"),
        Static(id="first-asks", markup=False),
    )


def _step(step: int, *parts: Widget) -> Vertical:
    return Vertical(*parts, id=STEP_IDS[step], classes="first-step")


def _words(text: str, kind: str) -> Static:
    style = "$foreground bold" if kind == "heading" else "$text-muted"
    return Static(Content.styled(text, style), classes=f"first-{kind}")


def _read_back(reading: "Reading", now: datetime, snapshot: Snapshot) -> Content:
    """What was understood, said before it is kept."""
    today = snapshot.today(now)
    day = day_of(reading.moment, snapshot.settings.day_starts)
    ago = say_span((today - day).days)
    if now.date() > today and (today - day).days <= 1:
        # After midnight "today" is two days: which of them it is, and until when.
        still = say_today(today, now.date(), snapshot.settings.day_starts)
        counted = f"It still is {still}:\nso that is {ago}. Right?"
    elif day == reading.moment.date():
        counted = f"That is {ago}. Right?"
    else:
        # Two in the morning belongs to the night before, which is not what a calendar says.
        counted = f"That night counts as {say_day(day, now.year)}:\n{ago}. Right?"
    parts: list[str | tuple[str, str]] = [
        (say_moment(reading.moment, now.year), "$primary bold"),
        f"\n{counted}",
    ]
    if reading.approximate:
        parts.append(("\nThe hour is a guess; write one if you know it.", "$text-muted"))
    return Content.assemble(*parts)
