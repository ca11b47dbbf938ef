"""Dialog: a modal page without a frame that returns typed data and never saves."""

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from nc_tui.tui.actions import field_bindings
from nc_tui.tui.under_way import UnderWay
from nc_tui.tui.widgets.notice import Notice

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp
    from nc_tui.tui.writer import Writer

T = TypeVar("T")


class Dialog(UnderWay, ModalScreen[T | None]):
    """Panel ground and one line along the top; what is behind is faded, not hidden.

    ``esc`` leaves with None. The priority keys (help, surf, safety, cover) work here too,
    which an app's own bindings do not under a modal screen. A dialog composes one container
    with the class ``dialog``, and a ``Notice`` in it where it can be told that saving failed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *field_bindings(),
        Binding("escape", "leave", "not now", show=False),
    ]

    def __init__(self, problem: str = "") -> None:
        """``problem`` is why the last try to keep these answers failed, if one did."""
        super().__init__()
        self._problem = problem

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    def is_kept(self, writer: "Writer") -> bool:
        return not self._problem

    def on_mount(self) -> None:
        for notice in self.query(Notice):
            if self._problem:
                notice.tell(self._problem, "enter tries again   esc leaves it")

    def action_leave(self) -> None:
        self.dismiss(None)
