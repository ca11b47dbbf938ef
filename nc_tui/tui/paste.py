"""A paste is text, whatever is in it.

Textual's parser takes an ESC within a bracketed paste for the start of a key, and gives out what
follows as keys: a pasted page could quit the app. Terminals mostly keep ESC out; tmux does not.
"""

import unicodedata
from typing import TypeGuard

_START, _END = "\x1b[200~", "\x1b[201~"
_ESC, _PICTURE = "\x1b", "␛"


class PasteMender:
    """Turns every ESC between the brackets of a paste into its picture, chunk by chunk."""

    def __init__(self) -> None:
        self._in_paste = False
        self._passed = ""
        """The last that was let through outside a paste: a bracket may be cut in two."""
        self._held = ""
        """The end of a chunk inside a paste that may be the beginning of its end."""

    def mend(self, data: str) -> str:
        """The next chunk of what the terminal sent, as the parser may have it."""
        done = []
        data, self._held = self._held + data, ""
        while data:
            if self._in_paste:
                inside, end, data = data.partition(_END)
                if not end:
                    inside, self._held = _split_off(inside)
                done += [inside.replace(_ESC, _PICTURE), end]
                self._in_paste = not end
                continue
            # A key may not be held back, so this looks behind instead.
            seen = self._passed + data
            start = seen.find(_START)
            self._in_paste = start >= 0
            end_of_start = start + len(_START) - len(self._passed)
            through = data[:end_of_start] if self._in_paste else data
            done.append(through)
            data = data[len(through) :]
            self._passed = "" if self._in_paste else seen[-(len(_START) - 1) :]
        return "".join(done)


def _split_off(text: str) -> tuple[str, str]:
    """``text`` without, and with only, an ending that may be the beginning of the end bracket."""
    for length in range(min(len(text), len(_END) - 1), 0, -1):
        if text.endswith(_END[:length]):
            return text[:-length], text[-length:]
    return text, ""


def joins_letters(typed: str | None) -> TypeGuard[str]:
    """Whether that is a character without a width of its own, as Persian is written with and
    many an emoji: Textual takes it for a key that types nothing."""
    return typed is not None and len(typed) == 1 and unicodedata.category(typed) == "Cf"
