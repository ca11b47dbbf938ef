"""After the breath: the wave as it went, how strong it is now, and a line if one wants to."""

from typing import TYPE_CHECKING, cast

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from nc_tui.core.records import Urge
from nc_tui.core.urge import last_strength, minutes_to_last, peak
from nc_tui.tui.actions import field_bindings
from nc_tui.tui.marks import strength_style
from nc_tui.tui.messages import Keep
from nc_tui.tui.phrases import number_word, when
from nc_tui.tui.under_way import UnderWay
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.wave import Wave, nice_span

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_STAYED_FROM = 20.0
"""Seconds from which, without any number, it can be said that the person stayed."""


class AfterScreen(UnderWay, ModalScreen[None]):
    """Digits while no field has the focus; a note in the field; enter is done from anywhere."""

    TITLE = "after the breath"
    AUTO_FOCUS = ""
    BINDINGS = [
        *field_bindings(),
        *[
            Binding(str(digit), f"strength({digit})", "how strong it is now", show=False)
            for digit in range(10)
        ],
        Binding("tab", "note", "a line about it", show=False),
        Binding("enter", "done", "done", show=False),
        Binding("escape", "done", "done", show=False),
    ]

    def __init__(self, urge: Urge, seconds: float) -> None:
        """``seconds`` since the urge began: where a strength pressed now stands on the wave."""
        super().__init__()
        self.urge = urge
        self._seconds = seconds
        self._note = Field(urge.note or "", id="after-note")
        self._is_done = False
        self._kept: Urge | None = None
        """The urge as it is on disk."""
        self._now: int | None = None
        """The strength given here; pressed again, it is corrected, not added."""

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(id="after"):
            with Horizontal(id="after-head"):
                stayed = bool(self.urge.samples) or self._seconds >= _STAYED_FROM
                title = "You stayed with it." if stayed else "It is kept."
                yield Static(Content.styled(title, "bold"), id="after-title")
                yield Static(id="after-facts", markup=False)
            yield Wave()
            yield Static(id="after-sentence", markup=False)
            yield KeyLine([Hint("0–9", "how strong is it now?")], id="after-ask", strong=True)
            yield Static(Content.styled("one line, if you want", "$text-muted"), id="after-label")
            yield self._note
        yield Notice()
        yield KeyLine(
            [Hint("enter", "done", "done"), Hint("tab", "the line", "note")],
            [Hint("f2", "surf", "app.surf"), Hint("f3", "safety", "app.safety")],
            strong=True, id="after-footer",
        )  # fmt: skip

    def on_mount(self) -> None:
        self._show()
        self.run_worker(self._keep(), group="after")

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        snapshot = self.nc.snapshot
        today = snapshot.today(self.nc.clock.now())
        said = when(self.urge.at, snapshot.day_of_record(self.urge), today)
        pattern = self.nc.words.pattern_name(self.urge.pattern or "")
        self.query_one("#after-facts", Static).update(
            Content.styled(f"{said}, {pattern}", "$text-muted")
        )
        wave = self.query_one(Wave)
        wave.axis = self.size.height >= 16
        wave.span = nice_span(self._seconds, 60)
        wave.upto = self._seconds
        wave.urge = self.urge
        self.query_one("#after-sentence", Static).update(sentence_of(self.urge))

    def action_strength(self, digit: int) -> None:
        samples = self.urge.samples
        if self._now is not None:
            samples = samples[:-1]
        self._now = digit
        at = round(self._seconds, 1)
        self.urge = msgspec.structs.replace(self.urge, samples=(*samples, (at, digit)))
        self._show()
        self.run_worker(self._keep(), group="after", exclusive=False)

    def action_note(self) -> None:
        note = self._note
        if note.has_focus:
            self.set_focus(None)
        else:
            note.focus()

    def action_keep(self) -> None:
        """Enter in the field."""
        self.action_done()

    def action_done(self) -> None:
        note = self._note.value.strip()
        self.urge = msgspec.structs.replace(self.urge, note=note or None)
        self.run_worker(self._leave(), group="leave", exclusive=True)

    async def _leave(self) -> None:
        self._is_done = await self._keep()
        self._go_if_done()

    def _go_if_done(self) -> None:
        # Safety or the cover may have been opened meanwhile; only what is on top can leave.
        if self._is_done and self.is_current:
            self.dismiss(None)

    def on_screen_resume(self) -> None:
        self._go_if_done()

    async def _keep(self) -> bool:
        """Whether it is on disk; if not, the screen stays and says why."""
        urge = self.urge
        if urge == self._kept:
            return True
        outcome = await self.nc.ask(Keep(urge))
        notice = self.query_one(Notice)
        if outcome.error is not None:
            notice.tell(str(outcome.error), "enter tries again")
            return False
        self._kept = urge
        notice.clear()
        return True

    async def put_down(self) -> None:
        note = self._note.value.strip()
        urge = msgspec.structs.replace(self.urge, note=note or None)
        await self.nc.writer.carry_out(Keep(urge))

    async def on_unmount(self) -> None:
        """The program ends while this is open: the note that was typed is kept."""
        if not self._is_done:
            await self.put_down()


def sentence_of(urge: Urge) -> Content:
    """One true sentence about an urge: "It was an 8. Eleven minutes later it is a 3." """
    high, last = peak(urge), last_strength(urge)
    if high is None or last is None:
        return Content.styled("A number is not needed.", "$text-muted")
    first: list[str | tuple[str, str]] = [
        f"It was {_article(high)} ", (str(high), f"{strength_style(high)} bold"), ".",
    ]  # fmt: skip
    if len(urge.samples) < 2:
        return Content.assemble(*first)
    minutes = minutes_to_last(urge)
    later = "A moment later"
    if minutes:
        later = f"{number_word(minutes).capitalize()} minute{'s' * (minutes != 1)} later"
    return Content.assemble(
        *first, f" {later} it is {_article(last)} ",
        (str(last), f"{strength_style(last)} bold"), ".",
    )  # fmt: skip


def _article(strength: int) -> str:
    return "an" if strength == 8 else "a"
