"""The app: wiring only. Snapshots go down, intents come up, global keys open what they name."""

import asyncio
import gc
import signal
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.filter import LineFilter, Monochrome
from textual.reactive import reactive
from textual.screen import Screen
from textual.worker import WorkerFailed

from nc_tui.config import ConfigFile
from nc_tui.content.load import Content
from nc_tui.core.clock import Clock
from nc_tui.core.errors import ContentError, NcError
from nc_tui.core.first_hints import SeenHints
from nc_tui.core.records import Record
from nc_tui.core.state import Snapshot
from nc_tui.store.database import Store
from nc_tui.store.drafts import Drafts
from nc_tui.store.left_answers import LeftAnswers
from nc_tui.store.seen_hints import read_seen_hints
from nc_tui.tui import actions
from nc_tui.tui.breath_ahead import BreathAhead
from nc_tui.tui.doors import Doors
from nc_tui.tui.driver import sleeping_driver
from nc_tui.tui.heartbeat import Heartbeat
from nc_tui.tui.idle_work import make_ready
from nc_tui.tui.intents import Intent, Outcome
from nc_tui.tui.keymap import keymap_from
from nc_tui.tui.news import News
from nc_tui.tui.nightfall import Nightfall
from nc_tui.tui.own_errors import OwnErrors
from nc_tui.tui.palettes import OURS
from nc_tui.tui.paste import joins_letters
from nc_tui.tui.plain import PlainCharacters, Uncoloured
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.sheets import Sheets, shared_sheet
from nc_tui.tui.themes import roles_for, solid_roles, theme_from
from nc_tui.tui.typed_ahead import TypedAhead
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.writer import Writer

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.command import Provider

    from nc_tui.content.danger import DangerHeard
    from nc_tui.content.library import Library
    from nc_tui.core.search_index import Index


def _commands() -> "type[Provider]":
    from nc_tui.tui.palette import NcCommands

    return NcCommands


class NcApp(OwnErrors, Doors):
    """nc-tui."""

    TITLE = "nc-tui"
    CSS = shared_sheet()
    BINDINGS: ClassVar[list[BindingType]] = list(actions.bindings_of(actions.EVERYWHERE))
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (36, "-narrow"), (60, "-medium"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-short"), (18, "-low"), (30, "-tall")]
    COMMAND_PALETTE_BINDING = "ctrl+p"
    COMMANDS = {_commands}

    snapshot: reactive[Snapshot] = reactive(Snapshot, always_update=True, repaint=False)
    minute: reactive[datetime | None] = reactive(None, repaint=False)
    """The wall clock where the person is, whole minutes: panes that say "today" watch it."""
    news: reactive[News] = reactive(News())
    """What became of the file, until it was read: the message lines show it."""
    seen_hints: reactive[SeenHints] = reactive(SeenHints(), repaint=False)
    """What became of the first hints: the hint lines follow it."""

    def __init__(
        self,
        store: Store,
        drafts: Drafts,
        clock: Clock,
        words: Content,
        snapshot: Snapshot,
        *,
        config: ConfigFile | None = None,
        news: str = "",
        breath: Callable[[], Screen[None]] | None = None,
        is_whole: bool = True,
    ) -> None:
        """What is wrong in ``config``, and the ``news`` of what became of the file, are told on
        the screen. With ``breath`` the app opens in that, and ends with it. A ``snapshot`` that
        is not whole is for the first picture: after it all is read, and keys wait for that."""
        super().__init__(driver_class=sleeping_driver())
        self._mixed: dict[str, dict[str, str]] = {}
        self.store, self.clock, self.words = store, clock, words
        self._config = config = config or ConfigFile(store.locations.config)
        self.config, self.keymap = config.values, keymap_from(config)
        self.writer = Writer(store, drafts, LeftAnswers(store.locations.drafts))
        self.nightfall = Nightfall(lambda: self.snapshot, clock)
        self._heartbeat = Heartbeat(self)
        self._breath = breath
        self.breath_ahead = BreathAhead(self)
        self._is_whole = is_whole
        self.refusal: NcError | None = None
        """Why the file, or the program's own words, could not be read after all; the app has ended
        then."""
        self._typed_ahead = TypedAhead(self, waits=not is_whole)
        self._library: Library | None = None
        self.set_reactive(NcApp.snapshot, snapshot)
        self.set_reactive(NcApp.news, News(news))
        self.set_reactive(NcApp.seen_hints, read_seen_hints(store.locations.seen_hints))
        # Registered and chosen before the sheets are parsed: they use these roles.
        for theme in OURS:
            self.register_theme(theme)
        self.theme = theme_from(config, self.available_themes)
        self.stylesheet = self.sheets = Sheets(variables=self.get_css_variables())
        self._plain_characters = PlainCharacters(enabled=self.config.ascii)
        if self.config.reduced_motion:
            self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return roles_for(self.current_theme)

    def get_css_variables(self) -> dict[str, str]:
        """Mixed once a theme."""
        if "_mixed" not in vars(self):
            return {}  # Textual's own sheet is never read, nor is its theme ever seen
        if self.theme not in self._mixed:
            mixed = super().get_css_variables() | solid_roles(self.current_theme)
            self._mixed[self.theme] = mixed
        self.theme_variables = self._mixed[self.theme]
        return dict(self.theme_variables)

    def get_line_filters(self) -> Sequence[LineFilter]:
        filters = list(super().get_line_filters())
        if self.no_color and self.native_ansi_color:
            # Greys would not be the terminal's own: there it has no colours at all.
            uncoloured = Uncoloured()
            filters = [uncoloured if isinstance(f, Monochrome) else f for f in filters]
        return [*filters, self._plain_characters] if self._plain_characters.enabled else filters

    def get_default_screen(self) -> Screen[None]:
        screen: Screen[None] = MainScreen()
        if self._breath is not None:
            from nc_tui.tui.screens.doorway import Doorway

            screen = Doorway(self._breath)
        # The sheets were read a moment ago, for this theme; Textual would read them all again.
        # Private names: where there are none, it does.
        vars(screen).update(_css_update_count=vars(self).get("_css_update_count", -1))
        return screen

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """None below a screen that hides them: Textual lays out and draws the one below too.

        A private name: where it is another, all of it is only drawn more often.
        """
        if self.screen_stack and self.screen.styles.background.a == 1:
            return []
        return super()._background_screens

    async def on_mount(self) -> None:
        self._heartbeat.begin()
        if not self.is_headless:
            # tmux kill-server and a shutdown: leave in order, what is open is kept.
            for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, self.exit)
        # Stopped and continued: the terminal has another picture by then.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.call_after_refresh(self._go_on)
        if self.snapshot.is_empty and self._breath is None:
            self.action_first_run()
        if self.keymap.keys:
            self.set_keymap(self.keymap.keys)
        if self._config.problems:
            self.call_after_refresh(self.notice, *self._config.told)

    async def _read_whole(self) -> None:
        try:
            self.take(await self.writer.load())
        except NcError as error:
            self._refuse(error)
            return
        self._is_whole = True
        self._typed_ahead.begin()
        self._go_on()

    def _go_on(self) -> None:
        """After the first picture."""
        if not self._is_whole:
            self.run_worker(self._read_whole(), group="whole")
            return
        from nc_tui.tui.flows.taking_in import take_in_drafts

        _resume_collecting()
        self.run_worker(take_in_drafts(self), group="drafts")
        self.run_worker(self._make_ready(), group="idle")

    async def _make_ready(self) -> None:
        try:
            await make_ready(self)
        except ContentError as error:
            self._refuse(error)

    def _handle_exception(self, error: Exception) -> None:
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, ContentError):  # read when a key first asked for them
            self._refuse(cause)
        else:
            super()._handle_exception(error)

    def _refuse(self, error: NcError) -> None:
        """End, and say why on the command line."""
        self.refusal = error
        self.exit()

    def watch_snapshot(self, snapshot: Snapshot) -> None:
        """The zone is one of the settings: the clock follows it before any pane is drawn. What was
        erased is in no search any more."""
        self.clock.move_to(snapshot.settings.zone)
        if "index" in vars(self):
            self.index.keep_to(snapshot.journal)

    # Keys, one after the other

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and joins_letters(event.character):
            event = events.Paste(event.character)  # as a key it would not be text
        if isinstance(event, events.Key | events.Paste | events.MouseDown):
            self._heartbeat.feel()
            self.breath_ahead.feel()
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if not self._typed_ahead.holds(event):
                await self.take_key(event)
            return
        if isinstance(event, events.MouseDown) and not self._is_whole:
            return  # nobody aims at what they have seen for a twentieth of a second
        await super().on_event(event)

    async def take_key(self, event: events.Key | events.Paste) -> None:
        """Hand a key or a paste to whatever has the focus now."""
        target = self.focused or self.screen
        await super().on_event(event)
        self._typed_ahead.follow(event, target)

    # First hints

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        line = self.hint_line
        has_run = await super().run_action(action, default_namespace, namespaces)
        if has_run and line is not None and isinstance(action, str):
            line.heard(action)
        return has_run

    def note_hints(self, change: Callable[[SeenHints], SeenHints]) -> None:
        """A hint was seen, or is of no more use: the next start knows it."""
        before, self.seen_hints = self.seen_hints, change(self.seen_hints)
        if self.seen_hints != before:
            self.run_worker(self.writer.note_hints(change), group="hints")

    # Intents

    def ask(self, intent: Intent) -> asyncio.Future[Outcome]:
        """Have an intent carried out; what became of it can be waited for.

        Not by a message: whoever asks may wait in the very screen that the app is taking away,
        and the app, which waits for that screen to end, would never come to read it.
        """
        self._carry_out(intent)
        return intent.outcome

    @work
    async def _carry_out(self, intent: Intent) -> None:
        """In a worker that nobody else owns: whoever asked may be gone before the answer."""
        try:
            outcome = await self.carry_out(intent)
        except asyncio.CancelledError:
            intent.outcome.cancel()  # the program ends; nobody is to wait for ever
            raise
        if not intent.outcome.done():
            intent.outcome.set_result(outcome)
        elif outcome.error is not None:
            self._tell(outcome.error)

    async def carry_out(self, intent: Intent) -> Outcome:
        """Have it done at once, without a message: while the program ends nobody hears those."""
        outcome = await self.writer.carry_out(intent)
        if self.is_running:
            self.take(outcome)
        return outcome

    def take(self, outcome: Outcome) -> None:
        """What is kept now, and what became of the file meanwhile."""
        if outcome.snapshot is not None:
            self.snapshot = outcome.snapshot
        self._heartbeat.hear(outcome.news)

    @work
    async def hand_over(self, intent: Intent) -> None:
        """Have it carried out for one who goes: should it fail, the person reads why."""
        outcome = await self.ask(intent)
        if outcome.error is not None:
            self._tell(outcome.error)

    def new_id(self, kind: type[Record]) -> int:
        """An id for a record that is named before it is kept."""
        return self.store.new_id(kind)

    @cached_property
    def index(self) -> "Index":
        """What every page says, for whoever searches."""
        from nc_tui.core.search_index import Index

        return Index()

    @cached_property
    def danger(self) -> "DangerHeard":
        """What is heard in a search that speaks of danger. Raises ContentError as the library."""
        from nc_tui.content.danger import load_danger

        return load_danger()

    @property
    def library(self) -> "Library":
        """The cards, the person's own among them. Raises ContentError when the program's own
        cannot be read: they are read here, when somebody first asks for them."""
        if self._library is None:
            from nc_tui.content.library import load_library

            self._library = load_library()
        self._library = self._library.with_own(self.snapshot.plan)
        return self._library

    # What the person is told

    def notice(self, happened: str, keys: str = "", *, wrong: bool = True) -> None:
        """Say something on the message line of the screen that has one."""
        for screen in reversed(self.screen_stack):
            for notice in screen.query(Notice):
                notice.tell(happened, keys, wrong=wrong)
                return

    def _tell(self, error: NcError) -> None:
        self.notice(str(error))

    def clear_notices(self) -> None:
        for screen in self.screen_stack:
            for notice in screen.query(Notice):
                notice.clear()

    async def _close_all(self) -> None:
        """End the screens that have something to put down, but not the main one's widgets one by
        one: they end with the process.

        Private names: where they are others, quitting takes some milliseconds more.
        """
        names = vars(self)
        if not self.is_headless and {"_screen_stacks", "_registry"} <= names.keys():
            for stack in names["_screen_stacks"].values():
                if not stack or not isinstance(stack[0], MainScreen):
                    continue  # a second try, after what failed in the first
                names["_registry"].difference_update(stack.pop(0).walk_children(with_self=True))
        await super()._close_all()

    def on_unmount(self) -> None:
        self.writer.close()


def _resume_collecting() -> None:
    """What is there now stays; ``open_app`` put collecting off until the first picture."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
