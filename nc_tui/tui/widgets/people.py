"""The person's own people: a name, how to reach them, and when."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.binding import Binding
from textual.content import Content

from nc_tui.core.records import PlanItem
from nc_tui.core.text import one_line
from nc_tui.tui.widgets.short_list import ShortList

_GAP = 3


class _Line(NamedTuple):
    """One row: which person, and the words of name, reach and hours that stand in it."""

    person: int
    name: str = ""
    reach: str = ""
    hours: str = ""


class PeopleList(ShortList, inherit_bindings=False):
    """A row a person where there is room, else their reach and hours below the name.

    No letters move it: in Safety they open topics.
    """

    BINDINGS = [
        Binding("down", "move(1)", "down", tooltip="down", show=False, id="people.down"),
        Binding("up", "move(-1)", "up", tooltip="up", show=False, id="people.up"),
        Binding("pagedown", "page(1)", "page down", tooltip="page down", show=False,
                id="people.page-down"),
        Binding("pageup", "page(-1)", "page up", tooltip="page up", show=False,
                id="people.page-up"),
        Binding("home", "edge(-1)", "first", tooltip="first", show=False, id="people.first"),
        Binding("end", "edge(1)", "last", tooltip="last", show=False, id="people.last"),
        Binding("enter", "choose", "show the number large", tooltip="show the number large",
                show=False, id="people.open"),
    ]  # fmt: skip

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._people: Sequence[PlanItem] = ()
        self._lines: list[_Line] = []
        self._columns = (0, 0)

    def show(self, people: Sequence[PlanItem], width: int, columns: tuple[int, int]) -> None:
        """Show these in ``width`` columns; ``columns`` are where reach and hours begin at the
        least, zeros where there is no room for rows."""
        self._people = people
        words = [
            tuple(one_line(text or "") for text in (person.name, person.reach, person.hours))
            for person in people
        ]
        longest = [max((Content(row[n]).cell_length for row in words), default=0) for n in range(3)]
        reach = max(columns[0], longest[0] + _GAP)
        hours = max(columns[1], reach + longest[1] + _GAP)
        in_rows = columns[1] > 0 and self.indent + hours + longest[2] <= width
        self._columns = (reach, hours) if in_rows else (0, 0)
        self._lines = []
        for index, (name, number, when) in enumerate(words):
            if in_rows:
                self._lines.append(_Line(index, name, number, when))
                continue
            self._lines += [_Line(index, name=name)]
            self._lines += [_Line(index, reach=part) for part in _wrapped(number, width - 4)]
            self._lines += [_Line(index, hours=part) for part in _wrapped(when, width - 4)]
        self.rows_changed()

    def go_to(self, person_id: int) -> None:
        """Put the cursor on one of them, if they are there."""
        for index, line in enumerate(self._lines):
            if line.name and self._people[line.person].id == person_id:
                self.cursor = index

    @property
    def person(self) -> PlanItem | None:
        """The one under the cursor."""
        if not 0 <= self.cursor < len(self._lines):
            return None
        return self._people[self._lines[self.cursor].person]

    def count(self) -> int:
        return len(self._lines)

    def can_choose(self, index: int) -> bool:
        return 0 <= index < len(self._lines) and bool(self._lines[index].name)

    def row(self, index: int, width: int, *, selected: bool) -> Content:
        line = self._lines[index]
        name = Content.styled(line.name, "$foreground bold" if selected else "$foreground")
        reach = Content.styled(line.reach, "$primary")
        hours = Content.styled(line.hours, "$text-muted")
        if not self._columns[1]:
            if line.name:
                return name.truncate(width, ellipsis=True)
            return Content.assemble("  ", reach, hours)
        at_reach, at_hours = self._columns
        name = name.pad_right(at_reach - name.cell_length)
        reach = reach.pad_right(at_hours - at_reach - reach.cell_length)
        return Content.assemble(name, reach, hours)


def _wrapped(text: str, width: int) -> list[str]:
    return [line.plain for line in Content(text).wrap(max(1, width))] if text else []
