"""Dialog: a modal page without a frame that returns typed data and never saves."""

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from nc_tui.tui.actions import field_bindings
from nc_tui.tui.answering import Answering
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.notice import Notice

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp
    from nc_tui.tui.writer import Writer

T = TypeVar("T")

_CORNER = 2  # columns of the top line on either side of what stands in it


class Dialog(Answering, ModalScreen[T | None]):
    """Panel ground and one line along the top; what is behind is faded, not hidden.

    ``esc`` leaves a field that is written in, then the dialog, with None: what was answered is
    there the next time. The keys that help (help, surf, safety, cover) work here too, which an
    app's own bindings do not under a modal screen. A dialog composes one container with the class
    ``dialog``, and a ``Notice`` in it where it can be told that saving failed.
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
        self._is_left = False

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    def is_kept(self, writer: "Writer") -> bool:
        return not self._problem and super().is_kept(writer)

    def on_mount(self) -> None:
        for notice in self.query(Notice):
            if self._problem:
                notice.tell(self._problem, "enter tries again   esc leaves it")
        if self.left_as:
            # Answers that were refused stand in the fields already.
            self.begin(takes_up=not self._problem)

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "anew" or self.is_taken_up

    async def action_surf(self) -> None:
        await self.run_action("app.surf")

    async def action_safety(self) -> None:
        await self.run_action("app.safety")

    def action_anew(self) -> None:
        self.begin_anew()

    def action_leave(self) -> None:
        if not self.steps_out():
            self.dismiss(None)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        self._is_left = True
        if result is None:
            self.leave_answers()
        return super().dismiss(result)

    async def on_unmount(self) -> None:
        """The program ends while this is open: what was answered is there the next time."""
        if not self._is_left:
            await self.put_down()
