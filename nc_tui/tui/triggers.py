"""What may set an urge off, to choose from by single letters."""

from collections.abc import Iterable

from nc_tui.content.load import Content
from nc_tui.core.own_words import own_words
from nc_tui.core.state import Snapshot
from nc_tui.tui.widgets.options import Option

OWN_KEY = "e"
"""For words of their own."""
_LETTERS = "kqxz"
"""For a trigger of their own, named before. ``u`` stays free: it starts a breath."""


def trigger_options(words: Content, snapshot: Snapshot, chosen: Iterable[str] = ()) -> list[Option]:
    """Those the program knows, then the person's own; of ``chosen`` those in neither as well."""
    known = [Option(each.id, each.label, each.key) for each in words.choices.triggers]
    taken = {option.value for option in known}
    named = own_words(snapshot.plan, "trigger")
    own = [text for text in dict.fromkeys([*named, *chosen]) if text not in taken]
    letters = [*_LETTERS, *[""] * len(own)]
    return [*known, *(Option(text, text, key) for text, key in zip(own, letters, strict=False))]
