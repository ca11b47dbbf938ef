"""The shapes of the library's words: cards, who says what is on them, and the motivation check.

Apart from the other shapes, because the app starts without them.
"""

from typing import Literal

from nc_tui.content.shapes import Labelled, Mark, Prompt, Shape, Statement


class Article(Shape, frozen=True):
    """One of the articles that claims come from; ``site`` is where it stood, where known."""

    id: str
    headline: str
    site: str = ""

    @property
    def cited(self) -> str:
        """The headline in quotes, as it is named on a card."""
        return f'"{self.headline}"'


class Study(Shape, frozen=True):
    """What somebody looked into. ``of``: ``464 people``, ``94 tests``; empty where unsaid."""

    id: str
    name: str
    of: str = ""

    @property
    def cited(self) -> str:
        """``Marshall 2012, 464 people``."""
        return f"{self.name}, {self.of}" if self.of else self.name


class Marks(Shape, frozen=True):
    """What each mark means, in a few words."""

    solid: str
    some: str
    thin: str


class Sources(Shape, frozen=True):
    """sources.toml."""

    marks: Marks
    articles: tuple[Article, ...]
    studies: tuple[Study, ...]


class Group(Shape, frozen=True):
    """A heading of the list of cards."""

    id: str
    label: str


class Card(Shape, frozen=True):
    """One doubt, and what is said about it.

    ``doubt`` is what the list shows. ``answer`` is ours, or ``lines`` in its place;
    ``claim`` is theirs, and ``by`` the ids of who claims it; ``studies`` are those behind
    ``evidence``. ``heard`` are other words that find it, never shown. ``safety_topic`` is the
    topic of Safety its caution leads to, or empty. Where the answer ``speaks_of_writing`` to
    them, a rule may forbid it. One of the person's own has a doubt and lines.
    """

    id: str
    doubt: str
    group: str = ""
    answer: str = ""
    lines: tuple[str, ...] = ()
    claim: str = ""
    by: tuple[str, ...] = ()
    counter: str = ""
    evidence: str = ""
    studies: tuple[str, ...] = ()
    caution: str = ""
    mark: Mark | None = None
    safety_topic: str = ""
    speaks_of_writing: bool = False
    heard: tuple[str, ...] = ()


class ShippedCard(Card, frozen=True, kw_only=True):
    """A card of cards.toml: none without a claim, evidence, a caution and a mark."""

    group: str
    claim: str
    by: tuple[str, ...]
    evidence: str
    caution: str
    mark: Mark


class RuleFirst(Shape, frozen=True):
    """What the rule of that id has to say before a card that speaks of writing."""

    rule: str
    text: str


class Unspoken(Shape, frozen=True):
    """A doubt that many have and no card speaks of; ``near`` are ids of cards, nearest first."""

    heard: tuple[str, ...]
    near: tuple[str, ...]


class Near(Shape, frozen=True):
    """What stands above cards that are only near to what was asked: a sentence and a heading."""

    said: str
    label: str


class Cards(Shape, frozen=True):
    """cards.toml: the headings in the order shown, and the cards, each under one of them."""

    firsts: tuple[RuleFirst, ...]
    groups: tuple[Group, ...]
    near: Near
    unspoken: tuple[Unspoken, ...]
    cards: tuple[ShippedCard, ...]


class MotiveKind(Shape, frozen=True):
    """What a motive is about."""

    id: Literal["healing", "fishing"]
    label: str


class Motive(Statement, frozen=True):
    """A motive, as the person may tick it. ``leads_to``: ``card:ID``, ``plan`` or ``limited``."""

    kind: Literal["healing", "fishing"]
    by: tuple[str, ...]
    mark: Mark
    leads_to: str


class MotivePrompt(Prompt, frozen=True):
    """One question of the motivation check, with the article it comes from."""

    by: tuple[str, ...]
    mark: Mark


class Again(Shape, frozen=True):
    """When the check comes back; ``on`` holds ``{day}``, ``offered`` is said on that day."""

    asks: str
    about: str
    on: str
    never: str
    offered: str


class Motives(Shape, frozen=True):
    """motives.toml: the motivation check. ``leads`` name where one may go that is no card."""

    title: str
    about: str
    note: str
    kinds: tuple[MotiveKind, ...]
    statements: tuple[Motive, ...]
    prompts: tuple[MotivePrompt, ...]
    leads: tuple[Labelled, ...]
    again: Again

    def statement(self, item_id: str) -> str:
        """The words of a statement; what was asked for, where there is none of that id."""
        return next((each.text for each in self.statements if each.id == item_id), item_id)

    def prompt(self, item_id: str) -> str:
        """The words of a question; what was asked for, where there is none of that id."""
        return next((each.text for each in self.prompts if each.id == item_id), item_id)

    def side(self, item_id: str) -> str:
        """What the side is called on which a statement stands; "for", where there is none."""
        kind = next((each.kind for each in self.statements if each.id == item_id), "")
        return next((each.label for each in self.kinds if each.id == kind), "for")

    def lead(self, lead_id: str) -> str:
        return next((lead.label for lead in self.leads if lead.id == lead_id), lead_id)

    def statements_of(self, kind: str) -> tuple[Motive, ...]:
        return tuple(motive for motive in self.statements if motive.kind == kind)
