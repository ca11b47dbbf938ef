"""A text as it is given: in an argument, on standard input, or written in the editor."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from nc_tui.cli.session import Session
from nc_tui.core.errors import NcError
from nc_tui.core.text import without_last_line_end

if TYPE_CHECKING:
    from nc_tui.core.records import Entry

STANDARD_INPUT = "-"


@contextmanager
def text_given(argument: str | None, page: "Entry", session: Session) -> Iterator[str]:
    """The text, which may be empty. With ``-``, or with nothing and no terminal, standard input.

    ``page`` is what the text will stand on. What comes out of the editor is kept until the block
    is through: see ``page_from_editor``.
    """
    if argument is not None and argument != STANDARD_INPUT:
        yield argument
    elif argument is None and sys.stdin is not None and sys.stdin.isatty():
        from nc_tui.cli.editor import page_from_editor

        with page_from_editor(page, session) as text:
            yield text
    else:
        text = standard_input()
        if argument is None and not text.strip():
            message = (
                "there is no terminal for your editor, and nothing came on standard input. "
                "Nothing was added or changed; pipe the text, and give - as TEXT."
            )
            raise NcError(message)
        yield text


def standard_input() -> str:
    """All of it, without the line end that nobody wrote."""
    if sys.stdin is None:
        return ""
    # Bytes, whatever the locale: a pipe carries UTF-8, and a stray byte must lose no page.
    return without_last_line_end(sys.stdin.buffer.read().decode("utf-8", "replace"))
