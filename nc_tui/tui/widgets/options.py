"""Options: short labels in one or two columns, chosen by arrows or by a letter of the label."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from nc_tui.core.text import one_line
from nc_tui.tui.marks import BAR, TICKED, UNTICKED
from nc_tui.tui.widgets.in_view import show_row

_NAVIGATION = "hjkl"
CHOSEN = "$on-primary on $primary bold"
"""How a chosen value looks."""


class Option(NamedTuple):
    """What is kept, what is shown, and the letter of the label that chooses it ("" for none)."""

    value: str
    label: str
    key: str = ""


def with_letters(options: Iterable[tuple[str, str]], *, without: str = "") -> list[Option]:
    """Options (value, label), each with the first letter of its label that is still free;
    ``without`` are letters that stand for something else there."""
    taken = {*_NAVIGATION, *without}
    given = []
    for value, label in options:
        letters = (letter for letter in label.lower() if "a" <= letter <= "z")
        key = next((letter for letter in letters if letter not in taken), "")
        taken.add(key)
        given.append(Option(value, label, key))
    return given


def lettered(label: str, key: str, style: str, key_style: str) -> Content:
    """``label`` with the letter that chooses it marked in place: no room is lost, and the mark
    is an underline as well as a colour."""
    label = one_line(label)
    at = label.lower().find(key) if key else -1
    if at < 0:
        return Content.styled(label, style)
    return Content.assemble(
        (label[:at], style), (label[at], f"{key_style} underline"), (label[at + 1 :], style)
    )


class Options(Widget, can_focus=True):
    """A grid of options with a cursor. Subclasses say how one looks and what choosing does."""

    DEFAULT_CSS = "Options { height: auto; }"

    BINDINGS = [
        Binding("down,j", "down(1)", "down", show=False),
        Binding("up,k", "down(-1)", "up", show=False),
        Binding("right,l", "move(1)", "right", show=False),
        Binding("left,h", "move(-1)", "left", show=False),
        Binding("space", "choose", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0, init=False)

    beside = 0
    """Columns that a cell needs beside its label."""

    class Changed(Message):
        """Another option was chosen, or one was ticked."""

        def __init__(self, options: "Options") -> None:
            super().__init__()
            self.options = options

        @property
        def control(self) -> "Options":
            return self.options

    def __init__(
        self,
        options: Sequence[Option],
        *,
        id: str | None = None,  # noqa: A002  (Textual's own name)
    ) -> None:
        super().__init__(id=id)
        self.options = tuple(options)
        self._longest = max((len(option.label) for option in options), default=0)

    def choose(self, index: int) -> None:
        """What space, a letter or a click on an option does."""
        raise NotImplementedError

    def cell(self, index: int, width: int) -> Content:
        """One option, ``width`` columns wide."""
        raise NotImplementedError

    @property
    def letters(self) -> str:
        """What letters do here, for help; "" where the options have none."""
        return "choose: each is underlined" if any(each.key for each in self.options) else ""

    def choose_key(self, key: str) -> bool:
        """Choose the option of that letter; whether there is one."""
        for index, option in enumerate(self.options):
            if key and option.key == key:
                self.cursor = index
                self.choose(index)
                return True
        return False

    def _columns(self, width: int) -> int:
        return 2 if width // 2 >= self._longest + self.beside else 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return -(-len(self.options) // self._columns(width))

    def action_choose(self) -> None:
        if self.options:
            self.choose(self.cursor)

    def action_down(self, rows: int) -> None:
        self._go(self.cursor + rows * self._columns(self.size.width))

    def action_move(self, step: int) -> None:
        self._go(self.cursor + step)

    def _go(self, index: int) -> None:
        if 0 <= index < len(self.options):
            self.cursor = index
        show_row(self, self.cursor // self._columns(self.size.width))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        width = self.size.width
        columns = self._columns(width)
        index = event.y * columns + min(columns - 1, event.x * columns // max(1, width))
        if 0 <= index < len(self.options):
            self.cursor = index
            self.choose(index)

    def render(self) -> Content:
        width = self.size.width
        columns = self._columns(width)
        # One column stays free between two cells, where there is one to spare.
        spare = columns > 1 and width // columns > self._longest + self.beside
        wide = width // columns - spare
        rows = []
        for start in range(0, len(self.options), columns):
            cells = [
                self.cell(index, wide)
                for index in range(start, min(start + columns, len(self.options)))
            ]
            rows.append(Content(" " * (width - columns * wide)).join(cells))
        return Content("\n").join(rows)

    def marked(self, index: int) -> bool:
        """Whether the cursor is to be seen on an option."""
        return self.has_focus and index == self.cursor


class OneOf(Options):
    """One option at most is chosen, and moving the cursor chooses. The bar hangs in the margin."""

    beside = 4  # the bar, a column of ground on either side, one to spare

    chosen: reactive[str | None] = reactive(None, init=False)

    def __init__(
        self,
        options: Sequence[Option],
        chosen: str | None = None,
        *,
        id: str | None = None,  # noqa: A002  (Textual's own name)
    ) -> None:
        super().__init__(options, id=id)
        values = [option.value for option in options]
        self.set_reactive(OneOf.chosen, chosen)
        self.set_reactive(OneOf.cursor, values.index(chosen) if chosen in values else 0)

    @property
    def held(self) -> str:
        return self.chosen or ""

    @held.setter
    def held(self, value: str | list[str]) -> None:
        values = [option.value for option in self.options]
        self.chosen = str(value) if value in values else None
        self.cursor = values.index(str(value)) if value in values else self.cursor

    def choose(self, index: int) -> None:
        self.chosen = self.options[index].value

    def _go(self, index: int) -> None:
        super()._go(index)
        self.choose(self.cursor)

    def watch_chosen(self) -> None:
        self.post_message(self.Changed(self))

    def cell(self, index: int, width: int) -> Content:
        option = self.options[index]
        is_chosen = option.value == self.chosen
        style = CHOSEN if is_chosen else "$foreground"
        letter = CHOSEN if is_chosen else "$primary bold"
        label = lettered(option.label, option.key, style, letter).truncate(max(1, width - 3))
        ground = CHOSEN if is_chosen else ""
        cell = Content.assemble(
            (BAR if self.marked(index) else " ", "$primary"), (" ", ground), label, (" ", ground)
        )
        return cell.pad_right(max(0, width - cell.cell_length))


class AnyOf(Options):
    """Any number of options is ticked: space or the letter ticks, and again takes it back."""

    beside = 3  # the bar, the mark, a space

    ticked: reactive[frozenset[str]] = reactive(frozenset, init=False)

    def __init__(
        self,
        options: Sequence[Option],
        ticked: Iterable[str] = (),
        *,
        id: str | None = None,  # noqa: A002  (Textual's own name)
    ) -> None:
        super().__init__(options, id=id)
        self.set_reactive(AnyOf.ticked, frozenset(ticked))

    @property
    def values(self) -> tuple[str, ...]:
        """What is ticked, in the order shown."""
        return tuple(option.value for option in self.options if option.value in self.ticked)

    @property
    def held(self) -> list[str]:
        return list(self.values)

    @held.setter
    def held(self, values: str | list[str]) -> None:
        self.ticked = frozenset(values)

    def choose(self, index: int) -> None:
        self.ticked = self.ticked ^ {self.options[index].value}

    def watch_ticked(self) -> None:
        self.post_message(self.Changed(self))

    def cell(self, index: int, width: int) -> Content:
        option = self.options[index]
        is_ticked = option.value in self.ticked
        is_roomy = width >= self._longest + self.beside + 3
        words = "$foreground bold" if is_ticked or self.marked(index) else "$foreground"
        mark = (TICKED, "$primary") if is_ticked else (UNTICKED, "$text-muted")
        bar = (BAR if self.marked(index) else " ") + " " * is_roomy
        label = lettered(option.label, option.key, words, "$primary bold")
        cell = Content.assemble((bar, "$primary"), mark, "  " if is_roomy else " ", label)
        cell = cell.truncate(width, ellipsis=True)
        cell = cell.pad_right(max(0, width - cell.cell_length))
        return cell.stylize_before("on $boost") if self.marked(index) else cell
