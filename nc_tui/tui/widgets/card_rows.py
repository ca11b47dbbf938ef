"""A card as rows of one width: our answer; what is claimed, against it, known; a caution."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from nc_tui.content.library import Library
    from nc_tui.content.shapes.library import Card

WIDTH = 62
"""Words are never set wider."""

_LABEL = 14  # columns of the labels, where they stand beside their words
_BESIDE = 56  # columns from which they do
_BULLET = "• "


def card_rows(card: "Card", library: "Library", width: int, rule: str) -> list[Content]:
    """All of ``card`` in rows of at most ``width`` cells, and never wider than words are set.

    ``rule`` is the one in force: where it forbids contact, it speaks before the card does.
    """
    width = max(8, min(width, WIDTH + (_LABEL if width >= WIDTH + _LABEL else 0)))
    words = min(WIDTH, width)
    rows = Content.styled(card.doubt, "$foreground bold").wrap(words)
    if answer := library.answer(card, rule):
        rows += Content(answer).wrap(words)
    for line in card.lines:
        rows += _hung(Content.styled(_BULLET, "$text-muted"), Content(line), words)
    for label, lines in _blocks(card, library):
        rows += [Content(), *_block(label, lines, width)]
    return rows


def _blocks(card: "Card", library: "Library") -> Iterator[tuple[str, Sequence[Content]]]:
    if card.claim:
        by = [Content.styled(name, "$text-muted") for name in library.cited(card.by)]
        yield "claimed", [Content.styled(card.claim, "$secondary"), *by]
    if card.counter:
        yield "against it", [Content(card.counter)]
    if card.evidence:
        known = [Content.styled(name, "$text-muted") for name in library.cited(card.studies)]
        if card.mark:
            meaning = getattr(library.sources.marks, card.mark)
            known.append(Content.assemble(card.mark, (f": {meaning}", "$text-muted")))
        yield "known", [Content(card.evidence), *known]
    if card.caution:
        safety = Content.assemble(("!", "$primary bold"), (" safety", "$text-muted"))
        yield "careful", [Content(card.caution), *[safety] * bool(card.safety_topic)]


def _block(label: str, lines: Sequence[Content], width: int) -> list[Content]:
    """The label in the margin of its words; above them where there is no room beside."""
    head = Content.styled(label, "$text-muted bold")
    if width < _BESIDE:
        return [head, *(row for line in lines for row in line.wrap(width))]
    rows = [row for line in lines for row in line.wrap(width - _LABEL)]
    first = head.pad_right(_LABEL - head.cell_length)
    return [Content.assemble(first, rows[0]), *(row.pad_left(_LABEL) for row in rows[1:])]


def _hung(lead: Content, words: Content, width: int) -> list[Content]:
    first, *others = words.wrap(width - lead.cell_length)
    return [lead + first, *(row.pad_left(lead.cell_length) for row in others)]
