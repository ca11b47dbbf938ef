"""The shape of after.toml: what is asked once a breath is over."""

from nc_tui.content.shapes import Labelled, Shape


class AfterWay(Labelled, frozen=True):
    """What may come after a breath. The label may hold ``{name}`` or ``{activity}``; ``did`` says
    it as something that was done."""

    key: str
    did: str


class Activity(Shape, frozen=True):
    """One small thing to do."""

    title: str
    about: str


class Sense(Shape, frozen=True):
    """So many things of one sense."""

    count: int
    label: str


class Grounding(Shape, frozen=True):
    """By the senses back to where one is."""

    title: str
    about: str
    done: str
    steps: tuple[Sense, ...]


class OfferedCard(Shape, frozen=True):
    """A card of the library that is offered, by its id."""

    id: str


class After(Shape, frozen=True):
    """after.toml: what is asked once a breath is over. ``cards`` are those to read then."""

    ways: tuple[AfterWay, ...]
    cards: tuple[OfferedCard, ...]
    activity: Activity
    grounding: Grounding
