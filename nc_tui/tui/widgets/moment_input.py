"""A moment in free words."""

from collections.abc import Callable
from datetime import datetime, time
from typing import TYPE_CHECKING

from textual.content import Content

from nc_tui.core.sayings import MONTHS
from nc_tui.tui.widgets.read_input import ReadInput

if TYPE_CHECKING:
    from nc_tui.core.moments import Reading


def words_for(moment: datetime) -> str:
    """A moment as a person might have typed it, to begin a field with."""
    return f"{moment.day} {MONTHS[moment.month - 1][:3].lower()} {moment.year} {moment:%H:%M}"


class MomentInput(ReadInput["Reading"]):
    """A moment that was, read as of now."""

    def __init__(
        self,
        now: Callable[[], datetime],
        say: "Callable[[Reading], Content]",
        *,
        day_starts: time,
        present: datetime | None = None,
        empty: Callable[[], Content] = Content,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002  (Textual's own name)
    ) -> None:
        """``present`` is the moment kept so far: left as it is, it stays to the second."""
        words = words_for(present) if present else ""
        super().__init__(say, words=words, empty=empty, placeholder=placeholder, id=id)
        self._now, self._day_starts, self._present = now, day_starts, present

    @property
    def is_untouched(self) -> bool:
        """Whether the words still are those of the moment kept so far."""
        return self._present is not None and self.field.line == self._words

    def begin_anew(self) -> None:
        """Have the moment kept so far stand in it again."""
        self.field.begin(self._words)

    def moment(self) -> datetime | None:
        """The moment meant, read as of now; None without a reading, see ``problem``."""
        if self.is_untouched:
            return self._present
        reading = self.read()
        return reading.moment if reading else None

    def understand(self, words: str) -> "Reading":
        # Imported with the first word: opening a form does not wait for the grammar.
        from nc_tui.core.moments import Reading, read_moment

        if self.is_untouched and self._present is not None:
            return Reading(self._present, approximate=False)
        return read_moment(words, self._now(), day_starts=self._day_starts)
