"""One setting: a word of it typed, or one of many picked."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.content.shapes.settings import SettingWords
from nc_tui.core.errors import UsageError
from nc_tui.core.records import SettingRecord
from nc_tui.core.settings import setting_from_words
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.phrases import as_sentence
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.pick_list import Pick, PickList


class SettingDialog(Dialog[SettingRecord]):
    """Typed, and checked as everywhere else."""

    TITLE = "a setting"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "keep", show=False)]

    def __init__(self, words: SettingWords, present: str, problem: str = "") -> None:
        super().__init__(problem)
        self._words, self._present = words, present

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog setting"):
            yield Static(Content.styled(as_sentence(self._words.label), "$foreground bold"))
            yield Static(self._words.about, classes="setting-about", markup=False)
            yield Notice()
            yield Field(self._present)
            yield DialogKeys(
                [Hint("enter", "keep", "screen.keep"), Hint("esc", "not now", "screen.leave")]
            )

    def action_keep(self) -> None:
        try:
            record = setting_from_words(self._words.id, self.query_one(Field).value)
        except UsageError as error:
            # What is allowed; which setting it is stands above.
            self.query_one(Notice).tell(str(error).partition("; ")[2], wrong=False)
            return
        self.dismiss(record)


class PickDialog(Dialog[str]):
    """One of many: letters find it, arrows go to it, enter takes it."""

    TITLE = "a setting"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "take it", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("up", "move(-1)", "up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
    ]

    def __init__(
        self,
        words: SettingWords,
        find: Callable[[str], Sequence[Pick]],
        present: str,
        beside: Callable[[str], str] = lambda _: "",
    ) -> None:
        """``find`` gives what fits a few letters ("" for all), ``beside`` a word about each."""
        super().__init__()
        self._words, self._find, self._present = words, find, present
        self._list = PickList(beside)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog pick"):
            yield Static(Content.styled(as_sentence(self._words.label), "$foreground bold"))
            yield Field(placeholder=self.nc.words.settings.search)
            yield self._list
            yield Static(id="pick-none", markup=False)
            yield DialogKeys(
                [
                    Hint("enter", "take it", "screen.keep"),
                    Hint("↑↓", "go"),
                    Hint("esc", "not now", "screen.leave"),
                ]
            )

    def on_mount(self) -> None:
        self._show()

    @on(Field.Changed)
    def _show(self) -> None:
        words = self.query_one(Field).line
        found = self._find(words)
        self._list.show(found, "" if words else self._present)
        none = "" if found else self.nc.words.settings.nothing_found
        self.query_one("#pick-none", Static).update(Content.styled(none, "$text-muted"))

    def action_move(self, step: int) -> None:
        self._list.action_move(step)

    def action_page(self, direction: int) -> None:
        self._list.action_page(direction)

    def on_row_list_opened(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        if self._list.value is not None:
            self.dismiss(self._list.value)
