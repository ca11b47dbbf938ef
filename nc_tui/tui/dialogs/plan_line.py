"""One line of the plan: what all dialogs that ask for one have in common."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from nc_tui.core.plan import next_order
from nc_tui.core.records import PlanItem, whole_seconds
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint


class PlanLineDialog(Dialog[PlanItem]):
    """A new line of its kind, or one to change."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "keep", show=False)]

    def __init__(
        self, kind: str, present: PlanItem | None = None, problem: str = "", *, called: str = ""
    ) -> None:
        """``present`` is the line to change, or the answers that could not be saved. ``called``
        is the name its answers are left by; without one, its kind."""
        super().__init__(problem)
        self.kind, self.present, self._called = kind, present, called or kind

    @property
    def left_as(self) -> str:
        present = self.present
        return f"{self._called}-{present.id}" if present and present.id else self._called

    def line_keys(self) -> DialogKeys:
        """The keys of a line that has several fields."""
        return DialogKeys(
            [
                Hint("enter", "keep", "screen.keep"),
                Hint("tab", "next", "app.focus_next"),
                Hint("esc", "not now", "screen.leave"),
            ]
        )

    def item(self) -> PlanItem:
        """The line to fill in: the present one, else a new one after all of its kind."""
        return self.present or PlanItem(
            kind=self.kind,  # type: ignore[arg-type]  # checked when it is kept
            at=whole_seconds(self.nc.clock.now()),
            order=next_order(self.nc.snapshot.plan_of(self.kind)),
        )
