"""The check-in: mood, what helped, an intention; by single keys, under 20 seconds."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from nc_tui.core.checkins import own_words, says_the_same
from nc_tui.core.records import CheckIn, day_id, whole_seconds
from nc_tui.core.sayings import MONTHS, WEEKDAYS, say_day
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.intents import DropAnswers
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.mood_scale import STEPS, MoodScale
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.offered import KEYS, Offered
from nc_tui.tui.widgets.options import AnyOf, with_letters

_A_LINE = "one line, if you want"
_TAKEN = "ytu"
"""Letters that stand for yesterday, today and a breath, so for nothing that helped."""
_MEDIUM, _NARROW = 60, 36  # columns


class Given(NamedTuple):
    """How the dialog was answered."""

    keeps: tuple[CheckIn, ...]
    """The day shown, and the other one where its answers were changed."""
    answers: Mapping[date, CheckIn]
    day: date


class CheckInDialog(Dialog[Given]):
    """Today's check-in, and one key away yesterday's. Outside the fields digits are the mood, or
    an intention they had before, at once."""

    TITLE = "the check-in"
    letters = "what helped: each is underlined"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep", show=False),
        Binding("0,backspace", "mood(0)", "no mood", show=False),
        *[Binding(str(n), f"mood({n})", "mood", show=False) for n in range(1, STEPS + 1)],
        *[Binding(n, f"intend('{n}')", "an earlier intention", show=False) for n in KEYS],
        Binding("y", "turn_to(1)", "yesterday's", show=False),
        Binding("t", "turn_to(0)", "today's", show=False),
    ]

    def __init__(
        self,
        today: date,
        kept: Mapping[date, CheckIn],
        intentions: Sequence[str] = (),
        *,
        day: date | None = None,
        asked_again: Given | None = None,
        problem: str = "",
    ) -> None:
        """``kept`` is what is on disk for today and yesterday, ``intentions`` are offered again.
        ``day``, where it is not today, is shown first; one further back stands alone.
        ``asked_again`` are the answers that ``problem`` kept from being saved."""
        super().__init__(problem)
        self._today, self._kept, self._intentions = today, dict(kept), intentions
        self._answers = dict(asked_again.answers if asked_again else kept)
        self._day = asked_again.day if asked_again else day or today
        self._stands_alone = self._day < today - timedelta(days=1)

    def compose(self) -> ComposeResult:
        choices = self.nc.words.choices
        known = [(choice.id, choice.label) for choice in choices.helped]
        # Words of their own, from the command line: there to tick, and kept.
        own = own_words(self._answers.values(), dict(known))
        helped = with_letters([*known, *((text, text) for text in own)], without=_TAKEN)
        # Held here: when the program ends, the screen is emptied before it is asked.
        self._mood = MoodScale([mood.label for mood in choices.moods])
        self._helped = AnyOf(helped, id="check-in-helped")
        self._offered = Offered(self._intentions)
        self._intention, self._note = Field(id="check-in-intention"), Field(id="check-in-note")
        with Vertical(classes="dialog", id="check-in"):
            with Horizontal(classes="dialog-title"):
                yield Static(id="check-in-title", markup=False)
                yield KeyLine(id="check-in-day")
            yield Notice()
            yield Static(id="check-in-asks", markup=False)
            yield self._mood
            yield self._helped
            with Vertical(classes="dialog-line"):
                yield Static("an intention, if you want", markup=False)
                yield self._offered
                yield self._intention
            with Vertical(classes="dialog-line"):
                yield Static(_A_LINE, id="check-in-line", markup=False)
                yield self._note
            yield DialogKeys(
                [
                    Hint("enter", "keep", "screen.keep"),
                    Hint("tab", "next", "app.focus_next"),
                    Hint("esc", "not now", "screen.leave"),
                ]
            )

    def on_mount(self) -> None:
        self.query_one("#check-in").set_class(bool(self._problem), "-told")
        self._show_day()

    def on_resize(self) -> None:
        self._name_day()
        is_roomy = self.app.size.width >= _MEDIUM
        self.query_one("#check-in-line").display = is_roomy
        self._note.placeholder = "" if is_roomy else _A_LINE

    # Two days

    @property
    def left_as(self) -> str:
        return answers_of(self._day)

    @property
    def _shown(self) -> CheckIn | None:
        """What stood in the fields at first."""
        return (self._answers if self._problem else self._kept).get(self._day)

    def _show_day(self) -> None:
        checkin = self._shown
        self._mood.mood = checkin.mood if checkin else None
        self._helped.ticked = frozenset(checkin.helped if checkin else ())
        self._intention.begin((checkin and checkin.intention) or "")
        self._note.begin((checkin and checkin.note) or "")
        asks = {0: "How is it today?", 1: "How was it yesterday?"}
        asked = asks.get((self._today - self._day).days, "How was it that day?")
        self.query_one("#check-in-asks", Static).update(asked)
        self._name_day()

    def _name_day(self) -> None:
        """Which day it is, and the key that leads to the other one."""
        other = Hint("y", "yesterday", "turn_to(1)")
        if self._day != self._today:
            other = Hint("t", "today", "turn_to(0)")
        said = say_day(self._day, self._today.year)
        if self.app.size.width < _MEDIUM:
            weekday, month = WEEKDAYS[self._day.weekday()][:3], MONTHS[self._day.month - 1][:3]
            said = f"{weekday} {self._day.day} {month}"
        others = [] if self._stands_alone else [other]
        title = Content.assemble(("Check-in", "$foreground bold"), (f"   {said}", "$text-muted"))
        if self.app.size.width < _NARROW:
            title = Content.styled(said, "$foreground bold")  # beside it the way to the other day
        self.query_one("#check-in-title", Static).update(title)
        self.query_one("#check-in-day", KeyLine).show([], others)

    def action_turn_to(self, days_ago: int) -> None:
        self._answers[self._day] = self._read()
        self.leave_answers()
        self._day = self._today - timedelta(days=days_ago)
        self._show_day()
        self.begin(takes_up=not self._problem)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "turn_to":
            return not self._stands_alone
        return super().check_action(action, parameters)

    # What is pressed

    def action_mood(self, mood: int) -> None:
        self._mood.mood = mood or None

    def action_intend(self, key: str) -> None:
        """Take an earlier intention; the same key again takes it back."""
        text, field = self._offered.text_of(key), self._intention
        if text:
            field.value = "" if field.line == text else text
            field.cursor_position = len(field.value)

    def on_offered_chosen(self, message: Offered.Chosen) -> None:
        self.action_intend(message.key)

    @on(Input.Changed, "#check-in-intention")
    def _mark_offered(self) -> None:
        self._offered.chosen = self._intention.line

    def on_key(self, event: events.Key) -> None:
        # A letter typed into a field never comes here.
        if event.character and self._helped.choose_key(event.character):
            event.stop()

    # What is kept

    def _read(self) -> CheckIn:
        """The day shown, as it is answered now."""
        present = self._shown or self._blank(self._day)
        return replace(
            present,
            mood=self._mood.mood,
            helped=self._helped.values,
            intention=_line(self._intention, present.intention),
            note=_line(self._note, present.note),
        )

    def _blank(self, day: date) -> CheckIn:
        return CheckIn(id=day_id(day), day=day, at=self.nc.clock.now(), zone="", helped=())

    def _changed(self) -> list[CheckIn]:
        """The days whose answers are not those on disk, as of now."""
        self._answers[self._day] = self._read()
        at, zone = whole_seconds(self.nc.clock.now()), self.nc.clock.zone.key
        return [
            replace(answered, at=at, zone=zone)
            for day, answered in sorted(self._answers.items())
            if not says_the_same(answered, self._kept.get(day) or self._blank(day))
        ]

    def action_keep(self) -> None:
        keeps = {checkin.day: checkin for checkin in self._changed()}
        if self._day not in keeps:  # answered with nothing is answered
            now = whole_seconds(self.nc.clock.now())
            shown = replace(self._answers[self._day], at=now, zone=self.nc.clock.zone.key)
            keeps[self._day] = shown
        self.dismiss(Given(tuple(keeps.values()), self._answers | keeps, self._day))

    async def put_down(self) -> None:
        await super().put_down()
        for checkin in self._changed():
            if not checkin.updated and checkin.day in self._kept:
                continue  # changed elsewhere, and not decided yet
            kept = await self.keep_at_the_end(checkin)
            if kept is not None:  # so that once more, or after all, begins from there
                self._kept[kept.day] = self._answers[kept.day] = kept
                await self.nc.writer.carry_out(DropAnswers(answers_of(kept.day)))


def answers_of(day: date) -> str:
    """The name under which the answers of a day are left."""
    return f"check-in-{day_id(day)}"


def _line(field: Field, before: str | None) -> str | None:
    # Untouched, a text of several lines stays as it is; a field shows it as one.
    return before if field.is_untouched else field.line or None
