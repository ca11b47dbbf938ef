"""Check-in: how the day is, what helped, an intention. All by single keys, under 20 seconds."""

from datetime import date
from typing import ClassVar

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.records import CheckIn, day_id, whole_seconds
from nc_tui.core.sayings import say_day
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.mood_scale import STEPS, MoodScale
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.options import AnyOf, with_letters


class CheckInDialog(Dialog[CheckIn]):
    """One day's check-in, new or changed. Outside the fields digits are the mood at once."""

    TITLE = "the check-in"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep", show=False),
        Binding("0,backspace", "mood(0)", "no mood", show=False),
        *[Binding(str(n), f"mood({n})", "mood", show=False) for n in range(1, STEPS + 1)],
    ]

    def __init__(self, day: date, present: CheckIn | None = None, problem: str = "") -> None:
        """``present`` is what was answered for ``day`` so far."""
        super().__init__(problem)
        self._day, self._present = day, present

    def compose(self) -> ComposeResult:
        present, choices = self._present, self.nc.words.choices
        helped = present.helped if present else ()
        known = [(choice.id, choice.label) for choice in choices.helped]
        # Words of their own, from the command line: ticked here, and kept.
        own = [(text, text) for text in helped if text not in dict(known)]
        today = say_day(self._day, self.nc.clock.now().year)
        with Vertical(classes="dialog", id="check-in"):
            with Horizontal(classes="dialog-title"):
                yield Static(Content.styled("Check-in", "$foreground bold"))
                yield Static(Content.styled(today, "$text-muted"), classes="dialog-aside")
            yield Notice()
            yield Static("How is it today?", id="check-in-asks", markup=False)
            moods = [mood.label for mood in choices.moods]
            yield MoodScale(moods, present.mood if present else None)
            yield AnyOf(with_letters([*known, *own]), helped, id="check-in-helped")
            with Vertical(classes="dialog-line"):
                yield Static("an intention, if you want", markup=False)
                yield Field((present.intention or "") if present else "", id="check-in-intention")
            with Vertical(classes="dialog-line"):
                yield Static("one line, if you want", markup=False)
                yield Field((present.note or "") if present else "", id="check-in-note")
            yield DialogKeys(
                [
                    Hint("enter", "keep", "screen.keep"),
                    Hint("tab", "next", "app.focus_next"),
                    Hint("esc", "not now", "screen.leave"),
                ]
            )

    def on_mount(self) -> None:
        self.query_one("#check-in").set_class(bool(self._problem), "-told")

    def action_mood(self, mood: int) -> None:
        self.query_one(MoodScale).mood = mood or None

    def on_key(self, event: events.Key) -> None:
        # A letter typed into a field never comes here.
        if event.character and self.query_one(AnyOf).choose_key(event.character):
            event.stop()

    def action_keep(self) -> None:
        now = self.nc.clock.now()
        present = self._present or CheckIn(
            id=day_id(self._day), day=self._day, at=now, zone="", helped=()
        )
        self.dismiss(
            replace(
                present,
                at=whole_seconds(now),
                zone=self.nc.clock.zone.key,
                mood=self.query_one(MoodScale).mood,
                helped=self.query_one(AnyOf).values,
                intention=self._line("#check-in-intention", present.intention),
                note=self._line("#check-in-note", present.note),
            )
        )

    def _line(self, name: str, before: str | None) -> str | None:
        field = self.query_one(name, Field)
        # Untouched, a text of several lines stays as it is; a field shows it as one.
        return before if field.is_untouched else field.line or None
