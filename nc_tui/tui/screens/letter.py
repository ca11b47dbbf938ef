"""A letter being written: one page, no way to send it. It is kept while it is written."""

import asyncio
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from nc_tui.core.journal import count_words
from nc_tui.core.letters import opens_at, say_opening
from nc_tui.core.records import Entry, whole_seconds
from nc_tui.core.text import one_line
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.dialogs.leave_letter import LeaveLetter
from nc_tui.tui.dialogs.strength import StrengthDialog
from nc_tui.tui.flows.unsaved import leave_unsaved
from nc_tui.tui.intents import KeepDraft, Replace
from nc_tui.tui.phrases import counted
from nc_tui.tui.screens.letter_opened import OpenedLetterScreen
from nc_tui.tui.screens.letter_sealed import SealedLetterScreen
from nc_tui.tui.screens.main import TABS
from nc_tui.tui.screens.page_screen import MEDIUM, NARROW, PageScreen
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.letter_area import LetterArea
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from nc_tui.tui.writer import Writer

_NAME = 12  # letters of a name that the title has room for
LEFT = "The letter is left as a draft. l goes on with it."
_INVITATION = "What you would send. It goes nowhere."


class LetterScreen(PageScreen[None]):
    """``letter`` has an id and is not in the file yet; ``strength`` was given a moment ago.

    Left with words on it, it is always a sealed letter or a draft of one, and a draft until the
    person says otherwise: also when the program ends.
    """

    TITLE = "the letter"
    commands = (
        Command("letter.seal", "ctrl+s", "seal", "keep it till morning"),
        Command("letter.step-back", "escape", "step_back", "leave the text, then the letter"),
        Command("letter.go-on", "enter", "go_on", "go on writing"),
        Command("letter.leave", "q", "leave", "leave it: for now, kept, or let go"),
    )
    about = (
        "It is never sent, nor copied to the clipboard. Sealed, it is held till daylight. "
        "Left for now, it is a draft that waits for the next l, also when nc-tui was closed."
    )
    BINDINGS = [*bindings_of(commands), Binding("l", "go_on", "go on writing", show=False)]

    def __init__(self, letter: Entry, strength: int | None = None) -> None:
        super().__init__(letter)
        self._strength = strength
        self.is_left = asyncio.Event()
        """Set once it was sealed, left unsaved, or left with nothing on it."""
        self.sealed: Entry | None = None
        """The letter as it is kept, once it is."""
        self._next: Screen[Any] | None = None
        self._is_sealing = False
        """Whether it is to be sealed: what a kill leaves of it then is."""

    def compose(self) -> ComposeResult:
        yield TabBar(TABS, "journal")
        with Vertical(id="letter-page"):
            with Horizontal(id="letter-head"):
                yield Static(id="letter-title", markup=False)
                yield Static(id="letter-state", markup=False)
            yield LetterArea(self._page.text, placeholder=_INVITATION)
        yield Notice()
        yield KeyLine(id="letter-keys", strong=True)

    def _begin(self) -> None:
        self.watch(self.app, "minute", self._draw, init=False)
        if self._page.text:
            self._drafting.changed()

    # What is seen

    @property
    def _opening(self) -> str:
        """When it would open if it were sealed now."""
        now = self.nc.clock.now()
        return say_opening(opens_at(now, self.nc.snapshot.settings.morning), now)

    @property
    def _to(self) -> str:
        """Whom it is for, as the person calls them."""
        them = one_line(self.nc.snapshot.settings.them)
        return f" to {them}" if them and len(them) <= _NAME else ""

    def _draw(self) -> None:
        wide = self.app.size.width >= MEDIUM
        held = "   never sent, held until" if wide else " until"
        name = self._to if wide or "tomorrow" not in self._opening else ""
        title = Content.assemble(
            (f"A letter{name}", "$foreground bold"), (f"{held} {self._opening}", "$text-muted")
        )
        words = count_words(self._keeper.page.text)
        state, briefly = self._state
        state = (f"{state}, {counted(words, 'word')}" if wide else briefly) if words else ""
        self.query_one("#letter-title", Static).update(title)
        self.query_one("#letter-state", Static).update(Content.styled(state, "$quiet"))
        self._draw_keys(wide)

    @property
    def _state(self) -> tuple[str, str]:
        """How it is kept, and the same where there is little room."""
        if self._drafting.is_behind or not self._keeper.is_safe:
            return "writing", "writing"
        return ("draft kept", "kept") if self._keeper.problem is None else ("not sealed", "draft")

    def _draw_keys(self, wide: bool) -> None:
        seal = Hint("ctrl+s", "keep till morning", "screen.seal")
        if self._is_writing:
            leave = Hint("esc", "leave the text" if wide else "leave", "screen.step_back")
            left = [seal, leave]
            right = [Hint("f2", "surf", "app.surf"), Hint("f3", "safety", "app.safety")]
        else:
            left = [seal, Hint("esc", "back", "screen.leave")]
            left.append(Hint("enter", "go on writing", "screen.go_on"))
            right = [Hint("u", "surf", "app.surf"), Hint("!", "safety", "app.safety")]
        if not wide:
            left[0] = Hint("ctrl+s", "keep", "screen.seal")
            right = right[1:]
        if self.app.size.width < NARROW:
            right = []
        self.query_one("#letter-keys", KeyLine).show(left, right)

    def _show(self) -> None:
        """Say what could not be done, or take back what was said."""
        if not self.query(Notice):
            return  # left while it was being saved
        notice, keeper = self.query_one(Notice), self._keeper
        problem = keeper.problem or keeper.draft_problem
        if problem is not None:
            reason = str(problem).partition(". ")[0].rpartition(": ")[2].rstrip(".")
            safe = "kept as a draft" if keeper.is_safe else "still here"
            notice.tell(f"Not saved: {reason}. Your words are {safe}.", "ctrl+s try again")
        elif self._is_told:
            notice.clear()
        self._is_told = problem is not None
        self._draw()

    # Keeping it

    def _as_written(self) -> Entry:
        """As it stands, or as it is to be sealed now."""
        now = whole_seconds(self.nc.clock.now())
        return replace(
            self._keeper.page, text=self._area.text, at=now,
            zone=self.nc.clock.zone.key, strength=self._strength,
            opens=opens_at(now, self.nc.snapshot.settings.morning) if self._is_sealing else None,
        )  # fmt: skip

    async def _save(self) -> Entry | None:
        """The letter as it is kept now, sealed; None when it could not be."""
        keeper, self._is_sealing = self._keeper, True
        self._take()
        went_well = await keeper.save()
        while went_well and keeper.page.text != self._area.text:  # words came meanwhile
            self._take()
            went_well = await keeper.save()
        self._is_sealing = went_well
        self._show()
        return keeper.stored if went_well else None

    def action_seal(self) -> None:
        if self._area.text.strip():
            self._run(self._seal())

    async def _seal(self) -> None:
        asked = StrengthDialog(
            "Keep it till morning?",
            f"It is held until {self._opening}, and shown nowhere before.",
            does="keep it", back="go on", usual=self._strength,
        )  # fmt: skip
        strength = await self.app.push_screen_wait(asked)
        if strength is None:
            return
        self._strength = strength
        letter = await self._save()
        if letter is not None:
            self._go(letter, SealedLetterScreen(letter))
        else:
            await self._ask_to_leave_unsaved()

    async def _let_go(self) -> None:
        # Sealed first: should it be taken back, it is held till morning like any other.
        letter = await self._save()
        if letter is None:
            await self._ask_to_leave_unsaved()
            return
        outcome = await self.nc.ask(Replace(replace(letter, decided="let-go")))
        if outcome.error is not None:
            self.nc.notice(str(outcome.error))
            self._go(letter, SealedLetterScreen(letter))
            return
        self._go(None, OpenedLetterScreen(replace(letter, decided="let-go")))

    async def _ask_to_leave_unsaved(self) -> None:
        keeper = self._keeper
        await keeper.keep_draft()
        self._show()
        words = "It is kept as a draft, and sealing is tried again by itself."
        if not keeper.is_safe:
            words = "It is not on disk yet. Sealing is tried again while nc-tui is open."
        asked = Confirm("Leave this letter unsaved?", words, yes="leave", no="stay")
        if await self.app.push_screen_wait(asked):
            nc, self._is_sealing = self.nc, True
            self._take()
            self._go(None)
            nc.ask(KeepDraft(keeper.page))  # as one to be sealed, also by the next start
            leave_unsaved(nc, keeper.page, "letter")  # told where one is then

    # Coming and going

    def action_step_back(self) -> None:
        if self._is_writing and self._area.text.strip():
            self.set_focus(None)
            self._drafting.changed()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        self._run(self._leave())

    async def _leave(self) -> None:
        if not self._area.text.strip():
            await self._keeper.forget()
            self._go(None)
            return
        answer = await self.app.push_screen_wait(LeaveLetter(self._opening))
        if answer == "keep":
            await self._seal()
        elif answer == "let-go":
            await self._let_go()
        elif answer == "go-on":
            self._area.focus()
        else:
            await self._leave_for_now()

    async def _leave_for_now(self) -> None:
        """It stays a draft, at hand for the next time a letter is asked for."""
        self._take()
        if not await self._keeper.leave_draft():
            self._show()
            return
        nc = self.nc
        self._go(None)
        nc.call_after_refresh(nc.notice, LEFT, wrong=False)

    def _go(self, sealed: Entry | None, then: Screen[Any] | None = None) -> None:
        self.sealed, self._next, self._may_go = sealed, then, True
        self.is_left.set()
        self._go_if_on_top()

    def _go_now(self) -> None:
        if self._next is None:
            self.dismiss(None)
        else:
            self.app.switch_screen(self._next)

    def is_kept(self, writer: "Writer") -> bool:
        keeper = self._keeper
        is_drafted = keeper.is_safe and keeper.problem is None
        return self._may_go or keeper.is_settled or is_drafted

    async def put_down(self) -> None:
        self._take()
        if not self._may_go:
            await self._keep_at_the_end()
            self._show()

    async def _keep_at_the_end(self) -> None:
        # Where there can be no draft, it is sealed rather than lost.
        if not await self._keeper.keep_draft():
            self._is_sealing = True
            self._take()
            self._is_sealing = await self._keeper.save()

    def _end(self) -> None:
        self.is_left.set()
