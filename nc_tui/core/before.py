"""What was going on just before a contact: one line of text, made of labels and own words."""

from collections.abc import Mapping
from typing import NamedTuple

from nc_tui.core.text import one_line

_COMMA = ", "


class Before(NamedTuple):
    """The ids of what was chosen, in the order said, and what was said in other words."""

    chosen: tuple[str, ...] = ()
    own: str = ""


def say_before(before: Before, labels: Mapping[str, str]) -> str | None:
    """The line as the ledger keeps it: ``lonely, a drink, after the party``; None for nothing.

    ``labels`` has the label of each id: the line is read without this program, too.
    """
    words = [labels.get(each, each) for each in before.chosen]
    return _COMMA.join(filter(None, [*words, one_line(before.own)])) or None


def read_before(line: str | None, labels: Mapping[str, str]) -> Before:
    """What ``say_before`` made a line of; whatever is no label is the person's own words."""
    ids = {label: each for each, label in labels.items()}
    parts = one_line(line or "").split(_COMMA)
    chosen = dict.fromkeys(ids[part] for part in parts if part in ids)
    return Before(tuple(chosen), _COMMA.join(part for part in parts if part not in ids))
