"""Writing: one page and nothing else. It is kept while it is written."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from nc_tui.core.circling import Circling
from nc_tui.core.errors import NcError
from nc_tui.core.journal import count_words
from nc_tui.core.records import Entry
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.flows.own_editor import in_own_editor
from nc_tui.tui.phrases import reason_of
from nc_tui.tui.prompting import Prompting
from nc_tui.tui.screens.contested_page import ContestedPage
from nc_tui.tui.screens.main import TABS
from nc_tui.tui.screens.writing_keys import hints
from nc_tui.tui.widgets.elsewhere import Elsewhere
from nc_tui.tui.widgets.guard_line import GuardLine
from nc_tui.tui.widgets.key_line import KeyLine
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.page_area import PageArea
from nc_tui.tui.widgets.tab_bar import TabBar
from nc_tui.tui.widgets.writing_head import WritingHead

if TYPE_CHECKING:
    from nc_tui.tui.writer import Writer

_TRY_AGAIN_AFTER = 4.0
"""Seconds until a page that could not be saved is tried again by itself."""


@dataclass(frozen=True, slots=True)
class Left:
    """How a page was left: as stored, not stored yet (``unsaved``), or with nothing on it."""

    stored: Entry | None = None
    unsaved: Entry | None = None


class WritingScreen(ContestedPage[Left]):
    """``page`` has an id; whether it is new is seen by looking for it in the snapshot."""

    TITLE = "writing"
    commands = (
        Command("page.save", "ctrl+s", "save", "save the page and go on"),
        Command("page.step-back", "escape", "step_back", "leave the text, then the page"),
        Command("page.go-on", "enter", "go_on", "go on writing"),
        Command(
            "page.editor",
            "e",
            "own_editor",
            "write in your own editor",
            fields=("alt+e",),
            found_by="vim nano emacs visual",
        ),
        Command(
            "page.prompt",
            "p",
            "prompt",
            "a prompt; again for another",
            fields=("ctrl+t",),
            found_by="question idea",
        ),
        Command("page.leave", "q", "leave", "back to the journal"),
    )
    about = (
        "The page is kept while you write. In the text, alt+e opens your editor, ctrl+t a prompt."
    )
    BINDINGS = [
        *bindings_of(commands),
        Binding("n", "go_on", "go on writing", show=False),
        *[
            Binding(str(mood), f"mood({mood})", "how it is; again takes it off", show=False)
            for mood in range(1, 6)
        ],
    ]

    def __init__(self, page: Entry, *, in_own_editor: bool = False) -> None:
        """With ``in_own_editor`` the person's own opens at once, and the page is left after it."""
        super().__init__(page)
        self._mood, self._prompt, self._stage = page.mood, page.prompt, page.stage
        self._begins_elsewhere = in_own_editor
        self._circling = Circling()
        self._left = Left()
        self._trying: Timer | None = None

    def compose(self) -> ComposeResult:
        writing = self.nc.words.writing
        # Said once: to those who have not written yet.
        is_first = not self.nc.snapshot.journal
        yield TabBar(TABS, "journal")
        with Vertical(id="writing-page"):
            yield WritingHead(self._page.at)
            yield Static(id="writing-prompt", markup=False)
            with Container(id="writing-both"):
                invitation = f"{writing.invitation}\n{writing.log}" if is_first else None
                yield PageArea(self._page.text, placeholder=invitation or writing.invitation)
                yield Elsewhere()
            yield GuardLine(writing.guard.said)
        yield Notice()
        yield KeyLine(id="writing-keys", strong=True)

    def _begin(self) -> None:
        nc = self.nc
        today = nc.snapshot.today(nc.clock.now())
        self._prompting = Prompting(nc.words, self._page, nc.snapshot.reflection_of(today), today)
        self._guard = self.query_one(GuardLine)
        self._show_prompt()
        super()._begin()
        if self._begins_elsewhere:
            self.set_focus(None)
            self.call_after_refresh(self.action_own_editor)

    # What is seen

    def _draw(self) -> None:
        words = count_words(self._keeper.page.text)
        state = self._state() if words or self._is_saving else ""
        head = self.query_one(WritingHead)
        head.show(self._mood, state, words, self.nc.clock.now().year)
        left, right = hints(self.app.size.width, is_writing=self._is_writing, has_words=bool(words))
        self.query_one("#writing-keys", KeyLine).show(left, right)
        self._draw_choice()

    def _show_prompt(self) -> None:
        shown = self.query_one("#writing-prompt", Static)
        shown.update(Content(self.nc.words.prompt(self._prompt or "")))
        shown.set_class(not self._prompt, "-empty")

    def _state(self) -> str:
        if self._is_saving:
            return "saving"
        if self._keeper.is_saved and not self._drafting.is_behind:
            return "saved"
        if self._theirs is not None and self._keeper.is_safe and not self._drafting.is_behind:
            return "draft"
        return "writing" if self._keeper.problem is None else "not saved"

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
        elif self._theirs is not None and self._is_save_asked:
            notice.tell(
                "Choose first: theirs, mine or both. Yours is kept as a draft.", wrong=False
            )
        else:
            self._is_told = False
            if was_told:
                notice.clear()

    # Keeping it

    def _show(self) -> None:
        """Show how it went."""
        if self.query(Notice):  # else left while it was being saved
            self._tell()
            self._draw()

    def _shown(self, went_well: bool) -> None:
        """Show how saving went; what failed is tried again without being asked."""
        if not self.query(Notice):
            return
        if not went_well and self._keeper.problem is not None and self._trying is None:
            self._trying = self.set_timer(_TRY_AGAIN_AFTER, self._try_again)
        self._show()

    def _try_again(self) -> None:
        self._trying = None
        if self._keeper.problem is not None:
            self.action_save()

    def _as_written(self) -> Entry:
        return replace(
            self._keeper.page, text=self._area.text, mood=self._mood,
            prompt=self._prompt, stage=self._stage,
        )  # fmt: skip

    def _put(self, page: Entry) -> None:
        self._mood, self._prompt, self._stage = page.mood, page.prompt, page.stage
        self._area.put(page.text)
        self._show_prompt()

    def action_mood(self, mood: int) -> None:
        # A page without words is not kept, so it has no mood either.
        if not self._is_writing and self._area.text.strip():
            self._mood = None if self._mood == mood else mood
            self.action_save()

    # What may be written about, and for how long

    def on_text_area_changed(self) -> None:
        self._circling.wrote(self.nc.clock.monotonic())
        if self._circling.is_long and self.nc.config.writing_guard:
            self._guard.offer(True)

    def _answer_guard(self) -> None:
        if self._guard.is_shown:
            self._guard.offer(False)
            self._circling.answered()

    def on_screen_suspend(self) -> None:
        self._answer_guard()

    def action_prompt(self) -> None:
        self._prompt = self._prompting.after(self._prompt, concrete=self._guard.is_shown)
        self._stage = self._prompting.stage_of(self._prompt)
        self._answer_guard()
        self._show_prompt()
        if self._is_writing or not self._area.text.strip():
            self._drafting.changed()
        else:
            self.action_save()

    # The person's own editor

    def action_own_editor(self) -> None:
        self._run(self._edit_elsewhere())

    async def _edit_elsewhere(self) -> None:
        self._take()
        problem: NcError | None = None
        try:
            self._area.put(await in_own_editor(self.nc, self._keeper.page))
        except NcError as error:
            problem = error
        self._keeper.was_lent()
        self._take()
        await self._keeper.keep_draft()
        went_well, nc = await self._save(apart=False), self.nc
        if self._begins_elsewhere and went_well:
            await self._leave()
        self._begins_elsewhere = False
        if problem is not None:
            nc.notice(str(problem))

    # Coming and going

    def action_step_back(self) -> None:
        self._answer_guard()
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
                self._show()
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
