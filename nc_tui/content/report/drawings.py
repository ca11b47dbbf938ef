"""The charts of Insights, drawn for paper. What they say is told by ``insight_tables``."""

from collections.abc import Callable, Iterator, Sequence

from nc_tui.content.load import Content
from nc_tui.content.report.svg import block, dot, path, picture, stroke, words
from nc_tui.core.insights import FIRST_COLUMN, Change, Insights, StageWeeks, Usual, Week
from nc_tui.core.sayings import MONTHS, WEEKDAYS
from nc_tui.core.text import one_line

WIDTH = 340.0
_WHOLE = 700.0  # the width of a page
_TOP = 9  # the strongest
_BEST = 5  # the best mood
_ROW = 17.0
_UNIT_WIDTH = 45.0  # of the last minutes, with their unit
_APART = 42.0  # between two minutes of the curve
_WIDEST = 52.0  # a bar
_MOST = 8  # rows of one chart
_LETTERS = 20  # of a label


def drawing_of(table_id: str, title: str, found: Insights, said: Content) -> str:
    """The chart of that table, as SVG."""
    match table_id:
        case "hours":
            return picture(WIDTH, 8 * _ROW, title, _hours(found.hours.counts))
        case "triggers" | "next":
            changes = found.triggers if table_id == "triggers" else found.nexts
            label_of = said.trigger_label if table_id == "triggers" else said.did_next
            shown = changes[:_MOST]
            height = (len(shown) + 2.5) * _ROW + 4
            return picture(WIDTH, height, title, _dumbbells(shown, label_of))
        case "waits":
            return picture(WIDTH, 150, title, _bars(found.waits.drawn))
        case "mood":
            return picture(WIDTH, 150, title, _moods(found.moods.weeks))
        case "usual":
            return picture(WIDTH, 150, title, _usual(found.usual))
        case "stages":
            rows = len(found.stages.weeks) + 1
            return picture(_WHOLE, rows * _ROW, title, _stages(found.stages, found, said))
        case "contact":
            contact = [(said.kind_label(each.what), each.n) for each in found.contacts]
            return _counts(title, contact, "secondary")
        case _:
            helped = [(said.helped_label(each.what), each.n) for each in found.helped]
            return _counts(title, helped, "kept")


def is_whole_width(table_id: str) -> bool:
    """Whether a drawing takes the width of the page: a year of weeks does."""
    return table_id == "stages"


def _hours(counts: Sequence[Sequence[int]]) -> Iterator[str]:
    left = 36.0
    step = (WIDTH - left) / 24
    most = max(map(max, counts)) or 1
    for column in range(0, 24, 6):
        yield words(left + column * step, 11, f"{(column + FIRST_COLUMN) % 24:02d}:00")
    for row, (weekday, hours) in enumerate(zip(WEEKDAYS, counts, strict=True), 1):
        foot = (row + 1) * _ROW - 3
        yield words(0, foot, weekday[:3])
        for column, n in enumerate(hours):
            x, high = left + column * step, n / most * (_ROW - 4)
            if n:
                yield block(x, foot - high, step - 0.6, high, "urge", 0.45 + 0.55 * n / most)
            else:
                yield dot(x + step / 2, foot - 1, 0.6, "grid")


def _dumbbells(changes: Sequence[Change], label_of: Callable[[str], str]) -> Iterator[str]:
    left, right = 112.0, WIDTH - 34

    def at(strength: float) -> float:
        return left + strength / _TOP * (right - left)

    for strength in (0, 3, 6, _TOP):
        yield words(at(strength), 11, str(strength), anchor="middle")
    yield words(WIDTH, 11, "n", anchor="end")
    foot = 2 * _ROW
    for each in changes:
        yield words(0, foot, _label(label_of(each.what)), "name")
        if each.before is not None and each.after is not None:
            yield stroke(at(each.after), foot - 4, at(each.before), foot - 4, "link")
            yield dot(at(each.before), foot - 4, 4, "before")
            yield dot(at(each.after), foot - 4, 3, "after")
        yield words(WIDTH, foot, str(each.n), anchor="end")
        foot += _ROW
    foot += _ROW / 2
    yield dot(left + 4, foot - 4, 4, "before")
    yield words(left + 13, foot, "before")
    yield dot(left + 64, foot - 4, 3, "after")
    yield words(left + 72, foot, "after")


def _bars(bars: Sequence[tuple[str, int]]) -> Iterator[str]:
    foot, room = 132.0, 112.0
    step = min(_WIDEST, WIDTH / len(bars))
    most = max(n for _, n in bars) or 1
    for index, (label, n) in enumerate(bars):
        x, high = index * step, n / most * room
        if n:
            yield block(x + 2, foot - high, step - 4, high, "bar")
            yield words(x + step / 2, foot - high - 4, str(n), "name", "middle")
        if index < len(bars) - 1:
            yield words(x + 2, foot + 15, label)
        elif x + _UNIT_WIDTH < WIDTH:
            yield words(x + 2, foot + 15, f"{label} min")
        else:
            yield words(WIDTH, foot + 15, f"{label} min", anchor="end")


def _moods(weeks: Sequence[Week]) -> Iterator[str]:
    left, foot, room = 36.0, 132.0, 120.0
    step = (WIDTH - left) / max(1, len(weeks))
    yield words(0, foot - room + 9, "good")
    yield words(0, foot, "low")
    for index, week in enumerate(weeks):
        if week.mood is not None:
            high = week.mood / _BEST * room
            yield block(left + index * step, foot - high, max(step - 0.5, 0.4), high, "hill")
    yield stroke(left, foot, WIDTH, foot, "ground")
    yield from _months(weeks, left, step, 147)


def _months(weeks: Sequence[Week], left: float, step: float, foot: float) -> Iterator[str]:
    """The months, or where there are many the years, under what stands above."""
    by_year = len(weeks) > 110
    free, before = 0.0, None
    for index, week in enumerate(weeks):
        now = week.first.year if by_year else week.first.month
        x = left + index * step
        if now != before and x >= free and x < left + len(weeks) * step - 18:
            yield words(x, foot, str(now) if by_year else MONTHS[now - 1][:3])
            free = x + 30
        before = now


def _usual(usual: Usual) -> Iterator[str]:
    left, foot, room = 16.0, 132.0, 116.0
    last = usual.points[-1].minute
    scale = (WIDTH - left) / max(1, last)
    line = [(left + p.minute * scale, foot - p.strength / _TOP * room) for p in usual.points]
    yield words(0, foot - room + 8, str(_TOP))
    yield words(0, foot, "0")
    yield path([(line[0][0], foot), *line, (line[-1][0], foot)], "under")
    yield stroke(left, foot, WIDTH, foot, "ground")
    yield path(line, "curve")
    every = next((n for n in (1, 2, 5, 10, 15) if n * scale >= _APART), 30)
    named = range(0, last + 1, every)
    for minute in named:
        is_last = minute == named[-1]
        where = "start" if not minute else "end" if is_last else "middle"
        said = f"{minute} min" if is_last else str(minute)
        yield words(left + minute * scale, 147, said, anchor=where)


def _stages(stages: StageWeeks, found: Insights, said: Content) -> Iterator[str]:
    left = 150.0
    count = len(found.moods.weeks)
    step = (_WHOLE - left) / max(1, count)
    side = min(9.0, step * 0.8)
    foot = _ROW - 4
    for stage_id, weeks in stages.weeks:
        stage = said.stage(stage_id)
        yield words(0, foot, stage.name if stage else stage_id, "name")
        for index, days in enumerate(weeks):
            x, y = left + (index + 0.5) * step, foot - 4
            if days:
                mark = side * min(1.0, 0.5 + days / 6)
                yield block(x - mark / 2, y - mark / 2, mark, mark, "felt", 0.5 + min(days, 3) / 6)
            else:
                yield dot(x, y, 0.6, "grid")
        foot += _ROW
    yield from _months(found.moods.weeks, left, step, foot)


def _counts(title: str, counts: Sequence[tuple[str, int]], kind: str) -> str:
    shown = counts[:_MOST]
    left, right = 122.0, WIDTH - 30
    most = max((n for _, n in shown), default=1)

    def rows() -> Iterator[str]:
        for index, (label, n) in enumerate(shown, 1):
            foot = index * _ROW - 4
            yield words(0, foot, _label(label), "name")
            yield block(left, foot - 7, n / most * (right - left), 6, kind)
            yield words(WIDTH, foot, str(n), anchor="end")

    return picture(WIDTH, max(1, len(shown)) * _ROW, title, rows())


def _label(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
