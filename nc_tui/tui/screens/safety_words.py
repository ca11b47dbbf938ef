"""What Safety says around its tables: danger first, the topics, a topic's page, which country."""

from collections.abc import Sequence

from textual.content import Content

from nc_tui.content.shapes.safety import Safety, SafetyLine, Topic
from nc_tui.tui.widgets.help_lines import numbers_of

_TWO_COLUMNS, _TOPIC_COLUMN = 60, 34  # columns: for two topics beside each other; of the first
AFRAID_TOPIC = "fear"
"""The topic on which the line for those who are afraid comes first."""


def danger_of(words: Safety, home: SafetyLine) -> Content:
    """What to do in danger now, the numbers in colour."""
    if not home.emergency:
        return Content.styled(words.danger_elsewhere, "$foreground bold")
    before, _, after = words.danger.partition("{numbers}")
    parts: list[str | tuple[str, str]] = []
    for number in home.emergency:
        parts += [" or " if parts else "", (number, "$primary bold")]
    head, colon, rest = before.partition(":")
    return Content.assemble((head + colon, "$foreground bold"), rest, *parts, after)


def topics_of(topics: Sequence[Topic], room: int) -> Content:
    """The topics with their keys, two a row where there is ``room``."""
    entries = [
        Content.assemble((topic.key, "$primary bold"), "  ", topic.title) for topic in topics
    ]
    if room < _TWO_COLUMNS:
        return Content("\n").join(entries)
    rows = []
    for index in range(0, len(entries), 2):
        pair = entries[index : index + 2]
        pair[0] = pair[0].pad_right(_TOPIC_COLUMN - pair[0].cell_length)
        rows.append(Content.assemble(*pair))
    return Content("\n").join(rows)


def page_of(topic: Topic, home: SafetyLine, width: int) -> Content:
    """A topic's page, and the numbers of where one is: for who is afraid, before all else."""
    is_afraid = topic.id == AFRAID_TOPIC
    numbers = numbers_of(home, afraid_first=is_afraid, width=width)
    lines: list[Content] = [Content.styled(topic.title, "$foreground bold")]
    if is_afraid:  # seen without scrolling
        lines += [numbers, Content()]
    for words in topic.lines:
        lines += [*Content(words).wrap(width), Content()]
    return Content("\n").join(lines if is_afraid else [*lines, numbers])


def country_question(words: Safety, name: str, room: int) -> Content:
    """Whether the guess is right, "" for none; its keys below where there is no room beside."""
    asked = words.country_asked.replace("{country}", name) if name else words.country_unknown
    yes: list[tuple[str, str]] = [("y", "$primary bold"), (" yes   ", "$text-muted")]
    other = (" another" if name else " choose it", "$text-muted")
    keys = [*(yes if name else []), ("g", "$primary bold"), other]
    beside = Content.assemble((asked, "$text-muted"), "   ", *keys)
    if beside.cell_length <= room:
        return beside
    return Content.assemble((asked, "$text-muted"), "\n", *keys)
