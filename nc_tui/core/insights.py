"""What the person's own record says: plain counts and medians over a range of days.

Nothing here is a forecast or advice. Every result carries its ``n``, and below its bound it has
nothing to show: a drawing of three urges says more about chance than about a person.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from msgspec import Struct

from nc_tui.core.median import median
from nc_tui.core.records import ContactKind, Urge
from nc_tui.core.span import Span
from nc_tui.core.state import Snapshot
from nc_tui.core.typical import EASED, ENOUGH, TypicalPoint, typical_curve
from nc_tui.core.urge import first_strength, last_strength, seconds_until_below

HOURS_ENOUGH = 14
"""Urges from which hours and weekdays are drawn: two for each weekday. Below it a single night
decides what "the busiest hour" is."""
MOODS_ENOUGH = 7
"""Moods from which weeks are drawn: a week of them, however they are spread."""
FIRST_COLUMN = 12
"""The hour of the first column: days go from noon to noon, so that a night is whole."""
BIN = 4
"""Minutes that one bar of the waits spans."""
BINS = 10
"""Bars of the waits; the last one holds all that took longer."""
_FEWEST = 5
"""Bars of the waits that are always drawn; of the later ones, those that are followed by some."""
CURVE = 60
"""Minutes that the usual curve is followed for, where anyone still asked then."""


class Hours(Struct, frozen=True):
    """Urges by weekday (Monday first) and hour (from noon): ``counts[weekday][column]``.

    An hour before noon belongs to the day before.
    """

    counts: tuple[tuple[int, ...], ...]
    n: int

    @property
    def is_enough(self) -> bool:
        """Whether there are enough for a pattern to be more than chance."""
        return self.n >= HOURS_ENOUGH


class Change(Struct, frozen=True):
    """Urges that have ``what`` in common: ``n`` of them, of which ``pairs`` have a strength
    before and one after. Medians 0–9; None below ``ENOUGH`` pairs."""

    what: str
    n: int
    pairs: int
    before: float | None
    after: float | None


class Waits(Struct, frozen=True):
    """Minutes from the beginning of an urge until it was first below ``EASED``.

    Only urges that began at ``EASED`` or higher are asked, ``n`` of them; ``got_there`` fell below
    it while it was asked. ``bars[i]`` took from ``i * BIN`` up to that and ``BIN`` minutes.
    ``half_within``: whole minutes in which half of those that got there did.
    """

    bars: tuple[int, ...]
    n: int
    got_there: int
    half_within: int | None

    @property
    def is_enough(self) -> bool:
        """Whether enough of them got there for a middle one to be named."""
        return self.got_there >= ENOUGH

    @property
    def drawn(self) -> tuple[tuple[str, int], ...]:
        """The bars as they are drawn, without the empty ones at the end: the minutes they begin
        at, and how many took so long."""
        last = max((at for at, n in enumerate(self.bars, 1) if n), default=0)
        shown = max(_FEWEST, min(BINS, last + 1))
        labels = (f"{at * BIN}{'+' if at == BINS - 1 else ''}" for at in range(shown))
        return tuple(zip(labels, self.bars[:shown], strict=True))


class Week(Struct, frozen=True):
    """Seven days from ``first`` on; ``mood`` is the mean (1–5) of ``n`` check-ins, or None."""

    first: date
    mood: float | None
    n: int


class Usual(Struct, frozen=True):
    """The middle strength of ``n`` urges, minute by minute, where ``ENOUGH`` were still asked.

    The later a minute, the fewer urges tell of it: each point has its own ``n``.
    """

    points: tuple[TypicalPoint, ...]
    n: int

    @property
    def is_enough(self) -> bool:
        """A line has two ends."""
        return len(self.points) > 1


class Moods(Struct, frozen=True):
    """Mood by weeks, oldest first; the last one ends today. ``days`` are those with a mood."""

    weeks: tuple[Week, ...]
    days: tuple[tuple[date, int], ...]
    n: int

    @property
    def is_enough(self) -> bool:
        """Whether there are moods of enough days for a line."""
        return self.n >= MOODS_ENOUGH


class Count(Struct, frozen=True):
    """How often something was there."""

    what: str
    n: int


class StageWeeks(Struct, frozen=True):
    """For each stage felt at all, the days of each week on which it was, oldest week first."""

    weeks: tuple[tuple[str, tuple[int, ...]], ...]
    n: int
    """Days with a reflection."""


class Insights(Struct, frozen=True):
    """Everything the charts of one range show. ``first`` is its first day."""

    span: Span
    first: date
    today: date
    urges: int
    hours: Hours
    triggers: tuple[Change, ...]
    nexts: tuple[Change, ...]
    waits: Waits
    usual: Usual
    moods: Moods
    checkins: int
    helped: tuple[Count, ...]
    stages: StageWeeks
    contacts: tuple[Count, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to count at all."""
        return not (self.urges or self.checkins or self.stages.n or self.contacts)


def insights(
    snapshot: Snapshot, span: Span, today: date, stage_of: Callable[[str], str | None]
) -> Insights:
    """Count everything in ``span``. ``stage_of`` names the stage of a statement's id."""
    first = _first_day(snapshot, span, today)

    def is_in(day: date) -> bool:
        return first <= day <= today

    urges = [u for u in snapshot.urges if u.samples and is_in(snapshot.day_of_record(u))]
    checkins = [checkin for checkin in snapshot.checkins if is_in(checkin.day)]
    contacts = Counter(
        contact.kind
        for contact in snapshot.contacts
        if contact.kind is not ContactKind.START and is_in(snapshot.day_of_record(contact))
    )
    return Insights(
        span=span,
        first=first,
        today=today,
        urges=len(urges),
        hours=hours_of(urges),
        triggers=changes_by(urges, lambda urge: urge.triggers),
        nexts=changes_by(urges, lambda urge: (urge.next,) if urge.next else ()),
        waits=waits_of(urges),
        usual=Usual(typical_curve(urges, CURVE), len(urges)),
        moods=_moods([(c.day, c.mood) for c in checkins if c.mood is not None], first, today),
        checkins=len(checkins),
        helped=_counts(Counter(what for checkin in checkins for what in set(checkin.helped))),
        stages=_stage_weeks(snapshot, first, today, stage_of),
        contacts=_counts(Counter({kind.value: n for kind, n in contacts.items()})),
    )


def hours_of(urges: Iterable[Urge]) -> Hours:
    """By each urge's own wall clock, wherever it came."""
    grid = [[0] * 24 for _ in range(7)]
    for urge in urges:
        noon_day = (urge.at - timedelta(hours=FIRST_COLUMN)).weekday()
        grid[noon_day][(urge.at.hour - FIRST_COLUMN) % 24] += 1
    return Hours(tuple(map(tuple, grid)), sum(map(sum, grid)))


def changes_by(
    urges: Iterable[Urge], keys_of: Callable[[Urge], Iterable[str]]
) -> tuple[Change, ...]:
    """Strength before (the first recorded) and after (the last) for each key, the most frequent
    first. An urge counts once for each of its keys; one with a single strength has no after."""
    groups: dict[str, list[Urge]] = {}
    for urge in urges:
        for key in dict.fromkeys(keys_of(urge)):
            groups.setdefault(key, []).append(urge)
    changes = []
    for key, those in groups.items():
        pairs = [urge for urge in those if len(urge.samples) > 1]
        enough = len(pairs) >= ENOUGH
        changes.append(
            Change(
                what=key,
                n=len(those),
                pairs=len(pairs),
                before=median([first_strength(urge) or 0 for urge in pairs]) if enough else None,
                after=median([last_strength(urge) or 0 for urge in pairs]) if enough else None,
            )
        )
    return tuple(sorted(changes, key=lambda change: (-change.n, change.what)))


def waits_of(urges: Iterable[Urge]) -> Waits:
    """How long it took until below ``EASED``, where it began there or higher."""
    asked = [urge for urge in urges if (first_strength(urge) or 0) >= EASED]
    took = sorted(
        second for urge in asked if (second := seconds_until_below(urge, EASED)) is not None
    )
    bars = [0] * BINS
    for second in took:
        bars[min(BINS - 1, int(second // (BIN * 60)))] += 1
    half = None
    if len(took) >= ENOUGH:
        half = max(1, -int(-took[(len(took) - 1) // 2] // 60))
    return Waits(tuple(bars), len(asked), len(took), half)


def _first_day(snapshot: Snapshot, span: Span, today: date) -> date:
    """Of the span, or where the record began after that: no empty weeks stand before it."""
    began = min(snapshot.first_day or today, today)
    return began if span.days is None else max(began, today - timedelta(days=span.days - 1))


def _moods(moods: Iterable[tuple[date, int]], first: date, today: date) -> Moods:
    by_week: dict[int, list[int]] = {}
    days = tuple(sorted(moods))
    for day, mood in days:
        by_week.setdefault((today - day).days // 7, []).append(mood)
    weeks = tuple(
        Week(
            first=today - timedelta(days=7 * back + 6),
            mood=sum(there) / len(there) if (there := by_week.get(back, [])) else None,
            n=len(there),
        )
        for back in range((today - first).days // 7, -1, -1)
    )
    return Moods(weeks, days, len(days))


def _stage_weeks(
    snapshot: Snapshot, first: date, today: date, stage_of: Callable[[str], str | None]
) -> StageWeeks:
    count = (today - first).days // 7 + 1
    weeks: dict[str, list[int]] = {}
    n = 0
    for reflection in snapshot.reflections:
        if reflection.kind != "stages" or not first <= reflection.day <= today:
            continue
        n += 1
        week = count - 1 - (today - reflection.day).days // 7
        for stage in {stage_of(tick) for tick in reflection.ticks} - {None}:
            weeks.setdefault(str(stage), [0] * count)[week] += 1
    return StageWeeks(tuple((stage, tuple(days)) for stage, days in sorted(weeks.items())), n)


def _counts(counted: Counter[str]) -> tuple[Count, ...]:
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Count(what, n) for what, n in ordered)
