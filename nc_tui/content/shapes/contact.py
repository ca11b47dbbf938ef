"""The shape of contact.toml: what is said of contacts and of the rule."""

from nc_tui.content.shapes import Labelled, Shape
from nc_tui.content.shapes.reply import Reply
from nc_tui.content.shapes.they_wrote import TheyWrote


class Kind(Labelled, frozen=True):
    """A kind of contact as the ledger offers it; ``key`` is one letter of its label."""

    key: str


class Rule(Labelled, frozen=True):
    """A rule of contact, and one sentence on what it means."""

    about: str


class AfterContact(Shape, frozen=True):
    """What is said once an entry stands in the ledger; ``ended`` holds ``{days}``."""

    ended: str
    ended_one_day: str
    ended_no_days: str
    goes_on: str
    necessary: str
    necessary_order: str
    they_wrote: str
    no_run: str
    later: str


class RuleSays(Shape, frozen=True):
    """The rule in one sentence. The first three, for limited contact, hold ``{topics}`` and
    ``{channels}``; ``limited`` is said where the person named neither."""

    topics: str
    channels: str
    both: str
    limited: str
    space: str
    order: str


class ContactWords(Shape, frozen=True):
    """contact.toml: the kinds of contact, the rules, and what is said of both."""

    start_label: str
    kinds: tuple[Kind, ...]
    rules: tuple[Rule, ...]
    rule_says: RuleSays
    after_contact: AfterContact
    they_wrote: TheyWrote
    reply: Reply
