"""The command palette: Textual's own, listing what a person can do here, each with its key."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import (
    CommandInput,
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Provider,
)
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.strip import Strip
from textual.theme import ThemeProvider
from textual.visual import Visual
from textual.widgets import LoadingIndicator

from nc_tui.core.word_match import match_words
from nc_tui.tui import actions
from nc_tui.tui.actions import Command, commands_of
from nc_tui.tui.flows.settings import set_here
from nc_tui.tui.marks import BAR
from nc_tui.tui.palettes import OURS
from nc_tui.tui.screens.main import TABS, MainScreen
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.key_table import KeyTable

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

WIDTH, MARGIN = 66, 3  # columns, as in palette.tcss
_OURS = [theme.name for theme in OURS]
_FOR_WORDS = 48  # columns of a row from which there is room for that word
_COLOURS = "Colours: dusk, dawn, high contrast"
_COLOURS_FOUND_BY = "theme themes color colors colour dark light mode look appearance change ansi"
_NAME = 21  # columns kept for a name that has a word about it beside it


class Entry(NamedTuple):
    """One line of the palette: what it is called, its key, and what it runs."""

    title: str
    key: str
    run: Callable[[], Awaitable[Any]]
    found_by: str = ""


class NcCommands(Provider):
    """Everything that the screen below can do: its pane's commands first, then everywhere's."""

    def _entries(self) -> Iterator[Entry]:
        screen, table = self.screen, KeyTable(self.screen)
        place = screen.pane if isinstance(screen, MainScreen) else screen
        for node, commands in ((place, commands_of(place)), (screen, actions.EVERYWHERE)):
            for command in commands:
                if command.in_palette and self._can(command.action, node):
                    # While a field has the focus its key is not in force, the command still is.
                    key = table.key_of(command) or self._set(command)
                    run = partial(self.app.run_action, command.action, node)
                    yield Entry(_capital(command.title), key, run, command.found_by)
        here = {command.action for command in commands_of(place)}
        for command in actions.BY_NAME.values():
            if command.action not in here and self._can(command.action, screen):
                run = partial(self.app.run_action, command.action, screen)
                yield Entry(_capital(command.title), "", run, command.found_by)
        if isinstance(screen, MainScreen) and self._can("show_pane", screen):
            for tab in TABS:
                action = f"show_pane('{tab.pane}')"
                run = partial(self.app.run_action, action, screen)
                yield Entry(tab.word, tab.key, run, actions.TABS_FOUND_BY[tab.pane])
        yield Entry(_COLOURS, "", self._open_themes, _COLOURS_FOUND_BY)
        for title, action, found_by in actions.BY_PALETTE:
            if self._can(action, screen):
                yield Entry(title, "", partial(self.app.run_action, action, screen), found_by)

    async def _open_themes(self) -> None:
        self.app.push_screen(open_themes())

    def _set(self, command: Command) -> str:
        return cast("NcApp", self.app).keymap.of(command.id, command.shown)

    def _can(self, action: str, node: DOMNode) -> bool:
        target = self.app if action.startswith("app.") else node
        return bool(target.check_action(action.removeprefix("app."), ()))

    def _line(self, title: Content, key: str) -> Content:
        """The title, what follows its colon muted beside it, and the key at the right end."""
        # The list keeps the last column of the margin for its scrollbar.
        width = min(WIDTH, self.app.size.width) - 2 * MARGIN
        name, colon, _ = title.plain.partition(": ")
        if colon and width < _FOR_WORDS:
            title = title[: len(name)]
        elif colon:
            about = title[len(name) + len(colon) :].stylize_before("$text-muted")
            title = title[: len(name)]
            title = title.pad_right(max(2, _NAME - title.cell_length))
            title = Content.assemble(title, about)
        title = title.truncate(width - len(key) - 2, ellipsis=True)
        gap = width - title.cell_length - len(key)
        return Content.assemble(title, " " * gap, (key, "$accent"))

    async def discover(self) -> Hits:
        for entry in self._entries():
            yield DiscoveryHit(self._line(Content(entry.title), entry.key), entry.run, entry.title)

    async def search(self, query: str) -> Hits:
        # Not Textual's matcher: to it "theme" is "THEy wroTe to ME", before nothing at all.
        for entry in self._entries():
            score, spans = match_words(query, entry.title, entry.found_by)
            if score > 0:
                title = Content(entry.title)
                for start, end in spans:
                    title = title.stylize(self.match_style or "reverse", start, end)
                yield Hit(score, self._line(title, entry.key), entry.run, entry.title)


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]


class Colours(ThemeProvider):
    """The themes, ours first. The one that is chosen is kept."""

    @property
    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        def place(command: tuple[str, Callable[[], None]]) -> int:
            return _OURS.index(command[0]) if command[0] in _OURS else len(_OURS)

        def choose(name: str) -> None:
            app = cast("NcApp", self.app)
            app.run_worker(set_here(app, "theme", name), group="settings")

        return [(name, partial(choose, name)) for name, _ in sorted(super().commands, key=place)]


class PaletteList(CommandList):
    """The matches; ``▎`` in the margin marks the one that ``enter`` runs."""

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        index = self.scroll_offset.y + y
        if index != self.highlighted or not self.option_count:
            return strip
        style = self.get_visual_style("option-list--option", "option-list--option-highlighted")
        mark = Visual.to_strips(self, Content.styled(BAR, "$primary"), 1, 1, style)
        return Strip.join([*mark, strip.crop(1)])


class Palette(CommandPalette):
    """Textual's palette without its icon and frame, with our hints and safety's keys below."""

    TITLE = "this list"
    about = "Type a few letters of what you want. Arrows go, enter runs it, esc closes."
    BINDINGS = [*actions.field_bindings()]

    def __init__(self, asks: str, providers: Sequence[type[Provider]] | None = None) -> None:
        super().__init__(providers, placeholder=asks)
        self._asks = asks
        self._is_left = False

    def dismiss(self, result: Any = None) -> AwaitComplete:
        if self._is_left:
            return AwaitComplete()  # a second key in the same moment
        self._is_left = True
        return super().dismiss(result)

    def compose(self) -> ComposeResult:
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield CommandInput(placeholder=self._asks, select_on_focus=False)
            with Vertical(id="--results"):
                yield PaletteList()
                yield LoadingIndicator()
                keys = [Hint("enter", "run"), Hint("esc", "close", "screen.escape")]
                yield KeyLine(keys, strong=True)


def open_palette() -> Palette:
    """The palette of commands."""
    return Palette("What would you like to do?")


def open_themes() -> Palette:
    """The palette of colours."""
    return Palette("Which colours?", [Colours])
