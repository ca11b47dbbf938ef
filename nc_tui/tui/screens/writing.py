"""Writing: one page and nothing else. It is kept while it is written."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from nc_tui.core.journal import count_words
from nc_tui.core.records import Entry
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.phrases import reason_of
from nc_tui.tui.screens.main import TABS
from nc_tui.tui.screens.page_screen import MEDIUM, NARROW, PageScreen
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.page_area import PageArea
from nc_tui.tui.widgets.tab_bar import TabBar
from nc_tui.tui.widgets.writing_head import WritingHead

if TYPE_CHECKING:
    from nc_tui.tui.writer import Writer

_TRY_AGAIN_AFTER = 4.0
"""Seconds until a page that could not be saved is tried again by itself."""
_INVITATION = "Whatever is there. Nobody reads it but you."


@dataclass(frozen=True, slots=True)
class Left:
    """How a page was left: as stored, not stored yet (``unsaved``), or with nothing on it."""

    stored: Entry | None = None
    unsaved: Entry | None = None


class WritingScreen(PageScreen[Left]):
    """``page`` has an id; whether it is new is seen by looking for it in the snapshot."""

    TITLE = "writing"
    commands = (
        Command("page.save", "ctrl+s", "save", "save the page and go on"),
        Command("page.step-back", "escape", "step_back", "leave the text, then the page"),
        Command("page.go-on", "enter", "go_on", "go on writing"),
        Command("page.leave", "q", "leave", "back to the journal"),
    )
    about = "The page is kept while you write. Once the text is left, 1 to 5 say how it is."
    BINDINGS = [
        *bindings_of(commands),
        Binding("n", "go_on", "go on writing", show=False),
        *[
            Binding(str(mood), f"mood({mood})", "how it is; again takes it off", show=False)
            for mood in range(1, 6)
        ],
    ]

    def __init__(self, page: Entry) -> None:
        super().__init__(page)
        self._mood = page.mood
        self._is_saving = False
        self._left = Left()
        self._trying: Timer | None = None

    def compose(self) -> ComposeResult:
        yield TabBar(TABS, "journal")
        prompt = Content(self.nc.words.prompt(self._page.prompt or ""))
        with Vertical(id="writing-page"):
            yield WritingHead(self._page.at)
            yield Static(
                prompt, id="writing-prompt", classes="" if prompt else "-empty", markup=False
            )
            yield PageArea(self._page.text, placeholder=_INVITATION)
        yield Notice()
        yield KeyLine(id="writing-keys", strong=True)

    # What is seen

    def _draw(self) -> None:
        words = count_words(self._keeper.page.text)
        state = self._state() if words or self._is_saving else ""
        head = self.query_one(WritingHead)
        head.show(self._mood, state, words, self.nc.clock.now().year)
        self._draw_keys(self.app.size.width >= MEDIUM)

    def _state(self) -> str:
        if self._is_saving:
            return "saving"
        if self._keeper.is_saved and not self._drafting.is_behind:
            return "saved"
        return "writing" if self._keeper.problem is None else "not saved"

    def _draw_keys(self, wide: bool) -> None:
        safety = Hint("f3", "safety", "app.safety")
        if self._is_writing:
            left = [Hint("esc", "leave the text" if wide else "leave", "screen.step_back")]
            left.append(Hint("ctrl+s", "save", "screen.save"))
            right = [Hint("f2", "surf", "app.surf"), safety]
        else:
            left = [Hint("esc", "back", "screen.leave")]
            left.append(Hint("enter", "go on writing" if wide else "write", "screen.go_on"))
            if self._area.text.strip():
                left.insert(1, Hint("1-5", "mood"))
            right = [Hint("u", "surf", "app.surf"), Hint("!", "safety", "app.safety")]
        if self.app.size.width < NARROW:
            right = right[:1]
        self.query_one("#writing-keys", KeyLine).show(left, right)

    def _tell(self) -> None:
        """Say what could not be done, or take back what was said."""
        notice, keeper = self.query_one(Notice), self._keeper
        was_told, self._is_told = self._is_told, True
        if keeper.problem is not None:
            safe = "kept as a draft" if keeper.is_safe else "still here"
            rest = f"Your words are {safe}, and saving is tried again by itself."
            notice.tell(f"Not saved: {reason_of(keeper.problem)}. {rest}", "ctrl+s try again")
        elif keeper.draft_problem is not None:
            reason = reason_of(keeper.draft_problem)
            notice.tell(f"No draft yet: {reason}. Your words are still here.", "ctrl+s save")
        elif keeper.was_changed_elsewhere:
            happened = "This page was changed elsewhere too. Both are in the journal."
            notice.tell(happened, wrong=False)
        else:
            self._is_told = False
            if was_told:
                notice.clear()

    # Keeping it

    def _show(self) -> None:
        """Show how it went."""
        self._tell()
        self._draw()

    def _shown(self, went_well: bool) -> None:
        """Show how saving went; what failed is tried again without being asked."""
        if not went_well and self._trying is None:
            self._trying = self.set_timer(_TRY_AGAIN_AFTER, self._try_again)
        self._show()

    def _try_again(self) -> None:
        self._trying = None
        if self._keeper.problem is not None:
            self.action_save()

    def _as_written(self) -> Entry:
        return replace(self._keeper.page, text=self._area.text, mood=self._mood)

    async def _save(self) -> bool:
        self._take()
        self._is_saving = True
        self._draw()
        went_well = await self._keeper.save()
        self._is_saving = False
        self._shown(went_well)
        return went_well

    def action_save(self) -> None:
        self.run_worker(self._save(), group="save")

    def action_mood(self, mood: int) -> None:
        # A page without words is not kept, so it has no mood either.
        if not self._is_writing and self._area.text.strip():
            self._mood = None if self._mood == mood else mood
            self.action_save()

    # Coming and going

    def action_step_back(self) -> None:
        if self._is_writing and self._area.text.strip():
            self.set_focus(None)
            self.action_save()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        self._run(self._leave())

    async def _leave(self) -> None:
        self._take()
        keeper = self._keeper
        if keeper.is_empty:
            await self._leave_empty()
        elif await self._save():
            self._take()
            if keeper.is_saved:  # else words came meanwhile: then this page is not left
                self._go(Left(stored=keeper.stored))
        else:
            await keeper.keep_draft()
            words = "They are kept as a draft, and saving is tried again by itself."
            if not keeper.is_safe:
                words = "They are not on disk yet. Saving is tried again while nc-tui is open."
            if await self._confirm("Leave these words unsaved?", words, "leave", "stay"):
                self._go(Left(unsaved=keeper.page))

    async def _leave_empty(self) -> None:
        keeper = self._keeper
        words = "There is nothing on it any more. Keep it, and it stays as it was saved."
        if keeper.stored is not None and await self._confirm(
            "Delete this page?", words, "delete", "keep it"
        ):
            if not await keeper.remove():
                self._tell()
                return
        else:
            await keeper.forget()
        self._go(Left(stored=keeper.stored))

    async def _confirm(self, question: str, words: str, yes: str, no: str) -> bool:
        asked = Confirm(question, words, yes=yes, no=no)
        answer = await self.app.push_screen_wait(asked)
        return answer is True

    def _go(self, left: Left) -> None:
        self._left, self._may_go = left, True
        self._go_if_on_top()

    def _go_now(self) -> None:
        self.dismiss(self._left)

    def is_kept(self, writer: "Writer") -> bool:
        return self._keeper.is_settled

    async def put_down(self) -> None:
        self._take()
        self._shown(await self._keeper.put_down())
