"""The charts of Insights as words and tables: one source for the screen, the command line and the
report, and all of it readable by those who cannot see a drawing."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from msgspec import Struct

from nc_tui.content.load import Content
from nc_tui.core.insight_words import (
    say_changes,
    say_hours,
    say_moods,
    say_most,
    say_usual,
    say_waits,
)
from nc_tui.core.insights import (
    BIN,
    BINS,
    FIRST_COLUMN,
    HOURS_ENOUGH,
    MOODS_ENOUGH,
    Change,
    Count,
    Insights,
)
from nc_tui.core.sayings import WEEKDAYS
from nc_tui.core.typical import ENOUGH

TOO_FEW = "Too few to draw yet: "
"""Before what there is of what a chart needs, where that is too little to draw it."""
_MANY = 12
"""Columns from which one space between them has to do, for a terminal of 80."""

_NONE = "none so far"

Row: TypeAlias = tuple[str, ...]


class Table(Struct, frozen=True):
    """One chart: its ``title``, its ``n`` in words, what its columns are called, its rows, and one
    true ``sentence``. ``is_enough`` is False where the numbers are too few to be drawn."""

    id: str
    title: str
    n: str
    columns: Row
    rows: tuple[Row, ...]
    sentence: str
    is_enough: bool


def lines_of(table: Table) -> tuple[str, ...]:
    """The rows under their columns, aligned: the first to the left, numbers to the right."""
    if not table.rows:
        return ()
    gap = " " if len(table.columns) > _MANY else "  "
    rows = (table.columns, *table.rows)
    first, *widths = (max(map(len, column)) for column in zip(*rows, strict=True))
    return tuple(
        gap.join((row[0].ljust(first), *map(str.rjust, row[1:], widths))).rstrip() for row in rows
    )


def tables_of(found: Insights, words: Content) -> tuple[Table, ...]:
    """Every chart, in the order they are shown."""
    return (
        _hours(found),
        _changes(
            "triggers", "before and after", "by what set it off", found.triggers,
            words.trigger_label, "a trigger"),
        _waits(found),
        _moods(found),
        _usual(found),
        _changes("next", "what you did next", "before, after", found.nexts, words.did_next,
                 "a next step"),
        _counts("contact", "contact", found.contacts, words.kind_label, "time",
                sum(each.n for each in found.contacts)),
        _counts("helped", "what helped", found.helped, words.helped_label, "day", found.checkins),
        _stages(found, words),
    )  # fmt: skip


def _table(
    table_id: str, title: str, n: str, columns: Row, rows: Iterable[Row], sentence: str, *,
    is_enough: bool, needs: str,
) -> Table:  # fmt: skip
    """``needs`` says how many there are, and of how many; said once, so beside it no ``n`` is."""
    return Table(
        id=table_id, title=title, n=n if is_enough else "", columns=columns,
        rows=tuple(rows) if is_enough else (),
        sentence=sentence if is_enough else f"{TOO_FEW}{needs}.",
        is_enough=is_enough,
    )  # fmt: skip


def _hours(found: Insights) -> Table:
    hours = found.hours
    names = tuple(f"{(column + FIRST_COLUMN) % 24:02d}" for column in range(24))
    rows = (
        (weekday[:3], *(str(count or "·") for count in row))
        for weekday, row in zip(WEEKDAYS, hours.counts, strict=True)
    )
    said = say_hours(hours) if hours.is_enough else ""
    about = f"{_counted(hours.n, 'urge')}, noon to noon"
    return _table(
        "hours",
        "when they come",
        about,
        ("", *names),
        rows,
        said,
        is_enough=hours.is_enough,
        needs=_needs(HOURS_ENOUGH, "urges", hours.n),
    )


def _changes(
    table_id: str,
    title: str,
    by: str,
    changes: Sequence[Change],
    label_of: Callable[[str], str],
    having: str,
) -> Table:
    rows = (
        (label_of(each.what), str(each.n), _median(each.before), _median(each.after))
        for each in changes
    )
    named = sum(each.n for each in changes)
    most = say_most([Count(each.what, each.n) for each in changes], label_of, of="time")
    return _table(
        table_id, title, f"medians, {by}", ("", "n", "before", "after"),
        rows, say_changes(changes) or most, is_enough=named >= ENOUGH,
        needs=_needs(ENOUGH, f"urges with {having}", named),
    )  # fmt: skip


def _waits(found: Insights) -> Table:
    waits = found.waits
    rows = (
        (f"{index * BIN} or more" if index == BINS - 1 else f"{index * BIN}–{(index + 1) * BIN}",
         str(count))
        for index, count in enumerate(waits.bars)
    )  # fmt: skip
    about = f"{waits.got_there} of {_counted(waits.n, 'urge')}"
    return _table(
        "waits", "minutes until below 4", about, ("minutes", "n"), rows, say_waits(waits),
        is_enough=waits.is_enough,
        # Without how many did: that would be read as a grade.
        needs=_needs(ENOUGH, "urges that fell below 4", 0),
    )  # fmt: skip


def _usual(found: Insights) -> Table:
    usual = found.usual
    rows = ((str(each.minute), f"{each.strength:g}", str(each.n)) for each in usual.points)
    return _table(
        "usual", "the usual curve", f"medians of {_counted(usual.n, 'urge')}",
        ("minute", "strength", "n"), rows, say_usual(usual) if usual.is_enough else "",
        is_enough=usual.is_enough,
        needs=_needs(ENOUGH, "urges with strengths over some minutes", 0),
    )  # fmt: skip


def _moods(found: Insights) -> Table:
    moods = found.moods
    rows = (
        (week.first.isoformat(), "–" if week.mood is None else f"{week.mood:.1f}", str(week.n))
        for week in moods.weeks
    )
    weeks = _counted(sum(week.n > 0 for week in moods.weeks), "week")
    about = _counted(found.checkins, "check-in")
    if moods.n:
        about = f"means of {weeks}, {about}"
    return _table(
        "mood", "mood", about, ("week from", "mean", "n"), rows, say_moods(moods),
        is_enough=moods.is_enough, needs=_needs(MOODS_ENOUGH, "moods", moods.n),
    )  # fmt: skip


def _stages(found: Insights, words: Content) -> Table:
    stages = found.stages

    def name(stage_id: str) -> str:
        stage = words.stage(stage_id)
        return stage.name if stage else stage_id

    rows = ((name(stage_id), str(sum(weeks))) for stage_id, weeks in stages.weeks)
    return _table(
        "stages", "what days felt like", _counted(stages.n, "day"), ("", "days"), rows,
        "In no order: they come and go." if stages.weeks else "", is_enough=bool(stages.weeks),
        needs=_NONE,
    )  # fmt: skip


def _counts(
    table_id: str, title: str, counts: Sequence[Count], label_of: Callable[[str], str], of: str,
    n: int,
) -> Table:  # fmt: skip
    rows = ((label_of(each.what), str(each.n)) for each in counts)
    return _table(
        table_id, title, _counted(n, of), ("", f"{of}s"), rows, say_most(counts, label_of, of=of),
        is_enough=bool(counts), needs=_NONE,
    )  # fmt: skip


def _needs(enough: int, what: str, there: int) -> str:
    """``3 of 14 urges``; ``it takes 14 urges`` where there are none."""
    return f"{there} of {enough} {what}" if there else f"it takes {enough} {what}"


def _median(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
