"""A field of free words, and below it what was understood; said back before it is kept."""

from collections.abc import Callable
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from nc_tui.core.errors import UnclearMomentError
from nc_tui.tui.widgets.field import Field

PATIENCE = 0.7
"""Seconds of rest before words without a reading are called so: half a word is no mistake."""

T = TypeVar("T")


class ReadInput(Vertical, Generic[T]):
    """It reads while the person types. ``say`` draws what was understood."""

    DEFAULT_CSS = "ReadInput, ReadInput > Static { height: auto; }"

    class Read(Message):
        """What is understood may be another."""

    def __init__(
        self,
        say: Callable[[T], Content],
        *,
        words: str = "",
        empty: Callable[[], Content] = Content,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002  (Textual's own name)
    ) -> None:
        """``words`` stand in it at first; ``empty`` is what stands below while nothing does."""
        super().__init__(id=id)
        self._say, self._say_empty = say, empty
        self._words, self._placeholder = words, placeholder
        self._waiting: Timer | None = None
        self.problem = ""
        """Why there is no reading, in one sentence."""

    def understand(self, words: str) -> T:
        """What ``words`` mean. Raises UnclearMomentError for no meaning, or two."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        yield Field(self._words, placeholder=self._placeholder)
        yield Static(classes="said", markup=False)

    def on_mount(self) -> None:
        self._show()

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    @property
    def is_empty(self) -> bool:
        return not self.field.line

    def read(self) -> T | None:
        """What is understood now; None without a reading, see ``problem``."""
        self.problem = ""
        try:
            return self.understand(self.field.line)
        except UnclearMomentError as error:
            self.problem = str(error)
            return None

    def complain(self, sentence: str = "") -> None:
        """Say at once why there is no reading, or ``sentence``."""
        self._stop_waiting()
        self._tell(Content.styled(sentence or self.problem, "$text-muted"))

    def on_input_changed(self, message: Field.Changed) -> None:
        message.stop()
        self._show()
        self.post_message(self.Read())

    def _show(self) -> None:
        self._stop_waiting()
        if self.is_empty:
            self.problem = ""
            self._tell(self._say_empty())
            return
        reading = self.read()
        if reading is not None:
            self._tell(self._say(reading))
            return
        self._tell(Content())
        self._waiting = self.set_timer(PATIENCE, self.complain)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def _tell(self, words: Content) -> None:
        self.query_one(".said", Static).update(words)
        if self.field.has_focus:
            # What is said back has to be seen, in a low window too.
            self.call_after_refresh(self.scroll_visible, animate=False)
