"""The big day count, drawn by pyfiglet in a font that keeps its digits."""

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from textual.color import Color
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

BIG_FONT, SMALL_FONT = "ansi_regular", "future"
_COLUMNS_A_DIGIT = 8


@lru_cache(maxsize=64)
def drawn(number: str, font: str) -> tuple[str, ...]:
    """``number`` in ``font``, its rows trimmed to one width."""
    from pyfiglet import Figlet

    rows = [row.rstrip() for row in Figlet(font=font, width=200).renderText(number).split("\n")]
    while rows and not rows[-1]:
        rows.pop()
    while rows and not rows[0]:
        rows.pop(0)
    # Some fonts keep a column free before a digit; the count begins at the margin.
    indent = min((len(row) - len(row.lstrip()) for row in rows if row), default=0)
    width = max(map(len, rows), default=0)
    return tuple(row.ljust(width)[indent:] for row in rows)


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

    def rows(self) -> tuple[str, ...]:
        if not self.number:
            return ()
        # Of the usual one every digit is given as much: nothing moves when the count goes on.
        font, needed = self.font, len(self.number) * _COLUMNS_A_DIGIT
        if font != BIG_FONT:
            needed = len(drawn(self.number, font)[0])
        if needed + self.beside <= self.room:
            return drawn(self.number, font)
        small = drawn(self.number, SMALL_FONT)
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
