"""The names of the feelings, in no order of worth, each with its weeks beside it."""

from collections.abc import Mapping, Sequence

from textual.binding import Binding
from textual.content import Content

from nc_tui.content.shapes.stages import Stage
from nc_tui.core.stages import WEEKS
from nc_tui.tui.widgets.short_list import ShortList
from nc_tui.tui.widgets.week_strip import week_strip

_GAP = 2  # columns at least between a name and its weeks
_NAME = 20  # columns kept for the names where there is room


class FeelingList(ShortList):
    """A row a feeling; the cursor's is the one shown."""

    BINDINGS = [
        Binding(
            "right,tab,space",
            "choose",
            "what is true of it",
            tooltip="what is true of it",
            show=False,
            id="feelings.open",
        ),
    ]

    def __init__(self, stages: Sequence[Stage], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._stages = stages
        self._weeks: Mapping[str, Sequence[int]] = {}
        self.set_reactive(FeelingList.cursor, 0)
        self.step = 1

    @property
    def stage(self) -> Stage:
        """The feeling under the cursor."""
        return self._stages[self.cursor]

    def show(self, weeks: Mapping[str, Sequence[int]]) -> None:
        """Show these weeks, a sequence of days for each feeling that was there at all."""
        self._weeks = weeks
        self.rows_changed()

    def weeks_shown(self, width: int) -> int:
        """How many of the last weeks fit beside the names, in ``width`` columns."""
        room = width - max(len(stage.name) for stage in self._stages) - _GAP
        return max(0, min(WEEKS, (room + self.step - 1) // self.step))

    def weeks_label(self, width: int, until: str = "now") -> str:
        """What stands beneath the strip: how far it goes back, and ``until`` when."""
        shown = self.weeks_shown(width - self.indent)
        gap = self.step * (shown - 1) + 1 - len(f"{shown} weeks{until}")
        return f"{shown} weeks{' ' * gap}{until}" if gap > 0 else f"to {until}"

    def count(self) -> int:
        return len(self._stages)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        stage = self._stages[index]
        shown = self.weeks_shown(width)
        weeks = self._weeks.get(stage.id, (0,) * WEEKS)[WEEKS - shown :]
        strip = week_strip(weeks, self.step)
        gap = max(_NAME, width - strip.cell_length - 1) - len(stage.name)
        gap = min(gap, width - strip.cell_length - len(stage.name))
        name = (stage.name, "$foreground bold" if selected else "$foreground")
        return Content.assemble(name, " " * gap, strip)
