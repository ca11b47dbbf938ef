"""What a page of the journal says of itself: its title, tags and length."""

import re
from collections.abc import Iterable

from nc_tui.core.records import Entry
from nc_tui.core.text import one_line

TAG = re.compile(r"(?<![^\s(])[#@]([^\W_][\w-]*)")
"""A #tag in a text, or a @tag as jrnl has them; a heading (``# words``) is none, nor the part of
an address after its sign."""
_MARKDOWN_LEAD = re.compile(r"^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+|\d+[.)]\s+)+")


def title_of(text: str) -> str:
    """The first line with words on it, without its Markdown lead; "" for an empty page."""
    for line in text.splitlines():
        title = one_line(_MARKDOWN_LEAD.sub("", line[:400]))
        if title:
            return title
    return ""


def tags_of(text: str) -> tuple[str, ...]:
    """The tags in a text without their signs, case folded, each once, in order."""
    return tuple(dict.fromkeys(match.group(1).casefold() for match in TAG.finditer(text)))


def may_have_tags(text: str) -> bool:
    """Whether it is worth looking for them."""
    return "#" in text or "@" in text


def count_words(text: str) -> int:
    """What white space parts, Markdown signs among it."""
    return len(text.split())


def entries_newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """What the journal lists: live entries that were not put away, newest first.

    Letters are not listed here: until daylight not even their text may be shown.
    """
    shown = (e for e in entries if e.is_live and e.kind == "entry" and e.away is None)
    return sorted(shown, key=lambda entry: (entry.at, entry.id), reverse=True)
