"""News: what became of the file behind the person's back, told until it has been read."""

from typing import NamedTuple


class News(NamedTuple):
    """One or more sentences; "" for nothing to tell."""

    words: str = ""
    is_wrong: bool = False
    """Whether it is still so: it stays until it is put right."""
