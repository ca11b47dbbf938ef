"""What today feels like: the day's reflection, and how feelings came and went. Never a score."""

from collections.abc import Callable, Iterable
from datetime import date

from nc_tui.core.records import Answer, Reflection

WEEKS = 12
"""Weeks that the strip of past feelings looks back over, this one included."""


def reflection_of(reflections: Iterable[Reflection], day: date) -> Reflection | None:
    """The day's reflection on its stages, if there is one."""
    for reflection in reflections:
        if reflection.is_live and reflection.kind == "stages" and reflection.day == day:
            return reflection
    return None


def weeks_of(
    reflections: Iterable[Reflection],
    stage_of: Callable[[str], str | None],
    last: date,
) -> dict[str, tuple[int, ...]]:
    """For each stage felt at all, the number of days a week on which it was, oldest week first.

    A week is seven days; the last one ends on ``last``. ``stage_of`` names a statement's stage.
    """
    counts: dict[str, list[int]] = {}
    for reflection in reflections:
        week = (last - reflection.day).days // 7
        if not reflection.is_live or reflection.kind != "stages" or not 0 <= week < WEEKS:
            continue
        for stage in {stage_of(tick) for tick in reflection.ticks} - {None}:
            counts.setdefault(str(stage), [0] * WEEKS)[WEEKS - 1 - week] += 1
    return {stage: tuple(days) for stage, days in counts.items()}


def answered(answers: tuple[Answer, ...], prompt: str, text: str) -> tuple[Answer, ...]:
    """``answers`` with the one to ``prompt`` replaced, added, or, for empty text, taken out."""
    others = tuple(answer for answer in answers if answer.prompt != prompt)
    return (*others, Answer(prompt, text)) if text.strip() else others


def ticked(ticks: tuple[str, ...], statement: str, *, on: bool) -> tuple[str, ...]:
    """``ticks`` with one statement ticked, in the order of ticking, or not."""
    others = tuple(tick for tick in ticks if tick != statement)
    return (*others, statement) if on else others


def weeks_end(day: date, today: date) -> date:
    """The last day of the weeks looked back over: today, unless ``day`` lies before them all."""
    return today if (today - day).days < 7 * WEEKS else day
