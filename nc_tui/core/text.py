"""What a person typed, made safe to show, with nothing of theirs taken away."""

import re

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else _REPLACEMENT


def mend(text: str) -> str:
    """Text that a terminal shows and never obeys.

    Line ends become LF; tab and LF stay. Other C0 controls and DEL become their control
    pictures (``␛``); C1 controls, bidirectional overrides and lone surrogates become ``�``.
    Mending mended text changes nothing.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSAFE.sub(_picture, text) if _UNSAFE.search(text) else text


def one_line(text: str) -> str:
    """``text`` as one line: runs of white space become one space, ends are trimmed."""
    return " ".join(text.split())


def without_last_line_end(text: str) -> str:
    """Pipes and editors end a text with a line end that nobody wrote."""
    return text.removesuffix("\n").removesuffix("\r")
