"""The shapes of the shipped words: one struct a table, a module here a TOML file above.

Fields that end in a full stop or a question mark are sentences; ``name``, ``label`` and ``title``
are labels and end in none. A key no struct names is an error, so that a slip of the pen shows.
"""

from typing import Literal

from msgspec import Struct

Mark = Literal["solid", "some", "thin"]
"""How sure a claim is: several studies agree, one or two studies, lay or clinical opinion."""


class Shape(Struct, frozen=True, forbid_unknown_fields=True):
    """What every table of words has in common."""


class Worded(Shape, frozen=True):
    """A sentence or question with an id, which is what records keep."""

    id: str
    text: str


class Statement(Worded, frozen=True):
    """Something a day may feel like, in the person's voice; ticked or not, never scored."""


class Prompt(Worded, frozen=True):
    """One question to write about, or not."""


class Action(Worded, frozen=True):
    """One small thing to do."""


class Labelled(Shape, frozen=True):
    """Something to choose: an id, which is what records keep, and a short label."""

    id: str
    label: str


class Choice(Labelled, frozen=True):
    """One thing to tick in a list."""


class Way(Labelled, frozen=True):
    """One way on, taken by the letter ``key``, and one sentence on where it leads."""

    key: str
    about: str
