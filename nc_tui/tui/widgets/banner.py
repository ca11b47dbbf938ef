"""The big day count, as pyfiglet draws it, in a font that keeps its digits."""

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from textual.color import Color
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.tui.widgets.digits import digits_of

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

BIG_FONT, SMALL_FONT, PLAIN_SMALL_FONT = "ansi_regular", "future", "straight"
_COLUMNS_A_DIGIT = 8


@lru_cache(maxsize=64)
def drawn(number: str, font: str) -> tuple[str, ...]:
    """``number`` in ``font``, its rows trimmed to one width."""
    rows = [row.rstrip() for row in _set(number, font)]
    while rows and not rows[-1]:
        rows.pop()
    while rows and not rows[0]:
        rows.pop(0)
    # Some fonts keep a column free before a digit; the count begins at the margin.
    indent = min((len(row) - len(row.lstrip()) for row in rows if row), default=0)
    width = max(map(len, rows), default=0)
    return tuple(row.ljust(width)[indent:] for row in rows)


def _set(number: str, font: str) -> list[str]:
    known = digits_of(font)
    if known is not None and known.keys() >= set(number):
        return ["".join(parts) for parts in zip(*map(known.__getitem__, number), strict=True)]
    from pyfiglet import Figlet

    return list(Figlet(font=font, width=200).renderText(number).split("\n"))


class Banner(Widget):
    """A number, as large as ``room`` columns allow, one colour a row."""

    DEFAULT_CSS = "Banner { width: auto; height: auto; }"

    number: reactive[str] = reactive("", layout=True)
    room: reactive[int] = reactive(0, layout=True)
    """Columns that the banner and the words beside it may take together."""
    beside: reactive[int] = reactive(12, layout=True)
    """Columns those words need."""

    @property
    def font(self) -> str:
        """The one the person has set."""
        return cast("NcApp", self.app).config.font

    @property
    def small_font(self) -> str:
        """For less room; box drawing does not survive as ASCII, so there it is another."""
        return PLAIN_SMALL_FONT if cast("NcApp", self.app).config.ascii else SMALL_FONT

    def rows(self) -> tuple[str, ...]:
        if not self.number:
            return ()
        # Of the usual one every digit is given as much: nothing moves when the count goes on.
        font, needed = self.font, len(self.number) * _COLUMNS_A_DIGIT
        if font != BIG_FONT:
            needed = len(drawn(self.number, font)[0])
        if needed + self.beside <= self.room:
            return drawn(self.number, font)
        small = drawn(self.number, self.small_font)
        if len(small[0]) + self.beside <= self.room:
            return small
        return (self.number,)

    def render(self) -> Content:
        rows = self.rows()
        variables = self.app.theme_variables
        if self.app.native_ansi_color:
            return Content.assemble(("\n".join(rows), "$primary bold"))
        head, foot = Color.parse(variables["primary"]), Color.parse(variables["count"])
        steps = max(1, len(rows) - 1)
        bold = " bold" if len(rows) == 1 else ""
        return Content("\n").join(
            Content.styled(row, f"{head.blend(foot, index / steps).hex}{bold}")
            for index, row in enumerate(rows)
        )
