"""The message line above the footer: what happened, what is safe, and the keys. It stays."""

from textual.content import Content
from textual.geometry import Size
from textual.timer import Timer
from textual.widget import Widget

from nc_tui.core.text import mend, one_line
from nc_tui.tui.marks import BAR
from nc_tui.tui.news import News
from nc_tui.tui.phrases import as_sentence

_READ_AFTER = 12.0  # seconds


class Notice(Widget):
    """Rows on panel, each with the mark; hidden while there is nothing to say.

    A screen that fills the window also tells the news of the file, under whatever else is said:
    neither takes the other's place.
    """

    DEFAULT_CSS = """
    Notice {
        display: none;
        height: auto;
        max-height: 50%;
        background: $panel;
        color: $foreground;
    }
    Notice.-shown { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[Content, Content] | None = None
        self._news: tuple[Content, Content] | None = None
        self._fading: Timer | None = None

    def on_mount(self) -> None:
        # Over a page that tells them, a breath or a dialog does not; the news wait there.
        if not self.screen.is_modal or not self.app.screen_stack[0].query(Notice):
            self.watch(self.app, "news", self._hear)

    def _hear(self, news: News) -> None:
        self._news = _marked(news.words, wrong=news.is_wrong) if news.words else None
        self._show()

    def tell(self, happened: str, keys: str = "", *, wrong: bool = True) -> None:
        """Say it until ``clear``. ``keys`` names what can be done."""
        self._said = _marked(happened, keys, wrong=wrong)
        self._show()
        if self._fading is not None:
            self._fading.stop()
        # Good news has been read after a while; what went wrong stays until it is dealt with.
        self._fading = None if wrong else self.set_timer(_READ_AFTER, self.clear)

    def clear(self) -> None:
        if self._said is not None:  # else the whole screen would be laid out anew for nothing
            self._said = None
            self._show()

    def clear_good_news(self) -> None:
        """The person has gone on; what went wrong stays."""
        if self._fading is not None:
            self.clear()

    def _show(self) -> None:
        self.set_class(self._said is not None or self._news is not None, "-shown")
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[Content]:
        return [
            mark + row
            for mark, words in filter(None, (self._said, self._news))
            for row in words.wrap(max(1, width - mark.cell_length))
        ]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        width, height = self.content_size
        rows = self._lines(width)
        if len(rows) > height > 0:  # in the smallest of windows
            rows[height - 1 :] = [rows[height - 1].truncate(width - 1) + "…"]
        return Content("\n").join(rows)


def _marked(happened: str, keys: str = "", *, wrong: bool) -> tuple[Content, Content]:
    """The mark of its rows and the words: the first sentence in bold, the keys below."""
    first, stop, rest = as_sentence(one_line(mend(happened))).partition(". ")
    colour = "$error" if wrong else "$primary"
    parts: list[str | tuple[str, str]] = [
        (first + ("." if stop else ""), f"{colour} bold"), f" {rest}" if rest else "",
    ]  # fmt: skip
    if keys:
        parts += ["\n", (keys, "$text-muted")]
    return Content.assemble((f"{BAR} ", colour)), Content.assemble(*parts)
