"""Before and after, a row a group: ``●━━○``, the middle strength afterwards and the one before."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.geometry import Size

from nc_tui.core.insights import Change
from nc_tui.core.text import one_line
from nc_tui.tui.widgets.chart import Chart, named

_TOP = 9
_MOST, _LOW_MOST = 7, 6  # groups
_LEAST_LABEL = 21  # columns kept for labels, however narrow: "wrote in the journal"
_COUNT, _LEAST_COUNT = 5, 3  # columns of n, right-aligned
_ROOMY = 45  # columns from which there is air around labels and numbers
_AFTER, _BEFORE, _SAME = "●", "○", "◉"


class Dumbbells(Chart):
    """Groups with both medians as a line; the others as their number alone."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Change] = ()
        self._label_of: Callable[[str], str] = str

    def show(self, changes: Sequence[Change], label_of: Callable[[str], str]) -> None:
        self._all, self._label_of = changes, label_of
        self.changed()

    @property
    def _changes(self) -> Sequence[Change]:
        return self._all[: _LOW_MOST if self.is_low else _MOST]

    @property
    def _more(self) -> int:
        return len(self._all) - len(self._changes)

    @property
    def _has_air(self) -> bool:
        """Whether there is a row below the groups: for what is left out, or above the legend."""
        return bool(self._more) or (self._has_pairs and not self.is_low)

    @property
    def _has_pairs(self) -> bool:
        return any(each.before is not None for each in self._changes)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1 + len(self._changes) + self._has_air + self._has_pairs

    def rows(self, width: int, height: int) -> Sequence[Content]:
        labels = [one_line(self._label_of(each.what)) for each in self._changes]
        air, of_n = (2, _COUNT) if width >= _ROOMY else (1, _LEAST_COUNT)
        side = max((Content(label).cell_length for label in labels), default=0) + air
        side = min(side, max(_LEAST_LABEL, width // 2 - 3))
        scale = max(_TOP + 1, width - side - of_n - 1)
        axis = [" "] * (scale + 1)
        for strength in (0, 3, 6, _TOP) if self._has_pairs else ():
            axis[_at(strength, scale)] = str(strength)
        rows = [
            Content.assemble(" " * side, ("".join(axis), "$quiet"), ("n".rjust(of_n), "$quiet"))
        ]
        for label, each in zip(labels, self._changes, strict=True):
            count = (str(each.n).rjust(of_n), "$text-muted")
            rows.append(Content.assemble(named(label, side, air), self._line(each, scale), count))
        if self._has_air:
            more = f"and {self._more} more, as a table" if self._more else ""
            rows.append(Content.styled(more, "$quiet"))
        if self._has_pairs:
            legend = _legend()
            gap = max(0, min(side, width - legend.cell_length))
            rows.append(Content.assemble(" " * gap, legend))
        return rows

    def _line(self, each: Change, scale: int) -> Content:
        cells: list[tuple[str, str]] = [(" ", "")] * (scale + 1)
        if each.before is None or each.after is None:
            return Content.assemble(*cells)
        before, after = _at(each.before, scale), _at(each.after, scale)
        low, high = min(before, after), max(before, after)
        for x in range(low + 1, high):
            share = abs(x - after) / max(1, abs(before - after))
            cells[x] = ("━", self.tint("primary", "warning", share))
        cells[before], cells[after] = (_BEFORE, "$warning"), (_AFTER, "$primary")
        if before == after:
            cells[before] = (_SAME, "$primary")
        return Content.assemble(*cells)


def _at(strength: float, scale: int) -> int:
    return round(strength / _TOP * (scale - 1))


def _legend() -> Content:
    return Content.assemble(
        (_BEFORE, "$warning"), (" before   ", "$text-muted"),
        (_AFTER, "$primary"), (" after", "$text-muted"),
    )  # fmt: skip
