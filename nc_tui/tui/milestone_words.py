"""What a milestone asks on its day."""

from collections.abc import Iterable

from textual.content import Content

from nc_tui.content.load import Content as Words
from nc_tui.core.records import PlanItem
from nc_tui.core.text import one_line
from nc_tui.tui.marks import BAR


def asked_at(days: int, own: Iterable[PlanItem], words: Words) -> list[Content]:
    """The question of a milestone of ``days`` whole days, and what that is to the person."""
    said = [words.milestone_question(days)]
    said += [one_line(item.text) for item in own if item.days == days and item.text]
    return [Content.assemble((BAR, "$primary"), f" {line}") for line in said]
