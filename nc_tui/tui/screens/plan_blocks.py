"""The parts of the plan as blocks of rows, for as many columns as there are."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from textual.content import Content

from nc_tui.content.load import Content as Words
from nc_tui.content.shapes.plan import PlanSection
from nc_tui.core.plan import RulePeriod, allows, rule_periods, sentence_of
from nc_tui.core.records import PlanItem
from nc_tui.core.sayings import MONTHS
from nc_tui.core.state import Snapshot
from nc_tui.core.text import one_line
from nc_tui.tui.phrases import days_word
from nc_tui.tui.widgets.block_list import Block

_GAPS = (3, 2)  # columns between a name, a number and the hours, as there is room
_HANG = "  "
"""Before the rows of a line that follow its first."""
_BEFORE = 4  # rules of the past that are named


class Place(NamedTuple):
    """A line of the plan by its kind and id; 0 where nothing is in that part yet."""

    kind: str
    item_id: int = 0


def blocks_of(
    snapshot: Snapshot, words: Words, kinds: Iterable[str], width: int, today: date
) -> list[Block]:
    """Headings and lines of the parts of those ``kinds``, ``width`` columns at most."""
    blocks: list[Block] = []
    for section in (words.plan.section(kind) for kind in kinds):
        lines = list(_lines(snapshot, words, section, width, today))
        if not lines:
            continue
        head = [Content.styled(section.title, "$text-muted bold")]
        blocks += [Block([Content(), *head] if blocks else head), *lines]
    return blocks


def _lines(
    snapshot: Snapshot, words: Words, section: PlanSection, width: int, today: date
) -> Iterator[Block]:
    kind = section.id
    if kind == "rule":
        yield from _rule(rule_periods(snapshot.plan), words, section, width, today)
        return
    items = snapshot.plan_of(kind)
    if kind == "milestone":  # they are offered on Streak; here only what there is
        items = sorted(items, key=lambda item: item.days or 0)
    elif not items:
        yield _empty(section, width)
    table = _People(items, width) if kind == "person" else None
    for item in items:
        rows = table.rows(item) if table else _wrapped(_words_of(item), width)
        yield _line(Place(kind, item.id), rows)


def _words_of(item: PlanItem) -> list[str]:
    """The words of a line; the halves of a sentence begin a row each where one is not enough."""
    match item.kind:
        case "if-then":
            return list(sentence_of(item.if_, item.then))
        case "milestone":
            days = f"{item.days} {days_word(item.days or 0)}"
            return [days + (f"   {one_line(item.text)}" if item.text else "")]
        case _:
            return [one_line(item.text or "")]


def _wrapped(parts: Sequence[str], width: int) -> list[Content]:
    whole = Content(" ".join(parts))
    if whole.cell_length <= width:
        return [whole]
    room = max(1, width - len(_HANG))
    rows = [row for part in parts for row in Content(part).wrap(room)]
    return [rows[0], *(Content.assemble(_HANG, row) for row in rows[1:])]


def _line(place: Place, rows: Sequence[Content]) -> Block:
    plain = [row.stylize_before("$foreground") for row in rows]
    return Block(plain, [row.stylize_before("bold") for row in plain], place)


def _empty(section: PlanSection, width: int) -> Block:
    said = Content.assemble((section.empty, "$text-muted"), "  ", ("a", "$primary bold"))
    rows = said.wrap(max(1, width))
    return Block(rows, value=Place(section.id))


class _People:
    """Names, numbers and hours in columns, or below each other where there is no room."""

    def __init__(self, people: Sequence[PlanItem], width: int) -> None:
        self._width = max(1, width)
        cells = [self._cells(person) for person in people]
        widths = [max((Content(row[n]).cell_length for row in cells), default=0) for n in range(3)]
        self._columns = (0, 0)
        for gap in _GAPS:
            reach = widths[0] + gap
            hours = reach + (widths[1] + gap if widths[1] else 0)
            if hours + widths[2] <= width:
                self._columns = (reach, hours)
                break

    def _cells(self, person: PlanItem) -> tuple[str, str, str]:
        name, reach, hours = person.name, person.reach, person.hours
        return one_line(name or ""), one_line(reach or ""), one_line(hours or "")

    def rows(self, person: PlanItem) -> list[Content]:
        name, reach, hours = self._cells(person)
        at_reach, at_hours = self._columns
        said = Content.styled(hours, "$text-muted")
        if not at_reach:
            below = Content.assemble((reach, "$primary"), " " * _GAPS[0] if reach else "", said)
            rows = below.wrap(max(1, self._width - len(_HANG))) if reach or hours else []
            named = Content(name).wrap(self._width)
            return [*named, *(Content.assemble(_HANG, row) for row in rows)]
        row = Content(name)
        row = row.pad_right(at_reach - row.cell_length)
        row = Content.assemble(row, (reach, "$primary"))
        return [Content.assemble(row.pad_right(max(0, at_hours - row.cell_length)), said)]


def _rule(
    periods: Sequence[RulePeriod], words: Words, section: PlanSection, width: int, today: date
) -> Iterator[Block]:
    if not periods:
        yield _empty(section, width)
        return
    present, *before = periods
    rule, channels, topics = allows(present.item)
    about = next((each.about for each in words.contact.rules if each.id == rule), "")
    said = [about]
    said += [f"By {', '.join(channels)}."] if channels else []
    said += [f"About {', '.join(topics)}."] if topics else []
    label = Content.styled(words.rule_label(rule), "$foreground")
    since = Content.styled(f"chosen {_day(present.begins, today)}", "$text-muted")
    rows = [Content.assemble(label, " " * _GAPS[0], since)]
    if rows[0].cell_length > width:
        rows = [label, since]
    rows += [row for text in said for row in Content.styled(text, "$text-muted").wrap(width)]
    first = rows[0].stylize("bold", 0, label.cell_length)
    yield Block(rows, [first, *rows[1:]], Place("rule", present.item.id))
    quiet = []
    for period in before[:_BEFORE]:
        days = f"{_day(period.begins, today)} – {_day(period.until or period.begins, today)}"
        text = f"{words.rule_label(allows(period.item)[0])}, {days}"
        quiet += Content.styled(text, "$quiet").wrap(width)
    if quiet:
        yield Block(quiet)


def _day(moment: datetime, today: date) -> str:
    said = f"{moment.day} {MONTHS[moment.month - 1][:3]}"
    return said if moment.year == today.year else f"{said} {moment.year}"
