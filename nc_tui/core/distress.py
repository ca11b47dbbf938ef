"""Words that say more than a search for a card: someone may be in danger."""

import re
from collections.abc import Iterable

from nc_tui.core.folding import fold

_WORD = re.compile(r"\w+")


def says_any(asked: str, phrases: Iterable[str]) -> bool:
    """Whether ``asked`` has one of ``phrases`` in it, as whole words; case, accents, apostrophes
    and what stands between words aside. Rather once too often than once too seldom."""
    words = f" {_plain(asked)} "
    return any(f" {_plain(phrase)} " in words for phrase in phrases)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(re.sub("['’]", "", fold(text))))
