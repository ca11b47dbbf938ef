"""The lines that people can call, as one table, or one under the other; the home one in colour."""

from collections.abc import Sequence

from textual.content import Content

from nc_tui.content.shapes.safety import SafetyLine

TALK, AFRAID = "to talk", "if you are afraid of them"
LINES, ABROAD = "lines", "abroad"
_GAP = 2


def columns_of(lines: Sequence[SafetyLine]) -> tuple[int, int]:
    """Where the second and third column begin, beside the longest words before them."""
    name = max(len(line.name) for line in lines) + _GAP
    return name, name + max(len(talk_words(line)) for line in lines) + _GAP


def talk_words(line: SafetyLine, *, full: bool = False) -> str:
    """Whom to talk to; ``full`` with the name of who answers."""
    return f"{line.talk}{_by(line.talk_by)}" if full else line.talk


def _by(name: str) -> str:
    """Who answers, after a number."""
    return f"   {name}" if name else ""


def table(
    lines: Sequence[SafetyLine], home: SafetyLine, columns: tuple[int, int], title: str = LINES
) -> Content:
    """A row a line, under their headings; who answers is named where there is room."""
    talk, abuse = columns
    heading = Content.assemble(
        (title.ljust(talk), "$text-muted bold"),
        (f"{TALK.ljust(abuse - talk)}{AFRAID}", "$text-muted"),
    )
    rows = [heading]
    for line in lines:
        name, words = _styles(line, home)
        said = talk_words(line, full=True)
        if len(said) > abuse - talk - _GAP:
            said = talk_words(line)
        rows.append(
            Content.assemble(
                (line.name.ljust(talk), name), (said.ljust(abuse - talk), words),
                (line.abuse, words),
            )
        )  # fmt: skip
    return Content("\n").join(rows)


def numbers_of(home: SafetyLine, *, afraid_first: bool, width: int) -> Content:
    """The numbers of where one is, each with what it is for: beside it, or below where narrow."""
    said = [(TALK, home.talk, home.talk_by)]
    if home.abuse:
        said.insert(0 if afraid_first else 1, (AFRAID, home.abuse, ""))
    label = max(len(what) for what, _, _ in said) + _GAP
    beside = 2 + label + max(len(number + _by(by)) for _, number, by in said) <= width
    rows = [Content.styled(home.name, "$foreground bold")]
    for what, number, by in said:
        named = (_by(by), "$text-muted")
        if beside:
            rows.append(
                Content.assemble(
                    (f"  {what.ljust(label)}", "$text-muted"), (number, "$primary"), named
                )
            )
        else:
            rows += [
                Content.assemble("  ", (number, "$primary"), named),
                Content.styled(f"  {what}", "$text-muted"),
            ]
    return Content("\n").join(rows)


def column(lines: Sequence[SafetyLine], home: SafetyLine, title: str = LINES) -> Content:
    """One under the other, for a narrow pane."""
    blocks = [Content.styled(title, "$text-muted bold")]
    for line in lines:
        name, words = _styles(line, home)
        by = f"  {line.talk_by}" if line.talk_by else ""
        parts: list[str | tuple[str, str]] = [
            (line.name, name), "\n  ", (line.talk, words), (by, "$text-muted"),
        ]  # fmt: skip
        if line.abuse:
            parts += ["\n  ", (line.abuse, words), "\n  ", (AFRAID, "$text-muted")]
        blocks.append(Content.assemble(*parts))
    return Content("\n").join(blocks)


def _styles(line: SafetyLine, home: SafetyLine) -> tuple[str, str]:
    if line is home:
        return "$foreground bold", "$primary"
    return "$text-muted", "$text-muted"
