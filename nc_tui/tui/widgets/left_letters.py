"""A letter that was left before it was sealed, told of where letters are listed."""

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from nc_tui.tui.marks import DRAFTED
from nc_tui.tui.phrases import counted

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


class LeftLetters(Static):
    """``▫ a letter, left as a draft   l go on``, or nothing: a draft is not in the journal, and
    none of its words are read here."""

    DEFAULT_CSS = "LeftLetters { height: 1; margin: 0 0 1 0; display: none; }"

    letters: reactive[int] = reactive(0)
    """How many were left."""

    class Changed(Message):
        """There are others now."""

    def look(self) -> None:
        """Find out how many there are, beside whatever else goes on."""
        self.run_worker(self._look(), group="left-letters")

    async def _look(self) -> None:
        nc = cast("NcApp", self.app)
        self.letters = await nc.writer.letters_left({entry.id for entry in nc.snapshot.journal})

    def watch_letters(self, letters: int) -> None:
        self.display = bool(letters)
        self.update(self.words)
        self.post_message(self.Changed())

    @property
    def words(self) -> Content:
        """What is said of them; empty where there are none."""
        if not self.letters:
            return Content()
        said = "a letter, left as a draft"
        if self.letters > 1:
            said = f"{counted(self.letters, 'letter')}, left as drafts"
        key = cast("NcApp", self.app).keymap.of("letter", "l")
        return Content.assemble(
            (f"{DRAFTED} {said}", "$secondary"), "   ", (key, "$primary bold"),
            (" go on", "$text-muted"),
        )  # fmt: skip
