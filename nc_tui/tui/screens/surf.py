"""The breath: at once, filling the screen. What is pressed is kept as it is pressed."""

from collections.abc import Awaitable
from contextlib import suppress
from typing import TYPE_CHECKING, cast

import msgspec
from textual import events, work
from textual._compositor import CompositorUpdate
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from nc_tui.content.patterns import all_patterns, last_used
from nc_tui.core.breathing import Pattern, is_over, phase_at
from nc_tui.core.records import Record, Urge, whole_seconds
from nc_tui.core.settings import setting_record
from nc_tui.core.stopwatch import Stopwatch
from nc_tui.core.typical import FellBelow, earlier, fell_below, say_fell_below, typical_curve
from nc_tui.core.urge import is_worth_keeping, last_strength
from nc_tui.tui.actions import bindings_of, command, field_bindings
from nc_tui.tui.intents import Keep, Outcome, Remove
from nc_tui.tui.sizes import size_classes
from nc_tui.tui.under_way import UnderWay
from nc_tui.tui.widgets.breath_bar import BreathBar
from nc_tui.tui.widgets.key_line import Hint, KeyLine, gap_in, length_of
from nc_tui.tui.widgets.line import Line
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.sphere import Sphere
from nc_tui.tui.widgets.wave import Wave, nice_span

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

FRAMES = 15
"""A second. A breath moves the sphere's edge by less than its softness in one of them: more
cannot be told apart, and cost the terminal."""
_KEPT_EVERY = 10
"""Seconds between the times that what was breathed so far is written down."""
_USUAL_MINUTES = 240
_MEDIUM, _ROOMY, _WIDE = 60, 76, 100  # columns of a window


class SurfScreen(UnderWay, ModalScreen[None]):
    """An urge being surfed. It hears only its own keys, the cover and safety."""

    TITLE = "the breath"
    AUTO_FOCUS = ""
    BINDINGS = [
        *field_bindings(),
        *bindings_of((command("safety"), command("cover"), command("help"))),
        *[
            Binding(str(digit), f"strength({digit})", "how strong it is", show=False)
            for digit in range(10)
        ],
        Binding("space", "pause", "pause, go on", show=False),
        Binding("p", "pattern", "another pattern", show=False),
        Binding("r", "app.reach", "reach someone", show=False),
        Binding("enter", "through", "I am through", show=False),
        Binding("escape", "leave", "leave, kept as it is", show=False),
    ]

    def __init__(self, pattern: Pattern | None = None, minutes: int | None = None) -> None:
        """What is breathed and after how many minutes it asks, this time; else the pattern used
        last and the minutes of the settings."""
        super().__init__()
        self._asked, self._minutes = pattern, minutes
        self._has_begun = self._is_sent = False
        self._drawn: CompositorUpdate | None = None

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    def compose(self) -> ComposeResult:
        # Now, not with the first resize: else all of it is styled, laid out and drawn twice.
        self.update_classes(dict.fromkeys(size_classes(self.app), True), update=False)
        still = self.app.animation_level == "none"
        self._phase = Line(id="phase")
        yield self._phase
        plain = still or self.app.no_color or self.nc.config.ascii
        self._breath = BreathBar(slow=still) if plain else Sphere()
        yield self._breath
        yield Wave()
        yield Line(id="surf-says")
        yield KeyLine(id="surf-keys")
        yield Notice()
        yield KeyLine(id="surf-footer", strong=True)

    def on_mount(self) -> None:
        self._get_ready()

    def draw_ahead(self) -> None:
        """Lay out and draw what it begins with, before it is shown."""
        # Private names of Textual: where they are others, it is drawn as it is shown.
        with suppress(AttributeError):
            self._refresh_layout(self.app.size)
            self._layout_required = False
            drawn = self._compositor.render_update(full=True)
            if isinstance(drawn, CompositorUpdate):
                drawn.render_segments(self.app.console)  # its rows keep what they come to
                self._drawn = drawn

    def show_drawn(self) -> None:
        """Send what was drawn ahead, in the same step as it is pushed."""
        app = self.app
        display = getattr(app, "_display", None)
        if self._drawn and display and not getattr(app, "_batch_count", True):
            display(self, self._drawn)
            self._is_sent = True
        self._drawn = None

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        # All of it was styled as it was mounted.
        event.refresh_styles = self._has_begun
        if not self._has_begun:
            self._has_begun = True
            self.call_next(self._begin)

    def _get_ready(self) -> None:
        """All that it begins with, as the first frame shows it; nothing begins with that."""
        snapshot, clock, words = self.nc.snapshot, self.nc.clock, self.nc.words
        self._patterns = all_patterns(words.breathing, snapshot.plan)
        self._pattern = self._asked or last_used(self._patterns, snapshot.settings.pattern)
        self._pattern_began = 0.0
        self._watch = Stopwatch(clock.monotonic())
        self._asks_after = (self._minutes or snapshot.settings.urge_minutes) * 60
        says = "" if snapshot.urges else words.breathing.caution
        self.query_one("#surf-says", Line).words = says
        self.urge = Urge(
            at=whole_seconds(clock.now()), zone=clock.zone.key, samples=(), seconds=0.0,
            end="left", triggers=(), pattern=self._pattern.id,
        )  # fmt: skip
        self._second = -1
        self._fell: FellBelow | None = None
        self._is_left = self._is_away = self._was_paused = False
        self._show()

    def _begin(self) -> None:
        """The urge begins as it is shown."""
        if self._is_sent:
            self._repaint_required = False  # Textual's own wish, each time a screen is shown
        self._get_ready()
        self.urge = msgspec.structs.replace(self.urge, id=self.nc.new_id(Urge))
        self._keep(self.urge)
        self.set_interval(1 / FRAMES, self._frame)
        self.call_after_refresh(self._show_usual)

    def on_resize(self) -> None:
        self._second = -1

    # What is seen

    def _show_usual(self) -> None:
        """The person's own curve, and one true sentence, once they have urges enough."""
        before = earlier(self.nc.snapshot.urges, self.urge)
        self.query_one(Wave).usual = typical_curve(before, _USUAL_MINUTES)
        self._fell = fell_below(before)
        self._second = -1

    def _look(self) -> None:
        """Take in the time. Under the cover or safety the urge goes on and the breath waits."""
        now, is_away = self.nc.clock.monotonic(), self.app.screen is not self
        if is_away and not self._is_away:
            self._was_paused = self._watch.paused
            self._watch.pause(now)
        elif self._is_away and not is_away and not self._was_paused:
            self._watch.go_on(now)
        else:
            self._watch.look(now)
        self._is_away = is_away

    def _frame(self) -> None:
        self._look()
        if not self._is_away:
            self._show()

    def _show(self) -> None:
        into = self._watch.breathing - self._pattern_began
        if is_over(self._pattern, into):
            self.query_one("#surf-says", Line).words = self._pattern.ends_because
            self._fell = None
            self._breathe(self._patterns[0])
            into = 0.0
        breath = phase_at(self._pattern, into)
        self._breath.breathe(breath)
        left = -(-breath.left // 1)
        self._phase.words = "paused" if self._watch.paused else f"{breath.word} · {left:.0f}"
        if int(self._watch.since) != self._second:
            self._second = int(self._watch.since)
            self._show_second()
            if self._second % _KEPT_EVERY == _KEPT_EVERY - 1:
                self._keep(self._as_now())

    def _show_second(self) -> None:
        """What changes with the seconds: the wave, the time, and, once, the question."""
        seconds = self._watch.since
        wave = self.query_one(Wave)
        wave.span = nice_span(seconds, self._asks_after)
        column = wave.span / max(1, wave.size.width)
        wave.upto = seconds // column * column  # drawn anew when it has grown by a column
        if wave.urge is None or wave.urge.samples != self.urge.samples:
            wave.urge = self.urge
        roomy = self.size.width >= _MEDIUM
        if seconds >= self._asks_after:
            last = last_strength(self.urge)
            asks = "How strong is it now" if last is None else f"Still a {last}"
            self.query_one("#surf-says", Line).words = f"{asks}? Stay, or r to reach someone."
        elif self._fell is not None:
            said = say_fell_below(self._fell, short=self.size.width < _ROOMY)
            self.query_one("#surf-says", Line).words = said
        minutes, rest = divmod(self._second, 60)
        clock = f"{minutes} min {rest:02d} s" if roomy else f"{minutes}:{rest:02d}"
        if roomy:
            asked = [
                Hint("0–9", "how strong now?"),
                Hint("space", "go on" if self._watch.paused else "pause", "pause"),
                Hint("p", "another rhythm", "pattern"),
            ]
            if self.size.width < _ROOMY or self._named(clock, asked) == clock:
                asked[-1] = Hint("p", "rhythm", "pattern")
            clock = self._named(clock, asked)
            through = "I am through"
            leave = "leave, kept as it is" if self.size.width >= _ROOMY else "leave"
            right = [Hint("!", "safety", "app.safety"), Hint(".", "cover", "app.cover")]
        else:
            asked = [Hint("0–9", "how strong is it now?")]
            through, leave = "done", "leave"
            right = [Hint("!", "safety", "app.safety")]
        self.query_one("#surf-keys", KeyLine).show(asked, note=clock)
        left = [Hint("enter", through, "through"), Hint("esc", leave, "leave")]
        self.query_one("#surf-footer", KeyLine).show(left, right)

    def _named(self, clock: str, beside: list[Hint]) -> str:
        """The time, after the pattern's name where there is room for both beside those keys."""
        # From the window's width: the line has none yet while this is drawn ahead.
        room = self.size.width - 2 * (4 if self.size.width >= _WIDE else 2)
        gap = gap_in(room)
        both = f"{self._pattern.name}{' ' * gap}{clock}"
        return both if length_of(beside, gap) + gap + len(both) <= room else clock

    # What is pressed

    def action_strength(self, digit: int) -> None:
        self._look()
        sample = (round(self._watch.since, 1), digit)
        self.urge = self._as_now(samples=(*self.urge.samples, sample))
        self._keep(self.urge)
        self._second = -1
        self._frame()

    def action_pause(self) -> None:
        now = self.nc.clock.monotonic()
        (self._watch.go_on if self._watch.paused else self._watch.pause)(now)
        self._second = -1
        self._frame()

    def action_pattern(self) -> None:
        ids = [pattern.id for pattern in self._patterns]
        here = ids.index(self._pattern.id) if self._pattern.id in ids else -1
        self._breathe(self._patterns[(here + 1) % len(ids)])
        self._keep(self.urge, setting_record("pattern", self._pattern.id))
        self._second = -1
        self._frame()

    def _breathe(self, pattern: Pattern) -> None:
        """Begin another pattern, from its first phase."""
        self._pattern, self._pattern_began = pattern, self._watch.breathing
        self.urge = self._as_now(pattern=pattern.id)

    def action_through(self) -> None:
        from nc_tui.tui.screens.after import AfterScreen

        self.urge = self._as_now(end="through")
        self._is_left = True
        self.app.switch_screen(AfterScreen(self.urge, self._watch.since))
        self.nc.breath_ahead.make_soon()

    def action_leave(self) -> None:
        self.urge = self._as_now()
        self._is_left = True
        is_kept = is_worth_keeping(self.urge, self._watch.since)
        intent = Keep(self.urge) if is_kept else Remove(self.urge)
        self.nc.hand_over(intent)
        self.dismiss(None)
        self.nc.breath_ahead.make_soon()

    async def put_down(self) -> None:
        if self._has_begun and not self._is_left:
            await self.nc.writer.carry_out(Keep(self._as_now()))

    async def on_unmount(self) -> None:
        """The program ends in the middle of a breath: nothing answers intents any more."""
        await self.put_down()

    def _as_now(self, **changes: object) -> Urge:
        seconds = round(self._watch.breathing, 1)
        return msgspec.structs.replace(self.urge, seconds=seconds, **changes)

    # What is kept

    def _keep(self, *records: Record) -> None:
        self._hear(self.nc.ask(Keep(*records)))

    @work
    async def _hear(self, keeping: Awaitable[Outcome]) -> None:
        outcome = await keeping
        for notice in self.query(Notice):  # none where the breath was left meanwhile
            if outcome.error is None:
                notice.clear()
            else:
                notice.tell(str(outcome.error), "The next digit, or enter, tries again.")
