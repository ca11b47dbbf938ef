"""The shape of what is said while a short answer is drafted."""

from nc_tui.content.shapes import Labelled, Mark, Shape, Way
from nc_tui.core.reply import Heard


class ReplyRule(Labelled, frozen=True):
    """One of the four rules of a short answer; ``hint`` may hold ``{seen}``."""

    about: str
    hint: str


class HeardWords(Heard, frozen=True, forbid_unknown_fields=True):
    """The words a draft is listened for."""


class Reply(Shape, frozen=True):
    """A short, practical answer. ``prompt`` stands above a draft that goes into the journal."""

    title: str
    about: str
    example: str
    source: str
    mark: Mark
    prompt: str
    rules: tuple[ReplyRule, ...]
    question: str
    endings: tuple[Way, ...]
    sent: str
    sent_about: str
    heard: HeardWords
