"""A moment in free words, and below it what was understood; said back before it is kept."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from nc_tui.core.errors import UnclearMomentError
from nc_tui.core.sayings import MONTHS
from nc_tui.tui.widgets.field import Field

if TYPE_CHECKING:
    from nc_tui.core.moments import Reading

PATIENCE = 0.7
"""Seconds of rest before words without a reading are called so: half a word is no mistake."""


def words_for(moment: datetime) -> str:
    """A moment as a person might have typed it, to begin a field with."""
    return f"{moment.day} {MONTHS[moment.month - 1][:3].lower()} {moment.year} {moment:%H:%M}"


class MomentInput(Vertical):
    """A field that reads while the person types. ``say`` draws what was understood."""

    DEFAULT_CSS = "MomentInput, MomentInput > Static { height: auto; }"

    class Read(Message):
        """What is understood may be another."""

    def __init__(
        self,
        now: Callable[[], datetime],
        say: "Callable[[Reading], Content]",
        *,
        present: datetime | None = None,
        empty: Callable[[], Content] = Content,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002  (Textual's own name)
    ) -> None:
        """``present`` is the moment kept so far: left as it is, it stays to the second.

        ``empty`` is what stands below while nothing is written.
        """
        super().__init__(id=id)
        self._now, self._say, self._say_empty = now, say, empty
        self._present = present
        self._words = words_for(present) if present else ""
        self._placeholder = placeholder
        self._waiting: Timer | None = None
        self.problem = ""
        """Why there is no reading, in one sentence."""

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

    @property
    def is_untouched(self) -> bool:
        """Whether the words still are those of the moment kept so far."""
        return self._present is not None and self.field.line == self._words

    def moment(self) -> datetime | None:
        """The moment meant, read as of now; None without a reading, see ``problem``."""
        if self.is_untouched:
            return self._present
        reading = self._read()
        return reading.moment if reading else None

    def complain(self, sentence: str = "") -> None:
        """Say at once why there is no moment here, or ``sentence``."""
        self._stop_waiting()
        self._tell(Content.styled(sentence or self.problem, "$text-muted"))

    def _read(self) -> "Reading | None":
        # Imported with the first word: opening a form does not wait for the grammar.
        from nc_tui.core.moments import Reading, read_moment

        self.problem = ""
        if self.is_untouched and self._present is not None:
            return Reading(self._present, approximate=False)
        try:
            return read_moment(self.field.line, self._now())
        except UnclearMomentError as error:
            self.problem = str(error)
            return None

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
        reading = self._read()
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
