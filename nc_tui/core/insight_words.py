"""One true sentence for each chart, computed from what it shows. Never advice, never a forecast.

A sentence states a count or a middle one. A difference is claimed only where chance is an
unlikely reason for it; each function says its rule.
"""

from collections.abc import Callable, Sequence
from math import sqrt

from nc_tui.core.insights import FIRST_COLUMN, Change, Count, Hours, Moods, Usual, Waits
from nc_tui.core.sayings import WEEKDAYS
from nc_tui.core.text import one_line

WINDOW = 3
"""Hours in a row that are looked at together."""
_UNEVEN = 2
"""Times what an even spread would put there: from then on some hours are named."""
_THIRD_ENOUGH = 7
"""Moods in the first and the last third of a range from which the two are compared."""
_NAMED_TOGETHER = 2
"""Things that are named where they were equally often; of more, how many they are."""
_LETTERS = 28
"""Of what a person called something, as much as a sentence has room for."""
_ERRORS = 2
"""Standard errors by which two means have to differ: chance alone does that once in twenty."""

LabelOf = Callable[[str], str]
"""The words for a content id, or a person's own words as they are."""


def say_hours(hours: Hours) -> str:
    """Which three hours hold most urges, on all weekdays together; a weekday is named when more
    than half of those came on it. Hours are named where they hold twice an even share."""
    by_hour = [sum(row[column] for row in hours.counts) for column in range(24)]
    starts = range(24 - WINDOW + 1)
    # Of equal ones that with its busiest hour in the middle.
    begin = max(starts, key=lambda at: (sum(by_hour[at : at + WINDOW]), by_hour[at + 1]))
    there = sum(by_hour[begin : begin + WINDOW])
    if there < _UNEVEN * hours.n * WINDOW / 24:
        return "They came at all hours."
    on_day = [sum(row[begin : begin + WINDOW]) for row in hours.counts]
    busiest = on_day.index(max(on_day))
    often = f", most of them on {WEEKDAYS[busiest]}" if on_day[busiest] * 2 > there else ""
    return f"{there} of {hours.n} came between {_hour(begin)} and {_hour(begin + WINDOW)}{often}."


def say_waits(waits: Waits) -> str:
    """In which time half of those that fell below 4 did."""
    if waits.half_within is None:
        return ""
    return f"Half of those {waits.got_there} took {_minutes(waits.half_within)} or less."


def say_changes(changes: Sequence[Change]) -> str:
    """For how many of the groups drawn the middle one was lower afterwards."""
    drawn = [(each.before, each.after) for each in changes]
    pairs = [(before, after) for before, after in drawn if before is not None and after is not None]
    if not pairs:
        return ""
    lower = sum(after < before for before, after in pairs)
    if lower == len(pairs) > 1:
        return "By the middle one, each was lower afterwards."
    if len(pairs) == 1:
        return "By the middle one, it was lower afterwards." if lower else "It stayed as it was."
    return f"By the middle one, {lower} of {len(pairs)} were lower afterwards."


def say_usual(usual: Usual) -> str:
    """The middle strength at the first and the last minute of which the curve tells."""
    first, last = usual.points[0], usual.points[-1]
    at_first = f"{first.strength:g} after {_minutes(first.minute)}"
    return f"By the middle one, {at_first} and {last.strength:g} after {last.minute}."


def say_moods(moods: Moods) -> str:
    """How the last third of the range differs from the first, where both have a week of moods
    and their means lie two standard errors apart; else only that it went up and down."""
    third = len(moods.weeks) // 3
    if third:
        bounds = moods.weeks[third].first, moods.weeks[-third].first
        early = [mood for day, mood in moods.days if day < bounds[0]]
        late = [mood for day, mood in moods.days if day >= bounds[1]]
        difference = _clear_difference(early, late)
        if difference:
            which = "Higher" if difference > 0 else "Lower"
            last, first = ("week", "") if third == 1 else (f"{third} weeks", f" {third}")
            return f"{which} in the last {last} than in the first{first}."
    return "Some days higher, some lower."


def say_most(counts: Sequence[Count], label_of: LabelOf, *, of: str = "day") -> str:
    """What was there most often, where it is one thing, or two equally often."""
    if not counts:
        return ""
    most = [each for each in counts if each.n == counts[0].n]
    times = f"{most[0].n} {of}" if most[0].n == 1 else f"{most[0].n} {of}s"
    times = "once" if times == "1 time" else times
    if len(most) > _NAMED_TOGETHER:
        return f"{len(most)} were equally frequent: {times} each."
    each = " each" if len(most) > 1 else ""
    names = " and ".join(_short(label_of(one.what)) for one in most)
    return f"Most often: {names}, {times}{each}."


def _short(label: str) -> str:
    label = one_line(label)
    return label if len(label) <= _LETTERS else f"{label[: _LETTERS - 1].rstrip()}…"


def _minutes(minutes: int) -> str:
    if not minutes:
        return "no time"
    return "a minute" if minutes == 1 else f"{minutes} minutes"


def _hour(column: int) -> str:
    return f"{(column + FIRST_COLUMN) % 24:02d}:00"


def _clear_difference(early: Sequence[int], late: Sequence[int]) -> float:
    """The difference of the means; 0 where it may well be chance (Welch's, two errors)."""
    if min(len(early), len(late)) < _THIRD_ENOUGH:
        return 0.0
    means = [sum(part) / len(part) for part in (early, late)]
    spreads = [
        sum((mood - mean) ** 2 for mood in part) / (len(part) - 1)
        for part, mean in zip((early, late), means, strict=True)
    ]
    error = sqrt(spreads[0] / len(early) + spreads[1] / len(late))
    difference = means[1] - means[0]
    return difference if abs(difference) > _ERRORS * error else 0.0
