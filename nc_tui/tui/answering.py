"""Answering: what is answered on a screen and not kept yet is never only on the screen."""

from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

from textual.screen import Screen
from textual.timer import Timer

from nc_tui.core.answers import Answers
from nc_tui.tui.intents import DropAnswers, Intent, KeepAnswers
from nc_tui.tui.under_way import UnderWay
from nc_tui.tui.widgets.notice import Notice

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp
    from nc_tui.tui.writer import Writer

_AFTER = 0.6
"""Seconds from a change to its being on disk, so that a kill loses less than two."""
_TRY_AGAIN_AFTER = 4.0


@runtime_checkable
class Holding(Protocol):
    """A widget in which something is answered. Set, it looks as if the person had done it."""

    @property
    def held(self) -> str | list[str]: ...

    @held.setter
    def held(self, value: str | list[str], /) -> None: ...


@runtime_checkable
class WrittenIn(Holding, Protocol):
    """A text field."""

    @property
    def is_untouched(self) -> bool: ...


class Answering(UnderWay):
    """A screen that asks, and whose answers outlive ``esc`` and a kill until they are kept.

    They are written down under ``left_as``, and stand in the fields again when the same is asked
    the next time. A screen calls ``begin`` when its fields stand there.
    """

    _at_first: Answers
    """What stood in the fields before anything was answered."""
    _left: Answers | None = None
    """What was taken up from the last time."""
    _on_disk: Answers | None = None
    """What is on disk, as far as it was heard."""
    _writing: Timer | None = None
    _held: "dict[str, Holding] | None" = None

    @property
    def left_as(self) -> str:
        """The name of what is asked, with the id of the record that it changes; "" for a screen
        on which nothing is to be lost."""
        return ""

    @property
    def _asking_screen(self) -> Screen[Any]:
        return cast("Screen[Any]", self)

    @property
    def _nc(self) -> "NcApp":
        return cast("NcApp", self._asking_screen.app)

    # Beginning

    def begin(self, *, takes_up: bool = True) -> None:
        """What stands in the fields is where the person begins; what they left is taken up."""
        self._writing = None
        # Held here: when the program ends, the screen is emptied before it is asked.
        self._held = {
            widget.id or next(node.id for node in widget.ancestors if node.id): widget
            for widget in self._asking_screen.query("*")
            if isinstance(widget, Holding)
        }
        self._at_first = self.answers()
        self._left = self._on_disk = self._nc.writer.answers.get(self.left_as)
        if not takes_up:
            self.answered()
            self._left = None
        elif self._left is not None:
            self.take_up(self._left)
        self.show_left()

    def answers(self) -> Answers:
        """What stands in the fields now."""
        return {name: widget.held for name, widget in (self._held or {}).items()}

    def take_up(self, answers: Answers) -> None:
        """Have ``answers`` stand in the fields."""
        for name, widget in (self._held or {}).items():
            if name in answers and widget.held != answers[name]:
                widget.held = answers[name]

    @property
    def is_taken_up(self) -> bool:
        """Whether what was left the last time is offered."""
        return self._left is not None

    def show_left(self) -> None:
        """Say that these are the answers of the last time, or no more."""

    def renew_keys(self) -> None:
        """Say what the keys do now."""

    def begin_anew(self) -> None:
        """Put what was left aside; once more brings it back."""
        if self._left is not None:
            is_anew = self.answers() == self._at_first
            self.take_up(self._left if is_anew else self._at_first)

    # Being answered

    def _on_input_changed(self) -> None:
        self.answered()

    # Plain names: Textual looks for decorated ones only in classes of its own.
    _on_read_input_read = _on_phases_input_read = _on_text_area_changed = _on_input_changed
    _on_options_changed = _on_either_changed = _on_mood_scale_changed = _on_input_changed

    def answered(self) -> None:
        """Something was answered: it is on disk within a second."""
        self.renew_keys()
        if self._held is not None and self.left_as and self._writing is None:
            self._writing = self._asking_screen.set_timer(_AFTER, self._begin_to_write)

    @property
    def is_changed(self) -> bool:
        """Whether anything was answered that is not kept."""
        return self.answers() != self._at_first

    @property
    def _to_hold(self) -> Answers | None:
        if self._held is None or not self.left_as:
            return self._on_disk
        return self.answers() if self.is_changed else None

    def _what_to_write(self) -> Intent | None:
        """None where the disk holds what there is to hold."""
        answers = self._to_hold
        if answers == self._on_disk:
            return None
        self._on_disk = answers
        if answers is None:
            return DropAnswers(self.left_as)
        # At once, as the same may be asked again before the disk has it.
        self._nc.writer.answers[self.left_as] = answers
        return KeepAnswers(self.left_as, answers)

    def _begin_to_write(self) -> None:
        # In a worker: the screen goes on hearing keys, and can be left, while the disk is slow.
        self._asking_screen.run_worker(self._write(), group="answers")

    async def _write(self) -> None:
        intent = self._what_to_write()
        self._writing = None
        if intent is None:
            return
        error = (await self._nc.ask(intent)).error
        if error is not None and self._asking_screen.is_running:
            self._on_disk = None
            self._writing = self._asking_screen.set_timer(_TRY_AGAIN_AFTER, self._begin_to_write)
            for notice in self._asking_screen.query(Notice):
                notice.tell(str(error), "What you answer is only on this screen.")

    def leave_answers(self) -> None:
        """The person goes, and keeps nothing: it is there when the same is asked again."""
        intent = self._what_to_write()
        if intent is not None:
            self._nc.hand_over(intent)

    async def put_down(self) -> None:
        intent = self._what_to_write()
        if intent is not None and (await self._nc.writer.carry_out(intent)).error is not None:
            self._on_disk = None

    def is_kept(self, writer: "Writer") -> bool:
        return self._to_hold == self._on_disk

    def is_now_kept(self, *widgets: object) -> None:
        """What these hold is a record now."""
        for name, widget in (self._held or {}).items():
            if widget in widgets:
                self._at_first[name] = widget.held
        self.answered()

    # Out of a field

    @property
    def is_in_words(self) -> bool:
        """Whether the person writes in a field: ``esc`` leaves that first."""
        field = self._asking_screen.focused
        return bool(self.left_as) and isinstance(field, WrittenIn) and not field.is_untouched

    def steps_out(self) -> bool:
        """Leave the field that is written in; whether there was one."""
        is_in_words = self.is_in_words
        if is_in_words:
            self._asking_screen.set_focus(None)
        return is_in_words
