"""What the page of stages says of a day, an answer and a caution, for as much room as there is."""

from datetime import date

from textual.content import Content

from nc_tui.content.shapes.stages import Stage
from nc_tui.core.sayings import MONTHS, WEEKDAYS
from nc_tui.tui.marks import BAR

_BESIDE = 3  # columns between a caution and the key beside it
_LATE_KEY = 70  # columns: the least that a caution and its key may take together
_ANSWER_LINES = 2


def title_of(day: date, today: date) -> str:
    """``What today feels like``; of an earlier day, what it felt like."""
    back = (today - day).days
    if back <= 0:
        return "What today feels like"
    if back == 1:
        return "What yesterday felt like"
    if back < 7:
        return f"What {WEEKDAYS[day.weekday()]} felt like"
    return f"What {short_day(day, today)} felt like"


def short_day(day: date, today: date) -> str:
    """``3 Oct``, with the year when it is another."""
    said = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return said if day.year == today.year else f"{said} {day.year}"


def first_lines(text: str, width: int) -> list[Content]:
    """As much of an answer as is shown: its first lines, none for no text."""
    lines = Content(text).wrap(width) if text else []
    if len(lines) > _ANSWER_LINES:
        last = lines[_ANSWER_LINES - 1].truncate(width - 1)
        lines = [*lines[: _ANSWER_LINES - 1], Content.assemble(last, "…")]
    return lines


def caution_of(stage: Stage, width: int) -> list[Content]:
    """The caution behind its mark, and the way to Safety where it leads there."""
    lines = Content(stage.caution).wrap(width)
    if stage.safety_topic:
        key = Content.assemble(("!", "$primary bold"), (" safety", "$text-muted"))
        if lines[-1].cell_length + _BESIDE + key.cell_length <= max(width, _LATE_KEY):
            lines[-1] = Content.assemble(lines[-1], " " * _BESIDE, key)
        else:
            lines.append(key)
    return [Content.assemble((BAR, "$secondary"), " ", line) for line in lines]
