"""Words that stand in arguments: a text, or the name of something to choose."""

from nc_tui.core.text import mend, one_line


def text_or_none(words: str | None) -> str | None:
    """What an option's text comes to: nothing but white space is none."""
    return words if words is not None and words.strip() else None


def known_ids(given: list[str], choices: list[tuple[str, str]]) -> tuple[str, ...]:
    """``given`` words, each once, as ids where they name one of ``choices`` (id, label)."""
    by_name = {name.casefold(): choice for choice, label in choices for name in (label, choice)}
    words = [one_line(mend(text)) for text in given]
    return tuple(dict.fromkeys(by_name.get(word.casefold(), word) for word in words if word))
