"""Dialog: a modal page without a frame that returns typed data and never saves."""

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from nc_tui.core.errors import ChangedElsewhereError
from nc_tui.core.records import Record
from nc_tui.tui.actions import field_bindings
from nc_tui.tui.answering import Answering
from nc_tui.tui.drawn_once import DrawnOnce
from nc_tui.tui.intents import DropAnswers, Keep, Replace
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.in_view import show_focused
from nc_tui.tui.widgets.notice import Notice

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp
    from nc_tui.tui.writer import Writer

T = TypeVar("T")
R = TypeVar("R", bound=Record)

_CORNER = 2  # columns of the top line on either side of what stands in it


class Dialog(Answering, ModalScreen[T | None], DrawnOnce[T | None]):
    """Panel ground and one line along the top; what is behind is faded, not hidden.

    ``esc`` leaves a field that is written in, then the dialog, with None: what was answered is
    there the next time. The keys that help (help, surf, safety, cover) work here too, which an
    app's own bindings do not under a modal screen. A dialog composes one container with the class
    ``dialog``, and a ``Notice`` in it where it can be told that saving failed. Where words are
    typed, ``put_down`` keeps what is whole: the program may end while it is open.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *field_bindings(),
        # Keys of their own: an own letter of a dialog may be what they were set to elsewhere.
        Binding("u", "surf", "surf", tooltip="surf an urge, now", show=False, id="dialog.surf"),
        Binding(
            "exclamation_mark", "safety", "safety", tooltip="safety: people and lines",
            key_display="!", show=False, id="dialog.safety",
        ),
        Binding("escape", "leave", "not now", show=False),
        Binding("pagedown", "read_on(1)", "read on", show=False),
        Binding("pageup", "read_on(-1)", "read back", show=False),
        Binding(
            "ctrl+n", "anew", "begin anew, or as you left it", show=False,
            tooltip="begin anew, or as you left it", id="dialog.anew",
        ),
    ]  # fmt: skip

    own_letters: str = ""
    """Letters that mean something else here than everywhere."""

    def __init__(self, problem: str = "") -> None:
        """``problem`` is why the last try to keep these answers failed, if one did."""
        super().__init__()
        self._problem = problem
        self._is_left = self._is_refused = False

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    def is_kept(self, writer: "Writer") -> bool:
        return not (self._problem or self._is_refused) and super().is_kept(writer)

    async def keep_at_the_end(self, record: R) -> R | None:
        """For ``put_down``: the record as it is kept; None when it could not be. Nobody is there
        to decide any more: what was changed elsewhere stays as it is there."""
        intent = Replace(record) if record.updated else Keep(record)
        outcome = await self.nc.writer.carry_out(intent)
        error = outcome.error
        self._is_refused = error is not None and not isinstance(error, ChangedElsewhereError)
        if error is None and self.left_as:
            await self.nc.writer.carry_out(DropAnswers(self.left_as))
        return next((kept for kept in outcome.records if isinstance(kept, type(record))), None)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        if self._is_left:
            return AwaitComplete()  # a second key in the same moment
        self._is_left = True
        if result is None:
            self.leave_answers()
        return super().dismiss(result)

    async def on_unmount(self) -> None:
        """The program ends, or the terminal went away, while this is open."""
        if not self._is_left:
            await self.put_down()

    def on_mount(self) -> None:
        for notice in self.query(Notice):
            if self._problem:
                notice.tell(self._problem, "enter tries again   esc leaves it")
        if self.left_as:
            self.begin(takes_up=self.takes_up)

    @property
    def takes_up(self) -> bool:
        """Whether what was left the last time is wanted: answers that were refused stand in the
        fields already."""
        return not self._problem

    def show_left(self) -> None:
        key = self.nc.keymap.of("dialog.anew", "ctrl+n")
        for frame in self.query(".dialog"):
            said = f"as you left it   {key} begins anew"
            if self.app.size.width < len(said) + 2 * _CORNER:
                said = "as you left it"
            frame.border_title = said if self.is_taken_up else ""

    def renew_keys(self) -> None:
        for keys in self.query(DialogKeys):
            keys.renew()

    async def action_surf(self) -> None:
        await self.run_action("app.surf")

    async def action_safety(self) -> None:
        await self.run_action("app.safety")

    def action_anew(self) -> None:
        self.begin_anew()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_focused)  # once it is laid out

    def on_descendant_focus(self) -> None:
        self.call_after_refresh(self._show_focused)

    def _show_focused(self) -> None:
        if self.focused is not None:
            show_focused(self.focused)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "anew":
            return self.is_taken_up
        return action != "read_on" or any(page.max_scroll_y for page in self.query(".dialog"))

    def action_read_on(self, pages: int) -> None:
        """In a small pane, what no field and no list brings into view."""
        page = self.query_one(".dialog")
        page.scroll_relative(y=pages * max(1, page.size.height - 1), animate=False)

    def action_leave(self) -> None:
        if not self.steps_out():
            self.dismiss(None)
