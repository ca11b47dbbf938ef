"""How a feeling came and went: a mark a week, larger and brighter the more days it was there."""

from collections.abc import Sequence

from textual.content import Content

_LEVELS = ((3, "■", "$primary"), (2, "■", "$kept"), (1, "▪", "$kept"), (0, "·", "$rule"))
"""From so many days of a week on: the mark and its style."""


def week_mark(days: int) -> tuple[str, str]:
    """The mark and style of a week on so many days of which a feeling was there."""
    return next((mark, style) for least, mark, style in _LEVELS if days >= least)


def week_strip(weeks: Sequence[int], step: int = 1) -> Content:
    """One mark a week, oldest first, ``step`` columns each."""
    gap = " " * (step - 1)
    return Content(gap).join(Content.styled(*week_mark(days)) for days in weeks)


def week_legend() -> Content:
    """What the marks of a week mean."""
    said = (("one day of a week", 1), ("two", 2), ("three or more", 3))
    marks = (
        Content.assemble(week_mark(days), (f" {words}", "$text-muted")) for words, days in said
    )
    return Content("   ").join(marks)
