"""The ledger under any sequence of changes: what follows from it never depends on how it grew."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.core.clock import day_of
from nc_tui.core.looks import read_looks
from nc_tui.core.records import Contact, ContactKind, RuleKind, ends_run_by_default
from nc_tui.core.streak import Ledger, read_ledger, standing

# The largest jumps, half hours, days that never were, and midnights that do not exist.
ZONES = (
    *("America/New_York", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia"),
    *("Pacific/Kwajalein", "America/Havana", "America/Sao_Paulo", "Africa/Cairo"),
    *("Antarctica/Troll", "Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns"),
)
FIRST, LAST = datetime(1970, 1, 3, tzinfo=UTC), datetime(2037, 12, 29, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def offset(instant: datetime, zone: str) -> timedelta:
    there = instant.astimezone(ZoneInfo(zone)).utcoffset()
    assert there is not None
    return there


@cache
def changes(zone: str, year: int) -> tuple[datetime, ...]:
    """The moments of that year at which the clocks there are put forward or back."""
    days = [datetime(year, 1, 1, tzinfo=UTC) + n * DAY for n in range(367)]
    found = []
    for before, after in pairwise(days):
        if offset(before, zone) == offset(after, zone):
            continue
        low, high = before, after
        while high - low > timedelta(seconds=1):
            middle = low + (high - low) // 2
            if offset(middle, zone) == offset(before, zone):
                low = middle
            else:
                high = middle
        found.append(high.replace(microsecond=0))
    return tuple(found)


def wall(instant: datetime, zone: str) -> datetime:
    """The instant as a record holds it: the wall clock there, with the offset then in force."""
    there = min(max(instant, FIRST), LAST).replace(microsecond=0).astimezone(ZoneInfo(zone))
    return there.replace(tzinfo=timezone(offset(there, zone)))


@st.composite
def arounds(draw: st.DrawFn) -> datetime:
    """A moment that the others lie around, in half of the cases a change of the clocks."""
    year = draw(st.integers(1970, 2037))
    turns = changes(draw(st.sampled_from(ZONES)), year) if draw(st.booleans()) else ()
    if turns:
        return draw(st.sampled_from(turns))
    return datetime(year, 1, 3, tzinfo=UTC) + draw(st.integers(0, 360)) * DAY


nearby = st.one_of(
    st.integers(-3, 3).map(lambda n: timedelta(seconds=n)),
    st.integers(-30, 30).map(lambda n: n * HOUR / 2),
    st.integers(-40, 10).map(lambda n: n * DAY),
)
boundaries = st.builds(time, st.integers(0, 11), st.sampled_from([0, 0, 30, 59]))
zones = st.sampled_from(ZONES)


@st.composite
def entries(draw: st.DrawFn, around: datetime) -> Contact:
    """One entry as the dialog or the command line would make it."""
    at = wall(around + draw(nearby), draw(zones))
    kind = draw(st.sampled_from(ContactKind))
    rule = draw(st.sampled_from(RuleKind))
    ends = kind is ContactKind.START or ends_run_by_default(kind, rule)
    if kind in (ContactKind.LOOKED, ContactKind.DRAFTED, ContactKind.REPLIED):
        ends = draw(st.booleans())
    later = ends and draw(st.booleans())
    begun = wall(at + draw(st.sampled_from([0 * HOUR, HOUR, DAY, 9 * DAY])), draw(zones))
    return Contact(
        at=at, zone="x", kind=kind, ends_run=ends,
        resumes=("later" if later else "at-once") if ends else None,
        resumed_at=begun if later and draw(st.booleans()) else None,
    )  # fmt: skip


Records = dict[int, Contact]


@st.composite
def sequences(draw: st.DrawFn) -> tuple[datetime, list[Records]]:
    """The ledger after each of a number of changes: added, edited, moved, removed, brought back."""
    around = draw(arounds())
    states: list[Records] = [{}]
    for number in range(1, draw(st.integers(1, 14)) + 1):
        now = dict(states[-1])
        does = draw(st.sampled_from(["add", "add", "edit", "move", "remove", "restore"]))
        if does == "add" or not now:
            now[number] = replace(draw(entries(around)), id=number)
        else:
            which = draw(st.sampled_from(sorted(now)))
            match does:
                case "edit":
                    now[which] = replace(draw(entries(around)), id=which)
                case "move":
                    at = wall(around + draw(nearby), draw(zones))
                    now[which] = replace(now[which], at=at)
                case "remove":
                    now[which] = replace(now[which], deleted=wall(LAST, "Europe/London"))
                case _:
                    now[which] = replace(now[which], deleted=None)
        states.append(now)
    return around, states


def spans(ledger: Ledger) -> list[tuple[datetime, datetime | None]]:
    parts = [(run.begins, run.until) for run in ledger.runs]
    parts += [(pause.begins, pause.until) for pause in ledger.pauses]
    return sorted(parts, key=lambda part: part[0])


def shown(records: Sequence[Contact], day_starts: time, today: date) -> tuple[Any, ...]:
    """Everything that is computed from a ledger."""
    ledger = read_ledger(records, day_starts)
    return ledger, standing(ledger, today), read_looks(records, day_starts)


@given(sequences(), boundaries)
def test_runs_and_pauses_partition_the_time_after_every_change(
    made: tuple[datetime, list[Records]], day_starts: time
) -> None:
    for records in made[1]:
        parts = spans(read_ledger(records.values(), day_starts))
        firsts = sorted(c.at for c in records.values() if c.is_live and c.ends_run)
        assert [begins for begins, _ in parts[:1]] == firsts[:1]
        assert [until for _, until in parts[-1:]] == [None] * bool(firsts)
        for (begins, until), (following, _) in pairwise(parts):
            assert until == following
            assert begins < following


@given(sequences(), boundaries, st.data())
def test_adding_an_entry_and_removing_it_again_is_the_identity_at_any_point(
    made: tuple[datetime, list[Records]], day_starts: time, data: st.DataObject
) -> None:
    around, states = made
    records = data.draw(st.sampled_from(states))
    today = around.date() + data.draw(st.integers(-5, 40)) * DAY
    before = shown(list(records.values()), day_starts, today)
    added = replace(data.draw(entries(around)), id=99)
    removed = replace(added, deleted=added.at)
    assert shown([removed, *records.values()], day_starts, today) == before
    # In whatever order the file has them.
    mixed = data.draw(st.permutations([*records.values(), removed]))
    assert shown(mixed, day_starts, today) == before


def is_kept(day: date, live: Sequence[Contact], day_starts: time, today: date) -> bool:
    """A calendar day by the definition, read off the ledger's lines and nothing else."""
    if day > today:
        return False
    for number, entry in enumerate(live):
        begins = entry.resumed_at if entry.resumes == "later" else entry.at
        if begins is None:
            continue
        begins = max(begins, entry.at)
        until = live[number + 1].at if number + 1 < len(live) else None
        if until is not None and begins >= until:
            continue  # the next one came first: no run between
        if wall_day(begins, day_starts) < day and (
            until is None or day < wall_day(until, day_starts)
        ):
            return True
    return False


def wall_day(at: datetime, day_starts: time) -> date:
    """The day of a record, worked out another way than the program does it."""
    back = timedelta(hours=day_starts.hour, minutes=day_starts.minute)
    return (at.replace(tzinfo=None) - back).date()


@given(sequences(), boundaries, zones, nearby)
def test_kept_of_thirty_agrees_with_a_count_of_the_calendar(
    made: tuple[datetime, list[Records]], day_starts: time, here: str, later: timedelta
) -> None:
    around, states = made
    today = day_of(wall(around + later, here), day_starts)
    for records in states:
        live = [each for each in records.values() if each.is_live and each.ends_run]
        live.sort(key=lambda each: (each.at.timestamp(), each.id))
        first = wall_day(live[0].at, day_starts) if live else today
        window = [day for n in range(30) if (day := today - n * DAY) > first]
        kept = [day for day in window if is_kept(day, live, day_starts, today)]
        stands = standing(read_ledger(records.values(), day_starts), today)
        assert (stands.kept, stands.window_days) == (len(kept), len(window))


def test_the_changes_of_the_clocks_are_found() -> None:
    """What the storms above lean on: gaps, overlaps, half hours, and a day that never was."""
    assert len(changes("Europe/London", 2026)) == 2
    assert len(changes("Australia/Lord_Howe", 2026)) == 2
    assert changes("Pacific/Apia", 2011)[-1] == datetime(2011, 12, 30, 10, tzinfo=UTC)
    assert changes("Asia/Kathmandu", 2026) == ()


# Looking at their profile


def look(at: str, **fields: Any) -> Contact:
    kind = fields.pop("kind", ContactKind.LOOKED)
    return Contact(
        at=datetime.fromisoformat(at), zone="x", kind=kind, **{"ends_run": False, **fields}
    )


def test_looks_are_counted_in_days_by_themselves_whatever_they_meant_for_the_run() -> None:
    records = [
        look("2026-11-10T22:00:00-05:00"),
        look("2026-11-11T02:30:00-05:00"),  # still the night of the tenth
        look("2026-11-11T12:00:00-05:00", ends_run=True),
        look("2026-11-12T12:00:00-05:00", deleted=datetime(2026, 11, 13, tzinfo=UTC)),
        look("2026-11-14T12:00:00-05:00", kind=ContactKind.DRAFTED),
    ]
    looks = read_looks(records, time(3))
    assert looks.days == (date(2026, 11, 10), date(2026, 11, 11))
    assert looks.among_last(30, date(2026, 11, 20)) == 2
    assert looks.among_last(10, date(2026, 11, 20)) == 1
    assert looks.among_last(30, date(2026, 12, 20)) == 0
    assert looks.days_since(date(2026, 12, 20)) == 39
    # A clock that was set back, and a ledger without any.
    assert looks.among_last(30, date(2026, 11, 9)) == 0
    assert looks.days_since(date(2026, 11, 9)) is None
    assert read_looks([], time(3)).days_since(date(2026, 11, 20)) is None
