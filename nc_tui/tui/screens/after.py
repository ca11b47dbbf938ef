"""After the breath: the wave as it went, what set it off, and what comes next; a key each."""

from typing import TYPE_CHECKING, cast

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from nc_tui.content.patterns import all_patterns, pattern_name
from nc_tui.core.records import PlanItem, Urge, whole_seconds
from nc_tui.core.typical import earlier, typical_curve
from nc_tui.tui.actions import bindings_of, command, field_bindings
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.drawn_once import DrawnOnce
from nc_tui.tui.flows.what_next import what_next
from nc_tui.tui.intents import Keep
from nc_tui.tui.phrases import when
from nc_tui.tui.screens.after_layout import Layout, lay_out
from nc_tui.tui.screens.after_words import keys_of, legend_of, said_of, ways_on
from nc_tui.tui.triggers import OWN_KEY, trigger_options
from nc_tui.tui.under_way import UnderWay
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_grid import KeyGrid
from nc_tui.tui.widgets.key_line import KeyLine
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.options import Option
from nc_tui.tui.widgets.page_scroll import PageScroll
from nc_tui.tui.widgets.wave import Wave, nice_span

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_STAYED_FROM = 20.0
"""Seconds from which, without any number, it can be said that the person stayed."""
_NOTE_AFTER = 0.6
"""Seconds from a change of the line to its being kept: a kill loses less than two."""
_A_LINE = "one line, if you want"
_MEDIUM, _WIDE, _TALL = 60, 100, 30


_BELOW = {
    "top": "#after-head", "sentence": "#after-sentence", "asks": "#after-asks",
    "between": "#after-next", "line": "#after-line", "footer": "#after-footer",
}  # fmt: skip
"""Below each of the gaps of the layout: what it stands before."""


class AfterScreen(UnderWay, ModalScreen[None], DrawnOnce[None]):
    """Letters and digits while no field has the focus; enter is done from anywhere."""

    TITLE = "after the breath"
    letters = "what set it off, what comes next"
    AUTO_FOCUS = ""
    BINDINGS = [
        *field_bindings(),
        *bindings_of(command(each) for each in ("surf", "safety", "cover", "help")),
        *[
            Binding(str(digit), f"strength({digit})", "how strong it is now", show=False)
            for digit in range(10)
        ],
        Binding("tab", "note", "a line about it", show=False),
        Binding("down", "scroll(1)", "further down", show=False),
        Binding("up", "scroll(-1)", "further up", show=False),
        Binding("enter", "done", "done for now", show=False),
        Binding("escape", "done", "done for now", show=False),
    ]

    def __init__(self, urge: Urge, seconds: float) -> None:
        """``seconds`` since the urge began: where a strength pressed now stands on the wave."""
        super().__init__()
        self.urge = urge
        self._seconds = seconds
        self._note = Field(urge.note or "", id="after-note")
        self._own = Field(id="after-own")
        self._noting: Timer | None = None
        self._is_done = self._was_refused = False
        self._next = ""
        self._kept: Urge | None = None
        """The urge as it is on disk."""
        self._now: int | None = None
        """The strength given here; pressed again, it is corrected, not added."""

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    def compose(self) -> ComposeResult:
        with PageScroll(id="after", can_focus=False):
            with Horizontal(id="after-head"):
                stayed = bool(self.urge.samples) or self._seconds >= _STAYED_FROM
                title = "You stayed with it." if stayed else "It is kept."
                yield Static(Content.styled(title, "bold"), id="after-title")
                yield Static(id="after-facts", markup=False)
            with Horizontal(id="after-curve"):
                yield Wave()
                yield Static(id="after-legend", markup=False)
            yield Static(id="after-sentence", markup=False)
            with Horizontal(id="after-asks"):
                with Vertical(id="after-what"):
                    yield Static(Content.styled("what set it off?", "$text-muted bold"))
                    yield KeyGrid(self._triggers(), columns=3, id="triggers")
                    yield self._own
                with Vertical(id="after-next"):
                    yield Static(Content.styled("and now?", "$text-muted bold"))
                    yield KeyGrid(self._ways(), columns=3, id="ways")
            with Horizontal(id="after-line"):
                words = Content.assemble(("tab", "$primary bold"), (f"  {_A_LINE}", "$text-muted"))
                yield Static(words, id="after-label")
                yield self._note
        yield Notice()
        yield KeyLine(id="after-footer", strong=True)

    def on_mount(self) -> None:
        minutes = int(nice_span(self._seconds, 60) // 60)
        self._usual = typical_curve(earlier(self.nc.snapshot.urges, self.urge), minutes)
        self._own.display = False
        self._show()
        self.run_worker(self._keep(), group="after")

    def on_resize(self) -> None:
        self._show()

    # What can be chosen

    def _triggers(self) -> list[Option]:
        """Those that have a name, and the way to another."""
        named = trigger_options(self.nc.words, self.nc.snapshot, self.urge.triggers)
        return [*named, Option("", "something else", OWN_KEY)]

    def _ways(self) -> list[Option]:
        return ways_on(self.nc.words, self.nc.snapshot)

    # What is seen

    def _show(self) -> None:
        snapshot = self.nc.snapshot
        now = self.nc.clock.now()
        day = snapshot.day_of_record(self.urge)
        said = when(self.urge.at, day, snapshot.today(now), now.date())
        patterns = all_patterns(self.nc.words.breathing, snapshot.plan)
        pattern = pattern_name(patterns, self.urge.pattern or "")
        self.query_one("#after-facts", Static).update(
            Content.styled(f"{said}, {pattern}", "$text-muted")
        )
        self.query_one("#after-sentence", Static).update(said_of(self.urge))
        self.query_one("#triggers", KeyGrid).show(self._triggers(), self.urge.triggers)
        self.query_one("#ways", KeyGrid).show(self._ways(), (self._next,))
        roomy = self.size.width >= _MEDIUM
        self._note.placeholder = "" if roomy else f"tab: {_A_LINE}"
        layout = self._lay_out()
        wave = self.query_one(Wave)
        wave.axis = roomy
        wave.span = nice_span(self._seconds, 60)
        wave.upto = self._seconds
        wave.urge, wave.usual = self.urge, self._usual
        legend = legend_of(self._usual)
        self.query_one("#after-legend", Static).update(legend)
        self._show_keys(layout)

    def _lay_out(self) -> Layout:
        """Give each part its place in a window of this size."""
        width, height = self.size
        margin = 4 if width >= _WIDE else 2 if width >= _MEDIUM else 1
        layout = lay_out(
            width - 2 * margin, height,
            self.query_one("#triggers", KeyGrid).rows_in,
            self.query_one("#ways", KeyGrid).rows_in,
            most_curve=14 if width >= _WIDE and height >= _TALL else 7 if width >= _MEDIUM else 5,
            more=int(self._own.display),
        )  # fmt: skip
        self.query_one("#after-curve").display = layout.curve > 0
        self.query_one(Wave).styles.height = layout.curve
        asks, what = self.query_one("#after-asks"), self.query_one("#after-what")
        asks.set_class(layout.triggers is None, "-stacked")
        what.styles.width = "1fr" if layout.triggers is None else layout.triggers
        for gap, part in _BELOW.items():
            self.query_one(part).styles.margin = (int(gap in layout.gaps), 0, 0, 0)
        return layout

    def _show_keys(self, layout: Layout) -> None:
        left, right = keys_of(
            self.size.width, is_night=self.nc.nightfall.is_night, is_cut=layout.is_cut,
            is_writing=isinstance(self.focused, Field),
        )  # fmt: skip
        self.query_one("#after-footer", KeyLine).show(left, right)

    def on_descendant_focus(self) -> None:
        self._show()

    def on_descendant_blur(self) -> None:
        self._show()

    def action_scroll(self, rows: int) -> None:
        self.query_one("#after").scroll_relative(y=rows, animate=False)

    # What is pressed

    def on_key(self, event: events.Key) -> None:
        if isinstance(self.focused, Field) or not event.character:
            return
        for option in self._triggers():
            if option.key == event.character:
                event.stop()
                self._choose_trigger(option.value)
        for option in self._ways():
            if option.key == event.character:
                event.stop()
                self._go_on(option.value)

    def on_key_grid_chosen(self, message: KeyGrid.Chosen) -> None:
        if message.value in {option.value for option in self._ways()}:
            self._go_on(message.value)
        else:
            self._choose_trigger(message.value)

    def _choose_trigger(self, trigger: str) -> None:
        if not trigger:
            self._own.display = True
            self._own.focus()  # and its row is found room for
            return
        chosen = self.urge.triggers
        left = tuple(each for each in chosen if each != trigger)
        self._change(triggers=left if trigger in chosen else (*chosen, trigger))

    def action_strength(self, digit: int) -> None:
        samples = self.urge.samples
        if self._now is not None:
            samples = samples[:-1]
        self._now = digit
        self._change(samples=(*samples, (round(self._seconds, 1), digit)))

    def _change(self, **fields: object) -> None:
        self.urge = msgspec.structs.replace(self.urge, **fields)
        self._show()
        self.run_worker(self._keep(), group="after", exclusive=False)

    @on(Input.Changed, "#after-note")
    def _note_changed(self) -> None:
        if self._noting is None:
            self._noting = self.set_timer(_NOTE_AFTER, self._keep_note)

    def _keep_note(self) -> None:
        self._noting = None
        note = self._note.value.strip()
        if note != (self.urge.note or "") and not self._is_done:
            self._change(note=note or None)

    def action_note(self) -> None:
        if self._own.has_focus:
            self._take_own()
        if self._note.has_focus:
            self.set_focus(None)
        else:
            self._note.focus()

    def action_keep(self) -> None:
        """Enter in a field."""
        if self._own.has_focus:
            self._take_own()
            self.set_focus(None)
        else:
            self.action_done()

    def _take_own(self) -> None:
        """Words of their own set it off: they stand in the list from now on."""
        text, self._own.value, self._own.display = self._own.line, "", False
        if not text or text in self.urge.triggers:
            return
        if text not in {option.value for option in self._triggers()}:
            now = whole_seconds(self.nc.clock.now())
            order = len(self.nc.snapshot.plan_of("trigger")) + 1
            intent = Keep(PlanItem(kind="trigger", at=now, order=order, text=text))
            self.nc.hand_over(intent)
        self._change(triggers=(*self.urge.triggers, text))

    # Coming and going

    def _go_on(self, way: str) -> None:
        self._next = way
        self.urge = msgspec.structs.replace(self.urge, next=way)
        self._show()
        self.action_done()

    def action_done(self) -> None:
        if self._own.has_focus:
            self._take_own()
        note = self._note.value.strip()
        self.urge = msgspec.structs.replace(self.urge, note=note or None)
        self.run_worker(self._leave(), group="leave", exclusive=True)

    async def _leave(self) -> None:
        was_refused, self._was_refused = self._was_refused, False
        self._is_done = await self._keep()
        if not self._is_done:
            self._was_refused = True
            # The second time they mean it: whoever wants to go on is not held up.
            self._is_done = was_refused and (not self.urge.note or await self._gives_up_the_line())
        self._go_if_done()

    async def _gives_up_the_line(self) -> bool:
        words = "What you wrote about it is only on this screen."
        asked = Confirm("Leave this line unsaved?", words, yes="leave", no="stay")
        return await self.app.push_screen_wait(asked) is True

    def _go_if_done(self) -> None:
        # Safety or the cover may have been opened meanwhile; only what is on top can leave.
        if self._is_done and self.is_current:
            self.dismiss(None)
            self.app.run_worker(what_next(self.nc, self._next, self.urge), group="flow")

    def on_screen_resume(self) -> None:
        later = (urge for urge in self.nc.snapshot.urges if urge.at > self.urge.at)
        if any(urge.end == "through" for urge in later):  # a second wave, and it was asked there
            self.action_done()
        self._go_if_done()

    async def _keep(self) -> bool:
        """Whether it is on disk; if not, the screen stays and says why."""
        urge = self.urge
        if urge == self._kept:
            return True
        outcome = await self.nc.ask(Keep(urge))
        if outcome.error is None:
            self._kept = urge
        for notice in self.query(Notice):  # none where this was left meanwhile
            if outcome.error is None:
                notice.clear()
            else:
                notice.tell(str(outcome.error), "enter tries again, then leaves")
        return outcome.error is None

    async def put_down(self) -> None:
        note, own = self._note.value.strip(), self._own.line
        triggers = dict.fromkeys([*self.urge.triggers, *([own] if own else [])])
        urge = msgspec.structs.replace(self.urge, note=note or None, triggers=tuple(triggers))
        await self.nc.writer.carry_out(Keep(urge))

    async def on_unmount(self) -> None:
        """The program ends while this is open: the note that was typed is kept."""
        if not self._is_done:
            await self.put_down()
