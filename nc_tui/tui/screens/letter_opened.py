"""A letter that is open: its words, and what becomes of them."""

from typing import TYPE_CHECKING, Literal, cast

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from nc_tui.core.letters import a_strength, is_let_go, is_waiting
from nc_tui.core.records import Entry
from nc_tui.core.sayings import say_moment
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.intents import Replace
from nc_tui.tui.screens.main import TABS
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.letter_text import LetterText
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_MEDIUM = 60


class OpenedLetterScreen(Screen[None]):
    """``letter`` to read and decide about; one that was let go only fades, and this with it."""

    SHEETS = ("letter",)
    TITLE = "the letter"
    AUTO_FOCUS = "LetterText"
    ALLOW_SELECT = False
    commands = (
        Command("letter.keep", "s", "decide('keep')", "keep it in the journal"),
        Command("letter.let-go", "t", "decide('let-go')", "let it go"),
        Command("letter.once-more", "o", "back", "read it once more, later"),
        Command("letter.back", "escape", "back", "back; nothing is decided"),
    )
    about = "Letting go takes it out of sight. ctrl+z brings it back."
    BINDINGS = bindings_of(commands)

    def __init__(self, letter: Entry) -> None:
        super().__init__()
        self._letter = letter
        self._is_busy = False
        self._is_done = self._is_going = False

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    def compose(self) -> ComposeResult:
        yield TabBar(TABS, "journal")
        with Vertical(id="letter-page"):
            yield Static(id="opened-when", markup=False)
            yield Static(id="opened-strengths", markup=False)
            yield LetterText(self._letter.text)
        yield Notice()
        yield KeyLine(id="letter-keys", strong=True)

    def on_mount(self) -> None:
        self.watch(self.query_one(LetterText), "is_longer", self._draw_keys, init=False)
        self._draw()
        if is_let_go(self._letter):
            self.call_after_refresh(self._fade)

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        letter, year = self._letter, self.nc.clock.now().year
        when = Content.assemble(
            ("A letter", "bold"), (f"   {say_moment(letter.at, year)}", "$text-muted")
        )
        self.query_one("#opened-when", Static).update(when)
        strengths = self.query_one("#opened-strengths", Static)
        strengths.update(_strengths(letter))
        strengths.display = letter.strength is not None or letter.strength_after is not None
        self._draw_keys()

    def _draw_keys(self) -> None:
        wide = self.app.size.width >= _MEDIUM
        keys = [Hint("t", "let it go" if wide else "let go", "screen.decide('let-go')")]
        right = [Hint("u", "surf", "app.surf"), Hint("!", "safety", "app.safety")]
        if is_waiting(self._letter, self.nc.clock.now()):
            keys.insert(0, Hint("s", "keep it" if wide else "keep", "screen.decide('keep')"))
            keys.append(Hint("o", "once more, later" if wide else "later", "screen.back"))
        else:
            keys.append(Hint("esc", "back", "screen.back"))
        if wide and self.query_one(LetterText).is_longer:
            keys.append(Hint("space", "read on"))
        if is_let_go(self._letter):
            keys = []
        self.query_one("#letter-keys", KeyLine).show(keys, right if wide else right[1:])

    def action_decide(self, decided: Literal["keep", "let-go"]) -> None:
        if not self._is_busy:
            self._is_busy = True
            self.run_worker(self._decide(decided), group="decide")

    async def _decide(self, decided: Literal["keep", "let-go"]) -> None:
        # The latest version: another pane may have asked for its strength meanwhile.
        journal = self.nc.snapshot.journal
        letter = next((each for each in journal if each.id == self._letter.id), self._letter)
        outcome = await self.nc.ask(Replace(replace(letter, decided=decided)))
        self._is_busy = False
        if not self.query(Notice):
            return  # the program ends
        if outcome.error is not None:
            self.query_one(Notice).tell(str(outcome.error), "The same key tries again.")
            return
        self.query_one(Notice).clear()
        self._letter = replace(letter, decided=decided)
        if decided == "let-go":
            self._fade()
        else:
            self._go()

    def _fade(self) -> None:
        self._draw_keys()
        self.query_one(LetterText).fade(self._gone)

    def _gone(self) -> None:
        if not self._is_done:
            self._go()
            self.nc.notice("It is let go.", "ctrl+z brings it back", wrong=False)

    def action_back(self) -> None:
        self._gone() if is_let_go(self._letter) else self._go()

    def action_copy_text(self) -> None:
        """Nothing of a letter is copied by accident."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "decide" and is_let_go(self._letter):
            return False
        if action == "decide" and parameters == ("keep",):
            return is_waiting(self._letter, self.nc.clock.now())
        return True

    def _go(self) -> None:
        self._is_done = True
        self._go_if_on_top()

    def _go_if_on_top(self) -> None:
        # Surf, safety or the cover may have been opened meanwhile; only the top one can leave.
        if self._is_done and self.is_current and not self._is_going:
            self._is_going = True  # once: what lay over it may go in the same moment
            self.dismiss(None)

    def on_screen_resume(self) -> None:
        self._go_if_on_top()


def _strengths(letter: Entry) -> Content:
    """How strong it was, and is: "It was a 7 when you wrote it. Now it is a 4." """
    said = []
    if letter.strength is not None:
        said.append(f"It was {a_strength(letter.strength)} when you wrote it.")
    if letter.strength_after is not None:
        after = a_strength(letter.strength_after)
        is_now = letter.decided is None  # asked a moment ago
        said.append(f"Now it is {after}." if is_now else f"It was {after} when you read it.")
    return Content.styled(" ".join(said), "$text-muted")
