"""Help: every key of the screen one is on, made from the bindings themselves."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from nc_tui.tui.actions import bindings_of, command, commands_of
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.screens.main import TABS, MainScreen
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.key_table import KeyTable, drawn
from nc_tui.tui.widgets.page_scroll import PageScroll

_MEDIUM = 60
_WIDTH, _PADDING, _GUTTER = 78, 3, 4  # columns, as in help.tcss
_SCROLL_BAR = 1  # column
_NARROW_MARGINS = 4  # columns, the scrollbar and one beside it among them
_COVER = (
    "For a passing look. It does not hide that this program runs, from someone who knows it, "
    "nor your files."
)
_MOUSE = (
    "A click chooses, once more opens; tabs, and keys that are named, can be clicked too. "
    "The wheel scrolls."
)
_HEADING = 16  # columns before what stands beside a heading


class HelpScreen(Dialog[None]):
    """``here`` beside ``everywhere``; what needs no field also works from here."""

    TITLE = "help"
    BINDINGS = [
        *bindings_of(command(name) for name in ("surf", "safety", "cover", "help")),
        Binding("escape", "leave", "close", tooltip="close", show=False, id="help.close"),
        Binding("j,down", "move(1)", "down", tooltip="down", show=False, id="help.down"),
        Binding("k,up", "move(-1)", "up", tooltip="up", show=False, id="help.up"),
    ]

    def __init__(self, shown: Screen[object]) -> None:
        super().__init__()
        self._shown = shown
        # Read now: once this screen stands above, the focus below may change.
        table = KeyTable(shown)
        place = shown.pane if isinstance(shown, MainScreen) else shown
        self._here = table.here(commands_of(place))
        self._everywhere = table.everywhere()
        self._in_fields = table.in_fields()
        self._about: str = getattr(place, "about", "")
        self._caution = self.nc.words.breathing.caution

    @property
    def place(self) -> str:
        """What the screen is called: its tab's word, or the title it gives itself."""
        shown = self._shown
        if isinstance(shown, MainScreen):
            tab = next((tab.word for tab in TABS if tab.pane == shown.pane.id), "")
            return tab or shown.pane.TITLE or "this screen"
        return shown.TITLE or "this screen"

    def compose(self) -> ComposeResult:
        with PageScroll(classes="dialog", can_focus=False):
            with Horizontal(id="help-head"):
                yield Static(id="help-title", markup=False)
                yield KeyLine(right=[Hint("esc", "close", "leave")], strong=True)
            with Horizontal(id="help-keys"):
                yield Static(id="help-here", markup=False)
                yield Static(id="help-everywhere", markup=False)
            yield Static(id="help-below", markup=False)

    def on_resize(self) -> None:
        width = min(_WIDTH, self.size.width) - 2 * _PADDING
        left = right = (width - _GUTTER - _SCROLL_BAR) // 2
        if self.size.width < _MEDIUM:
            width = left = right = self.size.width - _NARROW_MARGINS
        title = self.place if self.has_class("-tiny") else f"Keys for {self.place}"
        self.query_one("#help-title", Static).update(Content.styled(title, "$foreground bold"))
        here = _block("here", drawn(self._here, left)) if self._here else []
        if self._about:
            about = Content.styled(self._about, "$text-muted").wrap(left)
            here += [Content(), *about] if here else about
        everywhere = _block("everywhere", drawn(self._everywhere, right))
        below = _beside("breathing", Content.styled(self._caution, "$text-muted"), width)
        if any(row.words == command("cover").title for row in self._everywhere):
            below = [*_beside("the cover", Content.styled(_COVER, "$text-muted"), width), *below]
        below = [*_beside("the mouse", Content.styled(_MOUSE, "$text-muted"), width), *below]
        if self._in_fields:
            below = [*_beside("while you type", self._field_keys(), width), *below]
        self.query_one("#help-here", Static).update(Content("\n").join(here))
        self.query_one("#help-here").display = bool(here)
        self.query_one("#help-everywhere", Static).update(Content("\n").join(everywhere))
        self.query_one("#help-everywhere").display = bool(self._everywhere)
        self.query_one("#help-below", Static).update(Content("\n").join(below))

    def _field_keys(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for keys, label in self._in_fields:
            gap = "  " if parts else ""
            parts += [gap, ("\u00a0".join(keys), "$primary bold")]
            parts.append((f"\u00a0{label}", "$text-muted"))
        return Content.assemble(*parts)

    def action_move(self, rows: int) -> None:
        self.query_one(PageScroll).scroll_relative(y=rows, animate=False)


def _block(heading: str, lines: list[Content]) -> list[Content]:
    return [Content.styled(heading, "$text-muted bold"), *lines]


def _beside(heading: str, words: Content, width: int) -> list[Content]:
    """A heading in the margin of its words; above them where there is no room beside."""
    if width < _MEDIUM:
        return [Content.styled(heading, "$text-muted bold"), *words.wrap(width), Content()]
    first, *others = words.wrap(width - _HEADING)
    head = Content.styled(heading.ljust(_HEADING), "$text-muted bold")
    return [Content.assemble(head, first), *(line.pad_left(_HEADING) for line in others)]
