"""What was said at another motivation check, as it stands beside today's."""

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from nc_tui.core.records import Reflection
from nc_tui.core.text import mend, one_line
from nc_tui.tui.marks import TICKED
from nc_tui.tui.screens.stages_words import first_lines, short_day

if TYPE_CHECKING:
    from nc_tui.content.shapes.library import Motives

_HANG = 3  # columns before what was ticked: the mark and its gap


def before_of(
    check: Reflection | None, motives: "Motives", today: date, width: int
) -> tuple[Content, Content]:
    """A heading, and what was ticked and answered then, ``width`` columns at most."""
    if check is None:
        first = Content.styled("What you say now stands here the next time.", "$text-muted")
        return Content.styled("before", "$text-muted bold"), Content("\n").join(first.wrap(width))
    rows: list[Content] = []
    for tick in check.ticks:
        words = Content(one_line(mend(motives.statement(tick)))).wrap(max(1, width - _HANG))
        rows.append(Content.assemble((TICKED, "$text-muted"), " " * (_HANG - 1), words[0]))
        rows += [Content.assemble(" " * _HANG, row) for row in words[1:]]
    for answer in check.answers:
        asked = Content.styled(one_line(mend(motives.prompt(answer.prompt))), "$text-muted")
        said = first_lines(one_line(mend(answer.text)), width)
        rows += [*asked.wrap(width), *(row.stylize_before("$secondary") for row in said)]
    rows = rows or [Content.styled("Nothing was ticked.", "$text-muted")]
    head = Content.styled(f"on {short_day(check.day, today)}", "$text-muted bold")
    return head, Content("\n").join(rows)
