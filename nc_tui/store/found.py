"""One thing the doctor found, and the words its sentences share."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

_SHOWN = 5  # names told in one sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found there, and what to do about it.

    ``names`` are the records (``table/id``) or files it is about. Nothing in it is what a person
    wrote. ``repairable`` where ``doctor --repair`` does something about it.
    """

    check: str
    level: Literal["ok", "note", "problem", "done"]
    text: str
    todo: str = ""
    names: tuple[str, ...] = ()
    repairable: bool = False


def some_of(names: Collection[str]) -> str:
    """The first few of them, and how many more there are."""
    more = len(names) - _SHOWN
    return ", ".join(list(names)[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def counted(number: int, noun: str) -> str:
    """ "1 record", "2 records"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def say_size(size: int) -> str:
    """So many bytes in round numbers: "812 bytes", "41 kB", "1.2 MB"."""
    if size < 1000:
        return f"{size} bytes"
    number, unit = size / 1000, "kB"
    for larger in ("MB", "GB"):
        if number >= 999.5:
            number, unit = number / 1000, larger
    return f"{number:.1f} {unit}" if number < 9.95 else f"{number:.0f} {unit}"
