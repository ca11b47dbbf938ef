"""The library: cards found by doubt. Read when first asked for, not when the app starts."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from nc_tui.content.load import HERE, read_words
from nc_tui.content.shapes.library import (
    Article,
    Card,
    Cards,
    Group,
    Motives,
    Near,
    Sources,
    Study,
)
from nc_tui.core.doubts import Doubts, Found, Unspoken
from nc_tui.core.own_words import own_items
from nc_tui.core.records import PlanItem
from nc_tui.core.text import mend, one_line

OWN = Group("own", "your own")
_TITLE = 60
"""Characters of a card of the person's own that stand as its title."""


class Answers(NamedTuple):
    """``speaks`` is False where the cards are only near to what was asked."""

    cards: list[Card]
    speaks: bool


class Library:
    """All cards in the order shown, the person's own last, and how they are found."""

    def __init__(self, shipped: Cards, sources: Sources, own: Iterable[Card] = ()) -> None:
        self._shipped, self.sources = shipped, sources
        self.own = tuple(own)
        order = {group.id: place for place, group in enumerate(shipped.groups)}
        self.cards: tuple[Card, ...] = (
            *sorted(shipped.cards, key=lambda card: order.get(card.group, len(order))), *self.own,
        )  # fmt: skip

    def with_own(self, plan: Iterable[PlanItem]) -> "Library":
        """The same with the cards of the person's plan."""
        own = own_cards(plan)
        return self if own == self.own else Library(self._shipped, self.sources, own)

    @property
    def groups(self) -> tuple[Group, ...]:
        return (*self._shipped.groups, OWN)

    def answer(self, card: Card, rule: str) -> str:
        """What we say to a doubt under a rule: one that forbids contact speaks first."""
        if card.speaks_of_writing:
            for first in self._shipped.firsts:
                if first.rule == rule:
                    return first.text
        return card.answer

    def card(self, card_id: str) -> Card | None:
        return next((card for card in self.cards if card.id == card_id), None)

    def source(self, source_id: str) -> Article | Study | None:
        both: Sequence[Article | Study] = (*self.sources.articles, *self.sources.studies)
        return next((source for source in both if source.id == source_id), None)

    def cited(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Articles and studies as they are named on a card."""
        return tuple(source.cited for each in ids if (source := self.source(each)))

    def find(self, words: str) -> Answers:
        """The cards that ``words`` ask for, best first; every card for no words."""
        places, speaks = self._doubts.find(words)
        return Answers([self.cards[place] for place in places], speaks)

    @property
    def near(self) -> Near:
        """What stands above cards that are only near to what was asked."""
        return self._shipped.near

    @cached_property
    def _doubts(self) -> Doubts:
        at = {card.id: place for place, card in enumerate(self.cards)}
        unspoken = [
            Unspoken(each.heard, [at[card_id] for card_id in each.near])
            for each in self._shipped.unspoken
        ]
        return Doubts([_found_by(card) for card in self.cards], unspoken)


def _found_by(card: Card) -> Found:
    said = (card.answer, *card.lines, card.claim, card.counter, card.evidence, card.caution)
    return Found((card.doubt, *card.heard), said)


def own_cards(plan: Iterable[PlanItem]) -> tuple[Card, ...]:
    """The person's own cards, in their order: the first line is the title."""
    cards = []
    for item in own_items(plan, "card"):
        first, _, rest = mend(item.text or "").strip().partition("\n")
        title = one_line(first)
        lines = tuple(line.strip() for line in rest.split("\n") if line.strip())
        if len(title) > _TITLE:
            title, lines = f"{title[: _TITLE - 1].rstrip()}…", (one_line(first), *lines)
        cards.append(Card(id=str(item.id), doubt=title, group=OWN.id, lines=lines))
    return tuple(cards)


def load_library(folder: Path = HERE) -> Library:
    """The cards and their sources. Raises ContentError as the fields of ``Content`` do."""
    return Library(
        read_words(folder, "cards.toml", Cards), read_words(folder, "sources.toml", Sources)
    )


def load_motives(folder: Path = HERE) -> Motives:
    """The motivation check. Raises ContentError as the fields of ``Content`` do."""
    return read_words(folder, "motives.toml", Motives)
