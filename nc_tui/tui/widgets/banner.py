"""The big day count, drawn by pyfiglet in a font that keeps its digits."""

from functools import lru_cache

from textual.color import Color
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

BIG_FONT, SMALL_FONT = "ansi_regular", "future"
_COLUMNS_A_DIGIT = 8


@lru_cache(maxsize=64)
def drawn(number: str, font: str) -> tuple[str, ...]:
    """``number`` in ``font``, its rows trimmed to one width."""
    from pyfiglet import Figlet

    rows = [row.rstrip() for row in Figlet(font=font, width=200).renderText(number).split("\n")]
    while rows and not rows[-1]:
        rows.pop()
    width = max(map(len, rows), default=0)
    return tuple(row.ljust(width) for row in rows)


class Banner(Widget):
    """A number, as large as ``room`` columns allow, one colour a row."""

    DEFAULT_CSS = "Banner { width: auto; height: auto; }"

    number: reactive[str] = reactive("", layout=True)
    room: reactive[int] = reactive(0, layout=True)
    """Columns that the banner and the words beside it may take together."""
    beside: reactive[int] = reactive(12, layout=True)
    """Columns those words need."""

    def rows(self) -> tuple[str, ...]:
        needed = len(self.number) * _COLUMNS_A_DIGIT + self.beside
        if not self.number:
            return ()
        if needed <= self.room:
            return drawn(self.number, BIG_FONT)
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
