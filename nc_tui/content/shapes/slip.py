"""The shape of slip.toml: what is asked once a contact ended a run."""

from nc_tui.content.shapes import Mark, Shape, Way


class Before(Shape, frozen=True):
    """What was going on just before a contact; ``own_words`` labels the field for other words."""

    question: str
    about: str
    own_words: str


class Now(Shape, frozen=True):
    """What may help after a contact. ``gentle`` are ids of small actions; ``kept`` is said once
    the plan's sentence is."""

    question: str
    about: str
    kept: str
    ways: tuple[Way, ...]
    gentle: tuple[str, ...]


class NextTime(Shape, frozen=True):
    """A sentence for the plan. ``ifs`` are its first half by trigger, ``unsaid`` without one;
    ``night`` holds ``{words}``."""

    title: str
    about: str
    example: str
    example_alone: str
    missing: str
    source: str
    mark: Mark
    unsaid: str
    night: str
    ifs: dict[str, str]


class Slip(Shape, frozen=True):
    """slip.toml: what is asked once a contact ended a run."""

    before: Before
    now: Now
    plan: NextTime
