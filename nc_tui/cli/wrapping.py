"""Long lines on a terminal, broken between words; elsewhere one line stays one line."""

import os
from typing import TextIO

from nc_tui.core.text import mend, one_line

_NARROWEST = 30


def lines_for(stream: TextIO | None, text: str, head: str = "") -> list[str]:
    """``text`` as it is to be printed to ``stream``, after ``head`` and in line with where it
    ends."""
    text = head + one_line(mend(text))
    width = width_of(stream)
    if width < _NARROWEST:
        return [text]
    from textwrap import wrap

    return wrap(
        text, width, subsequent_indent=" " * len(head),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def width_of(stream: TextIO | None) -> int:
    """In columns; 0 for what is no terminal."""
    try:
        if stream is None or not stream.isatty():
            return 0
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0
