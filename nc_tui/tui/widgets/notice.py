"""The message line above the footer: what happened, what is safe, and the keys. It stays."""

from textual.content import Content
from textual.widgets import Static

from nc_tui.core.text import mend, one_line
from nc_tui.tui.marks import BAR


class Notice(Static):
    """Two lines on panel; hidden while there is nothing to say."""

    DEFAULT_CSS = """
    Notice { display: none; height: auto; max-height: 4; background: $panel; color: $foreground; }
    Notice.-shown { display: block; }
    """

    def tell(self, happened: str, keys: str = "", *, wrong: bool = True) -> None:
        """Say it until ``clear``. ``keys`` names what can be done."""
        first, stop, rest = one_line(mend(happened)).partition(". ")
        colour = "$error" if wrong else "$primary"
        parts: list[str | tuple[str, str]] = [
            (f"{BAR} ", colour),
            (first + ("." if stop else ""), f"{colour} bold"),
            f" {rest}" if rest else "",
        ]
        if keys:
            parts += ["\n", (f"{BAR} ", colour), (keys, "$text-muted")]
        self.update(Content.assemble(*parts))
        self.add_class("-shown")

    def clear(self) -> None:
        self.remove_class("-shown")
