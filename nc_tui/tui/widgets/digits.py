"""The digits of the usual fonts, as pyfiglet draws them.

The first picture shows little else, and pyfiglet takes longer to be imported and to read a font
than all the rest of that picture: a test holds these against its own.
"""

from itertools import accumulate, pairwise

_DRAWN = {
    "ansi_regular": (
        (9, 4, 8, 8, 8, 8, 9, 8, 8, 8),
        (
            " ██████   ██ ██████  ██████  ██   ██ ███████  ██████  ███████  █████   █████  ",
            "██  ████ ███      ██      ██ ██   ██ ██      ██            ██ ██   ██ ██   ██ ",
            "██ ██ ██  ██  █████   █████  ███████ ███████ ███████      ██   █████   ██████ ",
            "████  ██  ██ ██           ██      ██      ██ ██    ██    ██   ██   ██      ██ ",
            " ██████   ██ ███████ ██████       ██ ███████  ██████     ██    █████   █████  ",
        ),
    ),
    "future": (
        (3, 3, 3, 3, 3, 3, 3, 3, 3, 3),
        (
            "┏━┓╺┓ ┏━┓┏━┓╻ ╻┏━╸┏━┓┏━┓┏━┓┏━┓",
            "┃┃┃ ┃ ┏━┛╺━┫┗━┫┗━┓┣━┓  ┃┣━┫┗━┫",
            "┗━┛╺┻╸┗━╸┗━┛  ╹┗━┛┗━┛  ╹┗━┛┗━┛",
        ),
    ),
}
"""For each font the columns of every digit, and the rows of all ten, side by side."""


def digits_of(font: str) -> dict[str, tuple[str, ...]] | None:
    """The rows of each digit in ``font``, to be set side by side; None where pyfiglet is to be
    asked."""
    if font not in _DRAWN:
        return None
    widths, rows = _DRAWN[font]
    places = list(pairwise(accumulate(widths, initial=0)))
    return {
        digit: tuple(row[begin:end] for row in rows)
        for digit, (begin, end) in zip("0123456789", places, strict=True)
    }
